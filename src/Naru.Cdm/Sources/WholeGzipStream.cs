using System.IO.Compression;

namespace Naru.Cdm.Sources;

/// <summary>
/// Decompresses gzip, and fails when the file was cut off. <see cref="GZipStream"/> by itself takes a cut-off file for a shorter
/// one, and the missing rows would go unnoticed. So a member with a known content is put after the end of the file: only behind
/// a complete file does it come out as what it is. Files of several members, as <c>bgzip</c> and <c>cat</c> make, work too.
/// </summary>
internal sealed class WholeGzipStream(Stream compressed) : ReadOnlyStream
{
    private const int BufferSize = 1 << 16;

    /// <summary>No text file ends like this.</summary>
    private static readonly byte[] Mark = [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8];
    private static readonly byte[] CompressedMark = Compress(Mark);

    private readonly GZipStream inner = new(new Appended(compressed, CompressedMark), CompressionMode.Decompress);
    private readonly byte[] buffer = new byte[BufferSize];
    private int start;
    private int end;
    private bool isAtEnd;

    /// <exception cref="InvalidDataException">The file is cut off or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (!isAtEnd && end - start <= Mark.Length)
        {
            Fill();
        }

        // What might be the mark is held back until the end is known.
        var count = Math.Min(buffer.Length, isAtEnd ? end - start : end - start - Mark.Length);
        this.buffer.AsSpan(start, count).CopyTo(buffer);
        start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return result.ToArray();
    }

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        var read = inner.Read(buffer, end, buffer.Length - end);
        end += read;
        if (read > 0)
        {
            return;
        }

        isAtEnd = true;
        if (!buffer.AsSpan(0, end).EndsWith(Mark))
        {
            throw new InvalidDataException("The gzip file is cut off.");
        }

        end -= Mark.Length;
    }

    /// <summary>A stream followed by some bytes.</summary>
    private sealed class Appended(Stream first, byte[] then) : ReadOnlyStream
    {
        private int position;

        public override int Read(Span<byte> buffer)
        {
            var read = position == 0 ? first.Read(buffer) : 0;
            if (read > 0)
            {
                return read;
            }

            var count = Math.Min(buffer.Length, then.Length - position);
            then.AsSpan(position, count).CopyTo(buffer);
            position += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                first.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
