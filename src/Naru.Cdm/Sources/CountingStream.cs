namespace Naru.Cdm.Sources;

/// <summary>Counts the bytes that are read from a file or an archive entry, before any decompression on top of it.</summary>
/// <param name="inner">The file or entry.</param>
/// <param name="expected">How many bytes there must be, and their checksum; null if that is not known.</param>
/// <param name="owner">Disposed with the stream.</param>
internal sealed class CountingStream(Stream inner, (long Bytes, uint Checksum)? expected, IDisposable? owner) : ReadOnlyStream
{
    private long count;
    private Crc32 checksum;

    /// <summary>Bytes read so far. May be read from another thread.</summary>
    public long Count => Interlocked.Read(ref count);

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        var total = Interlocked.Add(ref count, read);
        if (expected is { } whole)
        {
            checksum.Add(buffer[..read]);

            // .NET decompresses an archive's entry without a look at its checksum. With the last byte, so that it is not handed out.
            if ((read == 0 && buffer.Length > 0 && total != whole.Bytes)
                || total > whole.Bytes
                || (total == whole.Bytes && checksum.Value != whole.Checksum))
            {
                throw new InvalidDataException("The archive's entry is damaged.");
            }
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner?.Dispose();
        }

        base.Dispose(disposing);
    }
}
