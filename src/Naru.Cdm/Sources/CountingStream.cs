namespace Naru.Cdm.Sources;

/// <summary>Counts the bytes that are read from a file or an archive entry, before any decompression on top of it.</summary>
internal sealed class CountingStream(Stream inner, IDisposable? owner = null) : ReadOnlyStream
{
    private long count;

    /// <summary>Bytes read so far. May be read from another thread.</summary>
    public long Count => Interlocked.Read(ref count);

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Interlocked.Add(ref count, read);
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
