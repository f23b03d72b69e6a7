using Naru.Core;

namespace Naru.Vocabulary.Storage;

/// <summary>
/// A loaded vocabulary on disk: <c>vocabulary.json</c>, which names a folder beside it with the store of the vocabulary's tables
/// (<c>vocabulary.naru</c>), the tables for looking up the other way round (<c>lookup.duckdb</c>) and the index for searching
/// (<c>search</c>). To replace a vocabulary, a new folder is made and named: readers find the old one or the new one, whole.
/// </summary>
public static class VocabularyFolder
{
    /// <summary>The file that says what the folder holds.</summary>
    public const string ManifestFile = "vocabulary.json";

    /// <summary>The store of the vocabulary's tables, within a generation.</summary>
    public const string StoreFile = "vocabulary.naru";

    /// <summary>The tables for looking up, within a generation.</summary>
    public const string LookupFile = "lookup.duckdb";

    /// <summary>The index for searching, within a generation.</summary>
    public const string SearchFolder = "search";

    /// <summary>What a folder says about itself.</summary>
    /// <returns>The manifest; or that it is no loaded vocabulary, or one of another format.</returns>
    public static Result<VocabularyManifest> ReadManifest(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var place = new SourcePlace(folder);
        try
        {
            var (format, manifest) = VocabularyManifest.Parse(File.ReadAllText(Path.Combine(folder, ManifestFile)));
            return (format, manifest) switch
            {
                (_, not null) => Result.Success(manifest),
                (null, _) => Result.Failure<VocabularyManifest>([VocabularyErrors.NotAVocabulary.At(place)]),
                (VocabularyManifest.FormatVersion, _) => Result.Failure<VocabularyManifest>([VocabularyErrors.DamagedVocabulary.At(place, ManifestFile)]),
                _ => Result.Failure<VocabularyManifest>([VocabularyErrors.NewerVocabulary.At(place, format, VocabularyManifest.FormatVersion)]),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Result.Failure<VocabularyManifest>([VocabularyErrors.NotAVocabulary.At(place)]);
        }
    }

    /// <summary>The store in the folder of a loaded vocabulary; null if it is no such folder.</summary>
    public static string? StoreIn(string folder) =>
        File.Exists(Path.Combine(folder, ManifestFile)) && ReadManifest(folder).Value is { } manifest
            ? Path.Combine(folder, manifest.Generation, StoreFile)
            : null;

    /// <summary>Puts a manifest into its place, in one step.</summary>
    internal static void WriteManifest(string folder, VocabularyManifest manifest)
    {
        var temporary = Path.Combine(folder, "." + ManifestFile + ".tmp");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(manifest.ToJson());
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path.Combine(folder, ManifestFile), overwrite: true);
    }
}
