using System.IO.Compression;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Sources;

/// <summary>A file, or an entry of a ZIP archive, that holds one table.</summary>
/// <param name="Table">The table it holds.</param>
/// <param name="Name">Its name as users see it: the file's, or <c>archive.zip/entry</c>.</param>
/// <param name="Path">The file, or the archive that it is in.</param>
/// <param name="Entry">Its full name in the archive; null for a file of its own.</param>
/// <param name="Bytes">Its length before any decompression of its own.</param>
internal sealed record TableFile(OmopTable Table, string Name, string Path, string? Entry, long Bytes)
{
    public bool IsParquet => HasExtension(".parquet");

    private bool IsGzip => HasExtension(".gz");

    /// <summary>Its content, decompressed, beside the stream that counts how much of it was read.</summary>
    public (Stream Content, CountingStream Counter) Open()
    {
        var counter = new CountingStream(OpenRaw(out var owner), Entry is null ? null : Bytes, owner);
        return (IsGzip ? new WholeGzipStream(counter) : counter, counter);
    }

    /// <summary>Its bytes as they lie there: what a hash is made of.</summary>
    public Stream OpenBytes() => new CountingStream(OpenRaw(out var owner), Entry is null ? null : Bytes, owner);

    private Stream OpenRaw(out IDisposable? owner)
    {
        owner = null;
        if (Entry is null)
        {
            return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }

        // An archive cannot be read by two threads: every table opens its own.
        var archive = ZipFile.OpenRead(Path);
        owner = archive;
        return archive.GetEntry(Entry)!.Open();
    }

    private bool HasExtension(string extension) => (Entry ?? Path).EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
