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
    /// <summary>The files that hold the table one after another; only itself if it is in one file.</summary>
    public IReadOnlyList<TableFile> Parts { get => field ?? [this]; init; }

    public bool IsParquet => HasExtension(".parquet");

    private bool IsGzip => HasExtension(".gz");

    /// <summary>Its content, decompressed, beside the stream that counts how much of it was read.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged; also thrown by reading.</exception>
    public (Stream Content, CountingStream Counter) Open()
    {
        var counter = Entry is null ? OpenFile() : OpenEntry(Entry);
        return (IsGzip ? new WholeGzipStream(counter) : counter, counter);
    }

    /// <summary>Its bytes as they lie there: what a hash is made of.</summary>
    public Stream OpenBytes() => Entry is null ? OpenFile() : OpenEntry(Entry);

    private CountingStream OpenFile() =>
        new(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan), null, null);

    private CountingStream OpenEntry(string name)
    {
        // An archive cannot be read by two threads: every table opens its own.
        var archive = ZipFile.OpenRead(Path);
        try
        {
            var entry = archive.GetEntry(name) ?? throw new InvalidDataException("The archive has changed.");
            return new CountingStream(entry.Open(), (entry.Length, entry.Crc32), archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    private bool HasExtension(string extension) => (Entry ?? Path).EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
