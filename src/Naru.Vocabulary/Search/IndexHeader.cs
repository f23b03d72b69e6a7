using System.Text.Json;
using System.Text.Json.Serialization;

namespace Naru.Vocabulary.Search;

/// <summary>What stands beside the index: its format, what it holds, and what its files are, by which a broken or changed copy is seen at once.</summary>
/// <param name="Format">The format's number.</param>
/// <param name="Concepts">Number of concepts.</param>
/// <param name="GroupEnds">
/// Concepts are numbered by how they rank apart from the store's persons: by group (standard, classification, other; in each the valid before
/// the invalid), length of the name, id. Where each of the six groups ends.
/// </param>
/// <param name="Domains">The domains by their numbers.</param>
/// <param name="Vocabularies">The vocabularies by their numbers.</param>
/// <param name="Classes">The classes by their numbers.</param>
/// <param name="Files">The other files: their sizes and checksums.</param>
/// <param name="Checksum">Of the header itself, written with 0 here.</param>
internal sealed record IndexHeader(
    int Format, int Concepts, int[] GroupEnds, string[] Domains, string[] Vocabularies, string[] Classes, SortedDictionary<string, FileSign> Files, uint Checksum = 0)
{
    public const int CurrentFormat = 2;
    public const string FileName = "search.json";

    /// <summary>How many bits each of the facets' numbers has.</summary>
    public const int FacetBits = 16;

    public static int GroupOf(StandardStatus standard, bool valid) => ((int)standard * 2) + (valid ? 0 : 1);

    public int GroupOf(int document)
    {
        var group = 0;
        while (document >= GroupEnds[group])
        {
            group++;
        }

        return group;
    }

    public void Write(string folder) =>
        File.WriteAllBytes(Path.Combine(folder, FileName), Bytes(this with { Checksum = OwnChecksum() }));

    /// <exception cref="JsonException">It is no header.</exception>
    public static IndexHeader? Read(string folder) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, FileName)), HeaderJson.Default.IndexHeader);

    /// <summary>The sizes and checksums of an index's files; they are read whole, several at a time.</summary>
    public static SortedDictionary<string, FileSign> SignsOf(string folder) => new(
        FilesOf(folder).AsParallel().Select(f => (f.Name, Sign: FileSign.Of(f))).ToDictionary(f => f.Name, f => f.Sign, StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>
    /// Whether header and files are those that were written. The reader of the index trusts what it reads: a changed byte could make it take any amount
    /// of memory, or give a wrong answer.
    /// </summary>
    public bool IsOf(string folder) =>
        Checksum == OwnChecksum()
        && FilesOf(folder).Select(f => (f.Name, f.Length)).Order().SequenceEqual(Files.Select(f => (f.Key, f.Value.Bytes)).Order())
        && Files.SequenceEqual(SignsOf(folder));

    private static byte[] Bytes(IndexHeader header) => JsonSerializer.SerializeToUtf8Bytes(header, HeaderJson.Default.IndexHeader);

    private uint OwnChecksum() => FileSign.Of(new MemoryStream(Bytes(this with { Checksum = 0 }))).Checksum;

    private static IEnumerable<FileInfo> FilesOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles().Where(f => f.Name is not FileName and not "write.lock");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IndexHeader))]
internal sealed partial class HeaderJson : JsonSerializerContext;
