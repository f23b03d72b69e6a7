using System.Collections.Concurrent;

namespace Naru.Cdm.Loading;

/// <summary>
/// Cuts a text file into blocks at the ends of records. The same file is always cut in the same way. Not thread safe, except for
/// <see cref="Return"/>.
/// </summary>
internal sealed unsafe class TextBlockReader : IDisposable
{
    /// <summary>
    /// As many as two row groups of DuckDB hold: a transaction that appends at least one hands them over to the table as they are;
    /// from a smaller one they are copied. While the second is filled, the first is compressed outside of the commit, which only
    /// one transaction at a time can be in.
    /// </summary>
    private const int RecordsInBlock = 2 * 122_880;

    /// <summary>A record with more bytes than this is one in which a quote is not closed.</summary>
    private const int LongestRecord = 1 << 24;

    private const int LongestHeader = 1 << 16;
    private const int SmallestRead = 1 << 14;
    private const int FirstBuffer = 1 << 18;
    private const int LargestBuffer = 3 << 24;

    private readonly Utf8Input input;
    private readonly ConcurrentBag<byte[]> free = [];
    private byte[] buffer;
    private int filled;
    private int blocks;
    private int expected;
    private bool isInputAtEnd;

    /// <param name="input">The file; disposed with the reader.</param>
    public TextBlockReader(Utf8Input input)
    {
        this.input = input;
        buffer = TakeBuffer(FirstBuffer);
    }

    /// <summary>The file.</summary>
    public Utf8Input Input => input;

    /// <summary>How the file is written; to be set before the first block is asked for.</summary>
    public TextFormat? Format { get; set; }

    /// <summary>Whether there are no more blocks.</summary>
    public bool IsAtEnd => isInputAtEnd && filled == 0;

    /// <summary>Why the file could not be read to its end. The records before are all in blocks.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether a record had no end, and nothing was read from there on.</summary>
    public bool IsRecordTooLong { get; private set; }

    private int Room => buffer.Length - FieldScanner.Padding;

    /// <summary>The bytes of the first line, or of its beginning if it is very long; to be asked for before the first block.</summary>
    public ReadOnlySpan<byte> Header()
    {
        Fill();
        var start = buffer.AsSpan(0, Math.Min(filled, LongestHeader));
        var end = start.IndexOfAny((byte)'\r', (byte)'\n');
        return end < 0 ? start : start[..end];
    }

    /// <summary>The next block; null at the end.</summary>
    public TextBlock? Next()
    {
        var records = 0;
        var length = 0;
        while (true)
        {
            Fill();
            length = Cut(length, ref records);
            var isFull = Room >= LargestBuffer;
            if (isInputAtEnd || records == RecordsInBlock || (isFull && length > 0))
            {
                break;
            }

            if (filled - length > LongestRecord || isFull)
            {
                StopAtLongRecord(length);
                break;
            }

            Grow();
        }

        if (isInputAtEnd && records < RecordsInBlock)
        {
            if (filled - length > LongestRecord)
            {
                StopAtLongRecord(length);
            }

            // The last record need not have a line end; but what a failure cut off is no record.
            length = Failure is null ? filled : length;
            filled = length;
        }

        return length == 0 ? null : Take(length, records);
    }

    /// <summary>Gives back the buffer of a block that is done with. Thread safe.</summary>
    public void Return(TextBlock block) => free.Add(block.Buffer);

    /// <summary>Reads no further: what has not been handed out is dropped.</summary>
    public void Stop()
    {
        isInputAtEnd = true;
        filled = 0;
    }

    public void Dispose() => input.Dispose();

    private void StopAtLongRecord(int length)
    {
        IsRecordTooLong = true;
        isInputAtEnd = true;
        filled = length;
    }

    private void Fill()
    {
        try
        {
            while (!isInputAtEnd && filled + SmallestRead <= Room)
            {
                var read = input.Read(buffer.AsSpan(filled, Room - filled));
                filled += read;
                isInputAtEnd = read == 0;
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Failure = e;
            isInputAtEnd = true;
        }
    }

    /// <summary>Counts records from a place on, until there are enough for a block.</summary>
    /// <returns>Where the last complete one ends.</returns>
    private int Cut(int from, ref int records)
    {
        var rest = buffer.AsSpan(from, filled - from);
        return from + (Format!.HasQuotes && rest.Contains((byte)'"') ? CutQuoted(rest.Length, from, ref records) : CutPlain(rest, ref records));
    }

    private int CutPlain(ReadOnlySpan<byte> bytes, ref int records)
    {
        var position = 0;
        while (records < RecordsInBlock)
        {
            var length = bytes[position..].IndexOfAny((byte)'\n', (byte)'\r');
            if (length < 0)
            {
                break;
            }

            var next = position + length + 1;
            if (bytes[next - 1] == '\r')
            {
                if (next == bytes.Length && !isInputAtEnd)
                {
                    break;
                }

                next += next < bytes.Length && bytes[next] == '\n' ? 1 : 0;
            }

            position = next;
            records++;
        }

        return position;
    }

    private int CutQuoted(int length, int from, ref int records)
    {
        fixed (byte* start = buffer)
        {
            var scanner = new FieldScanner(start + from, length, (byte)Format!.Delimiter, hasQuotes: true);
            var position = 0;
            while (records < RecordsInBlock && scanner.NextRecord([], []) >= 0)
            {
                var mayGoOn = !isInputAtEnd && scanner.Position == length && start[from + length - 1] == '\r';
                if (!scanner.IsEnded || mayGoOn)
                {
                    break;
                }

                position = scanner.Position;
                records++;
            }

            return position;
        }
    }

    private void Grow()
    {
        var larger = TakeBuffer(Math.Min(Math.Max(Room * 2, expected), LargestBuffer));
        buffer.AsSpan(0, filled).CopyTo(larger);
        free.Add(buffer);
        buffer = larger;
    }

    private TextBlock Take(int length, int records)
    {
        if (records == RecordsInBlock)
        {
            // Somewhat more than this block needed, so that the next one will rarely have to grow.
            expected = Math.Min(length + (length / 16) + SmallestRead, LargestBuffer);
        }

        var isDamaged = input.IsDamaged || buffer.AsSpan(0, length).Contains((byte)0);
        var block = new TextBlock(blocks++, buffer, length, isDamaged);
        var rest = block.Buffer.AsSpan(length, filled - length);
        buffer = TakeBuffer(Math.Max(isInputAtEnd ? 0 : expected, rest.Length + FirstBuffer));
        rest.CopyTo(buffer);
        filled = rest.Length;
        return block;
    }

    private byte[] TakeBuffer(int length)
    {
        while (free.TryTake(out var old))
        {
            if (old.Length >= length + FieldScanner.Padding)
            {
                return old;
            }
        }

        return GC.AllocateUninitializedArray<byte>(length + FieldScanner.Padding, pinned: true);
    }
}
