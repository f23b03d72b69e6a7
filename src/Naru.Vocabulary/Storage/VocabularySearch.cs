using Naru.Core;
using Naru.Vocabulary.Search;

namespace Naru.Vocabulary.Storage;

/// <summary>The index for searching in the folder of a loaded vocabulary.</summary>
internal static class VocabularySearch
{
    private const string Store = "store";
    private const long MostBuffer = 256L << 20;
    private const long LeastBuffer = 16L << 20;

    /// <summary>Writes it.</summary>
    /// <param name="store">The vocabulary's store.</param>
    /// <param name="folder">The new index.</param>
    /// <param name="spillFolder">Where DuckDB puts what does not fit into memory.</param>
    /// <param name="threads">How many threads read.</param>
    /// <param name="memory">What DuckDB and the index may take together, in bytes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What went wrong.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ValueList<Error> Write(string store, string folder, string spillFolder, int threads, long memory, CancellationToken cancellation)
    {
        // An index takes about three times its buffer.
        using var connection = Query.Open(threads, memory / 2, spillFolder);
        Query.Run(connection, $"ATTACH {Query.Text(store)} AS {Store} (READ_ONLY)", cancellation);
        VocabularyTables.Expose(connection, Store);
        var options = new SearchBuildOptions(Math.Clamp(memory / 6, LeastBuffer, MostBuffer));
        var built = SearchIndex.Build(connection, "main", folder, options, null, cancellation);
        built.Value?.Dispose();
        return built.Findings;
    }

    /// <summary>Opens it, if it is of the vocabulary.</summary>
    public static Result<SearchIndex> Open(string folder, VocabularyManifest manifest)
    {
        var opened = SearchIndex.Open(Path.Combine(folder, manifest.Generation, VocabularyFolder.SearchFolder));
        if (opened.Value is { } index && index.Concepts != manifest.Concepts)
        {
            index.Dispose();
            return Result.Failure<SearchIndex>([VocabularyErrors.DamagedVocabulary.At(new SourcePlace(folder), VocabularyFolder.SearchFolder)]);
        }

        return opened;
    }
}
