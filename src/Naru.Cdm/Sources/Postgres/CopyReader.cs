using System.Buffers.Binary;
using System.Diagnostics;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>
/// Reads PostgreSQL's binary COPY format from a stream, field by field, from one large buffer. Values are spans of the buffer:
/// good until the next call.
/// </summary>
internal sealed class CopyReader(Stream stream)
{
    private static readonly byte[] Signature = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8];

    /// <summary>A read that takes longer has waited for the server.</summary>
    private static readonly TimeSpan Waited = TimeSpan.FromMicroseconds(20);

    private byte[] buffer = new byte[1 << 18];
    private int position;
    private int end;

    /// <summary>Bytes that came.</summary>
    public long Bytes { get; private set; }

    /// <exception cref="InvalidDataException">The stream is not in this format.</exception>
    public void ReadHeader()
    {
        if (!Take(Signature.Length).SequenceEqual(Signature) || ReadInt32() != 0)
        {
            throw new InvalidDataException("This is no binary COPY stream.");
        }

        Take(ReadInt32());
    }

    /// <summary>Begins a row: the number of its fields; negative if there is none left.</summary>
    public int ReadFieldCount() => BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short)));

    /// <summary>Begins a field: its length; negative if it is NULL.</summary>
    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));

    /// <summary>The next bytes.</summary>
    /// <exception cref="EndOfStreamException">There are not as many.</exception>
    public ReadOnlySpan<byte> Take(int length)
    {
        if (end - position < length)
        {
            Fill(length);
        }

        var span = new ReadOnlySpan<byte>(buffer, position, length);
        position += length;
        return span;
    }

    /// <summary>Reads what follows the last row: only then has the server said that all went well.</summary>
    /// <exception cref="InvalidDataException">There is more.</exception>
    public void ReadEnd()
    {
        if (position < end || stream.Read(buffer) > 0)
        {
            throw new InvalidDataException("Something follows the end of the binary COPY stream.");
        }
    }

    private void Fill(int length)
    {
        // The stream hands out a row at a time: reading goes on behind it until the buffer is used up, so that little is moved.
        if (buffer.Length - position < length || position == end)
        {
            var rest = buffer.AsSpan(position, end - position);
            if (buffer.Length < length)
            {
                var larger = new byte[Math.Max(length, buffer.Length * 2)];
                rest.CopyTo(larger);
                buffer = larger;
            }
            else
            {
                rest.CopyTo(buffer);
            }

            (position, end) = (0, rest.Length);
        }

        while (end - position < length)
        {
            var start = Stopwatch.GetTimestamp();
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (Stopwatch.GetElapsedTime(start) > Waited)
            {
                // The server sends 8 KiB at a time, and to be woken for each costs both sides more than the data do. In a
                // millisecond the socket holds a hundred times as much, and the server goes on meanwhile.
                Thread.Sleep(1);
            }

            if (read == 0)
            {
                throw new EndOfStreamException("The binary COPY stream ended before its trailer.");
            }

            end += read;
            Bytes += read;
        }
    }
}
