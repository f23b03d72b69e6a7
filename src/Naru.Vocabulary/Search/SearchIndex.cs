using System.Runtime.CompilerServices;
using System.Text.Json;
using DuckDB.NET.Data;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>
/// Finds concepts by name, synonym, code and id. An index is a folder that is written once; an open one is safe for threads and gives the same
/// answer to the same question. What is found and how it ranks is written down, and tested, in <c>SearchManualTests</c>.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    /// <summary>How far found concepts are counted: what is more is "at least".</summary>
    public const int CountedAtMost = 10_000;

    /// <summary>If fewer concepts than this are found as written, parts of words and misspellings are looked for, too.</summary>
    public const int Few = 10;

    private readonly string folder;
    private readonly MMapDirectory directory;
    private readonly DirectoryReader directoryReader;
    private readonly Lazy<WordList> words;
    private readonly ConditionalWeakTable<IConceptUse, UsedConcepts> used = [];

    private SearchIndex(string folder, IndexHeader header, MMapDirectory directory, DirectoryReader reader, SearchLimits limits)
    {
        this.folder = folder;
        this.directory = directory;
        directoryReader = reader;
        Header = header;
        Limits = limits;
        Searcher = new(reader);
        Reader = reader.Leaves[0].AtomicReader;
        words = new(() => WordList.Read(folder));
    }

    /// <summary>How many concepts the index has.</summary>
    public int Concepts => Header.Concepts;

    internal IndexHeader Header { get; }

    internal SearchLimits Limits { get; }

    internal IndexSearcher Searcher { get; }

    internal AtomicReader Reader { get; }

    internal Func<WordList> Words => () => words.Value;

    /// <summary>
    /// Builds an index of a vocabulary. It is written beside the folder and takes its place when it is complete; an index that is there is replaced.
    /// </summary>
    /// <param name="connection">An open connection, busy until the index is built; its memory limit and threads are kept to.</param>
    /// <param name="schema">What stands before <c>.concept</c> and <c>.concept_synonym</c>: a schema, or a catalogue and a schema.</param>
    /// <param name="folder">Where the index shall be.</param>
    /// <param name="options">What may be used.</param>
    /// <param name="progress">Is told how far the work is.</param>
    /// <param name="cancellationToken">Stops the work; nothing remains of it.</param>
    /// <returns>The opened index, or the errors: VOC204, VOC205.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<SearchIndex> Build(
        DuckDBConnection connection, string schema, string folder, SearchBuildOptions? options = null,
        IProgress<SearchBuildProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentException.ThrowIfNullOrEmpty(schema);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var rows = new ConceptRows(connection, schema);
        var total = rows.Count();
        if (total == 0)
        {
            return Result.Failure<SearchIndex>([SearchErrors.NoConcepts.At(new SourcePlace(folder))]);
        }

        var target = Path.GetFullPath(folder);
        var partial = $"{target}.partial";
        try
        {
            Discard(partial);
            System.IO.Directory.CreateDirectory(partial);
            IndexBuilder.Write(rows.Read(cancellationToken), total, partial, options ?? new(), progress, cancellationToken).Write(partial);
            Discard(target);
            System.IO.Directory.Move(partial, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(partial);
            return Result.Failure<SearchIndex>([SearchErrors.CannotWrite.At(new SourcePlace(folder))]);
        }
        catch
        {
            Discard(partial);
            throw;
        }

        return Open(folder);
    }

    /// <summary>The number of the format that is written and read; another one is VOC202.</summary>
    public static int Format => IndexHeader.CurrentFormat;

    /// <summary>Opens an index.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The index, or an error: VOC201, VOC202, VOC203.</returns>
    public static Result<SearchIndex> Open(string folder) => Open(folder, new(Few, CountedAtMost));

    internal static Result<SearchIndex> Open(string folder, SearchLimits limits)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var place = new SourcePlace(folder);
        if (!File.Exists(Path.Combine(folder, IndexHeader.FileName)))
        {
            return Result.Failure<SearchIndex>([SearchErrors.NoIndex.At(place)]);
        }

        MMapDirectory? files = null;
        DirectoryReader? reader = null;
        try
        {
            var header = IndexHeader.Read(folder);
            if (header is not null && header.Format != IndexHeader.CurrentFormat)
            {
                return Result.Failure<SearchIndex>([SearchErrors.OtherFormat.At(place, header.Format, IndexHeader.CurrentFormat)]);
            }

            if (header is not null && header.IsOf(folder))
            {
                files = new(folder);
                reader = DirectoryReader.Open(files);
                if (reader.Leaves.Count == 1 && reader.MaxDoc == header.Concepts)
                {
                    var index = new SearchIndex(folder, header, files, reader, limits);
                    (files, reader) = (null, null);
                    return Result.Success(index);
                }
            }
        }
        catch (Exception e) when (IsDamage(e))
        {
        }
        finally
        {
            reader?.Dispose();
            files?.Dispose();
        }

        return Result.Failure<SearchIndex>([SearchErrors.Damaged.At(place)]);
    }

    /// <summary>Searches.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="use">How many persons of a store have which concept; null if that shall not matter.</param>
    /// <returns>What was found, with a warning (VOC206) for each value of a filter that no concept has; or an error: VOC203.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Limit or offset is negative.</exception>
    public Result<ConceptHits> Search(ConceptQuery query, IConceptUse? use = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit < 0 || query.Offset < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(query), "Limit and offset are not negative.");
        }

        try
        {
            var found = new SearchRun(this, query, use is null ? null : used.GetValue(use, u => new(Reader, u))).Run();
            return Result.Success(found, UnknownFilters.Of(query, Header));
        }
        catch (Exception e) when (IsDamage(e))
        {
            return Result.Failure<ConceptHits>([SearchErrors.Damaged.At(new SourcePlace(folder))]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        directoryReader.Dispose();
        directory.Dispose();
    }

    private static void Discard(string folder)
    {
        if (System.IO.Directory.Exists(folder))
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    // All bytes are compared with the checksums when an index is opened, so that what follows meets no others; a disk may still fail.
    private static bool IsDamage(Exception e) => e is IOException or UnauthorizedAccessException or JsonException;
}
