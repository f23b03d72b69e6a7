namespace Naru.Cdm.Sources;

/// <summary>Counts the bytes that are read from a file or an archive entry, before any decompression on top of it.</summary>
/// <param name="inner">The file or entry.</param>
/// <param name="expected">How many bytes there must be; null if that is not known.</param>
/// <param name="owner">Disposed with the stream.</param>
internal sealed class CountingStream(Stream inner, long? expected, IDisposable? owner) : ReadOnlyStream
{
    private long count;

    /// <summary>Bytes read so far. May be read from another thread.</summary>
    public long Count => Interlocked.Read(ref count);

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        var total = Interlocked.Add(ref count, read);
        if (read == 0 && buffer.Length > 0 && expected is { } bytes && total != bytes)
        {
            throw new InvalidDataException("The archive holds less of the file than it says.");
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
