using System.Numerics;
using System.Runtime.Intrinsics;

namespace Naru.Cdm.Loading;

/// <summary>
/// Splits the UTF-8 bytes of a text file into records and fields, 64 bytes at a time. A quote at the start of a field quotes it;
/// elsewhere it is a letter. CR, LF and CRLF end a record. The memory must stay where it is while the scanner is used, and
/// <see cref="Padding"/> bytes behind its end must be readable.
/// </summary>
internal unsafe struct FieldScanner
{
    /// <summary>How many bytes behind the end are looked at, and ignored.</summary>
    public const int Padding = 64;

    private const byte Quote = (byte)'"';

    private readonly byte* origin;
    private readonly byte* end;
    private readonly byte delimiter;
    private readonly bool hasQuotes;
    private byte* window;
    private ulong specials;

    /// <param name="start">The first byte, at which a record begins.</param>
    /// <param name="length">How many bytes there are.</param>
    /// <param name="delimiter">Between fields.</param>
    /// <param name="hasQuotes">Whether quotes are more than letters.</param>
    public FieldScanner(byte* start, int length, byte delimiter, bool hasQuotes)
    {
        origin = start;
        end = start + length;
        this.delimiter = delimiter;
        this.hasQuotes = hasQuotes;
        window = start;
        specials = SpecialsIn(start);
    }

    /// <summary>Where the next record begins, as a distance from the first byte.</summary>
    public int Position { get; private set; }

    /// <summary>How many lines have been read.</summary>
    public long Lines { get; private set; }

    /// <summary>Whether the last record was ended by a line end, and not by the end of the bytes.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Reads a record; fields beyond the room that is given are counted, not kept.</summary>
    /// <param name="starts">Where its fields start.</param>
    /// <param name="ends">Where they end.</param>
    /// <returns>How many fields it has; -1 if there are no more records.</returns>
    public int NextRecord(Span<int> starts, Span<int> ends)
    {
        // Without overflow checks: all is within the memory that the constructor was given.
        unchecked
        {
            var start = origin + Position;
            if (start >= end)
            {
                return -1;
            }

            var count = 0;
            while (true)
            {
                var stop = hasQuotes && *start == Quote && start < end ? EndOfQuoted() : NextSeparator();
                if (count < starts.Length)
                {
                    starts[count] = (int)(start - origin);
                    ends[count] = (int)(stop - origin);
                }

                count++;
                start = stop + 1;
                if (stop == end)
                {
                    Position = (int)(end - origin);
                    Lines++;
                    IsEnded = false;
                    return count;
                }

                if (*stop != delimiter)
                {
                    Lines++;
                    Position = (int)(AfterLineEnd(stop) - origin);
                    IsEnded = true;
                    return count;
                }
            }
        }
    }

    /// <summary>The line end may have a second byte.</summary>
    private byte* AfterLineEnd(byte* stop)
    {
        unchecked
        {
            if (*stop == '\r' && stop + 1 < end && stop[1] == '\n')
            {
                NextSpecial();
                return stop + 2;
            }

            return stop + 1;
        }
    }

    /// <summary>The end of a field that begins with a quote, of which nothing has been read.</summary>
    private byte* EndOfQuoted()
    {
        unchecked
        {
            NextSpecial();
            while (true)
            {
                var special = NextSpecial();
                if (special == end)
                {
                    return end;
                }

                if (*special == Quote)
                {
                    if (special + 1 == end || special[1] != Quote)
                    {
                        return NextSeparator();
                    }

                    NextSpecial();
                }
                else if (*special == '\n' || (*special == '\r' && special[1] != '\n'))
                {
                    Lines++;
                }
            }
        }
    }

    private byte* NextSeparator()
    {
        byte* special;
        do
        {
            special = NextSpecial();
        }
        while (hasQuotes && special != end && *special == Quote);
        return special;
    }

    /// <summary>The next delimiter, line end or quote; the end if there is none.</summary>
    private byte* NextSpecial()
    {
        unchecked
        {
            while (specials == 0)
            {
                if (end - window <= 64)
                {
                    return end;
                }

                window += 64;
                specials = SpecialsIn(window);
            }

            var special = window + BitOperations.TrailingZeroCount(specials);
            specials &= specials - 1;
            return special;
        }
    }

    private readonly ulong SpecialsIn(byte* bytes)
    {
        unchecked
        {
            var mask = SpecialsIn(Vector256.Load(bytes)) | ((ulong)SpecialsIn(Vector256.Load(bytes + 32)) << 32);
            var left = end - bytes;
            return left >= 64 ? mask : mask & ((1UL << (int)left) - 1);
        }
    }

    private readonly uint SpecialsIn(Vector256<byte> bytes) =>
        (Vector256.Equals(bytes, Vector256.Create(delimiter))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\r'))
            | Vector256.Equals(bytes, Vector256.Create(hasQuotes ? Quote : delimiter))).ExtractMostSignificantBits();
}
