using System.Collections.Concurrent;
using DuckDB.NET.Data;
using Naru.Core;
using Naru.Vocabulary.Concepts;
using Naru.Vocabulary.Resolution;
using Naru.Vocabulary.Search;
using Naru.Vocabulary.Storage;

namespace Naru.Vocabulary;

/// <summary>
/// A loaded vocabulary, open for looking up. Every look-up reads a few row groups, however large the vocabulary is. It holds no patient's
/// data. Safe for threads; it goes on answering when the folder is loaded anew, from what it opened.
/// </summary>
public sealed partial class ConceptVocabulary : IConceptLinks, IDisposable
{
    private const string Store = "store";
    private const string Lookup = "lookup";
    private const int Threads = 2;

    /// <summary>What DuckDB may keep of the files; it reads again what it had to give up.</summary>
    private const long Memory = 1L << 30;

    /// <summary>More numbers than this are joined instead of written out.</summary>
    private const int MostNumbersInText = 1_000;

    private const string ConceptColumns =
        """
        c.concept_id::BIGINT, c.concept_name, c.domain_id, c.vocabulary_id, c.concept_class_id, c.standard_concept, c.concept_code,
        c.valid_start_date, c.valid_end_date, c.invalid_reason
        """;

    private readonly DuckDBConnection root;
    private readonly ConcurrentBag<DuckDBConnection> idle = [];
    private readonly Lock gate = new();
    private readonly Lazy<IReadOnlyDictionary<string, string>> relationshipNames;
    private readonly Lazy<Result<SearchIndex>> index;

    private ConceptVocabulary(string folder, VocabularyManifest manifest, DuckDBConnection root)
    {
        Folder = folder;
        Manifest = manifest;
        this.root = root;
        relationshipNames = new(() => With(c => Query.Rows(
                c, "SELECT relationship_id, any_value(relationship_name) FROM relationship WHERE relationship_name IS NOT NULL GROUP BY relationship_id",
                r => KeyValuePair.Create(r.GetString(0), r.GetString(1))))
            .ToDictionary(StringComparer.Ordinal));
        index = new(() => VocabularySearch.Open(folder, manifest));
    }

    /// <summary>The folder, as it was named.</summary>
    public string Folder { get; }

    /// <summary>What it says about itself.</summary>
    public VocabularyManifest Manifest { get; }

    /// <summary>Opens a loaded vocabulary.</summary>
    /// <param name="folder">The folder that <c>naru vocab load</c> made.</param>
    /// <returns>The vocabulary; or why it cannot be used.</returns>
    public static Result<ConceptVocabulary> Open(string folder)
    {
        var read = VocabularyFolder.ReadManifest(folder);
        if (!read.IsSuccess)
        {
            return Result.Failure<ConceptVocabulary>(read.Findings);
        }

        // What was named may have been replaced since; then there is another.
        if (!Directory.Exists(Path.Combine(folder, read.Value.Generation)))
        {
            read = VocabularyFolder.ReadManifest(folder);
        }

        return read.IsSuccess ? Open(folder, read.Value) : Result.Failure<ConceptVocabulary>(read.Findings);
    }

    private static Result<ConceptVocabulary> Open(string folder, VocabularyManifest manifest)
    {
        var place = new SourcePlace(folder);
        DuckDBConnection? opened = null;
        var part = VocabularyFolder.StoreFile;
        try
        {
            opened = Query.Open(Threads, Memory, spillFolder: null);
            Attach(VocabularyFolder.StoreFile, Store);
            var store = Query.Rows(opened, $"SELECT data_version FROM {Store}.naru.store", r => r.GetString(0));
            part = VocabularyFolder.LookupFile;
            Attach(VocabularyFolder.LookupFile, Lookup);
            if (!store.Contains(manifest.StoreVersion, StringComparer.Ordinal) || LookupTables.StoreVersion(opened, Lookup) != manifest.StoreVersion)
            {
                return Result.Failure<ConceptVocabulary>([VocabularyErrors.DamagedVocabulary.At(place, part)]);
            }

            VocabularyTables.Expose(opened, Store);
            var vocabulary = new ConceptVocabulary(folder, manifest, opened);
            opened = null;
            return Result.Success(vocabulary);
        }
        catch (Exception e) when (e is DuckDBException or IOException or UnauthorizedAccessException)
        {
            return Result.Failure<ConceptVocabulary>([VocabularyErrors.DamagedVocabulary.At(place, part)]);
        }
        finally
        {
            opened?.Dispose();
        }

        void Attach(string file, string name)
        {
            var path = Path.Combine(folder, manifest.Generation, file);

            // DuckDB would make a file that is not there.
            using (File.OpenRead(path))
            {
            }

            Query.Run(opened!, $"ATTACH {Query.Text(path)} AS {name} (READ_ONLY)");
        }
    }

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        root.Dispose();
        if (index.IsValueCreated)
        {
            index.Value.Value?.Dispose();
        }
    }

    /// <summary>Finds concepts by name, synonym, code and id.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="use">How many persons of a store have which concept; null if that shall not matter.</param>
    /// <returns>What was found; or why the index cannot be used.</returns>
    public Result<ConceptHits> Search(ConceptQuery query, IConceptUse? use = null) =>
        index.Value.IsSuccess ? index.Value.Value.Search(query, use) : Result.Failure<ConceptHits>(index.Value.Findings);

    /// <summary>A concept by its id; null if there is none.</summary>
    public VocabularyConcept? Concept(long id) => Concepts([id]).GetValueOrDefault(id);

    /// <summary>Concepts by their ids; those that are not there are left out.</summary>
    public IReadOnlyDictionary<long, VocabularyConcept> Concepts(IEnumerable<long> ids)
    {
        var wanted = ids.Distinct().ToList();
        var found = With(c => Rows(c, $"SELECT {ConceptColumns} FROM concept c", "c.concept_id", wanted, "", r => ReadConcept(r, 0)));
        return found.DistinctBy(c => c.Id).ToDictionary(c => c.Id);
    }

    /// <summary>The concepts of a code, in any vocabulary or one; upper and lower case are the same.</summary>
    /// <param name="code">The code, such as <c>E11.9</c>.</param>
    /// <param name="vocabulary">The vocabulary, such as <c>KCD7</c>; null for any.</param>
    public ValueList<VocabularyConcept> ByCode(string code, string? vocabulary = null)
    {
        ArgumentNullException.ThrowIfNull(code);

        // The forms in which codes are written; searching by any case would read the whole table.
        var forms = ((string[])[code, code.ToUpperInvariant(), code.ToLowerInvariant()]).Distinct(StringComparer.Ordinal).Select(Query.Text);
        var ids = With(c => Query.Rows(
            c,
            $"SELECT concept_id::BIGINT, vocabulary_id FROM {Lookup}.code WHERE concept_code IN ({string.Join(',', forms)})",
            r => (Id: r.GetInt64(0), Vocabulary: Query.TextOrNull(r, 1))));
        return Concepts(ids.Where(i => vocabulary is null || string.Equals(i.Vocabulary, vocabulary, StringComparison.OrdinalIgnoreCase)).Select(i => i.Id))
            .Values.OrderBy(c => c.Vocabulary, StringComparer.Ordinal).ThenBy(c => c.Id).ToValueList();
    }

    /// <summary>The other names of a concept.</summary>
    public ValueList<ConceptSynonym> Synonyms(long id)
    {
        var names = With(c => Query.Rows(
            c,
            $"SELECT DISTINCT concept_synonym_name, coalesce(language_concept_id, 0)::BIGINT FROM concept_synonym WHERE concept_id = {Query.List([id])} AND concept_synonym_name IS NOT NULL ORDER BY 2, 1",
            r => (Name: r.GetString(0), Language: r.GetInt64(1))));
        var languages = Concepts(names.Select(n => n.Language));
        return names.Select(n => new ConceptSynonym(n.Name, n.Language, languages.GetValueOrDefault(n.Language)?.Name)).ToValueList();
    }

    /// <summary>A name in one language for each concept that has one; of several the first, in the order in which search shows them.</summary>
    /// <param name="ids">The concepts.</param>
    /// <param name="language">The language's concept, such as 4175771 for Korean.</param>
    public IReadOnlyDictionary<long, string> Names(IEnumerable<long> ids, long language)
    {
        // A name that many concepts share says least.
        var shared = $"SELECT concept_synonym_name, count(DISTINCT concept_id) AS sharing FROM concept_synonym WHERE language_concept_id = {Query.List([language])} GROUP BY 1";
        var found = With(c => Rows(
            c,
            $"SELECT s.concept_id::BIGINT, s.concept_synonym_name FROM concept_synonym s JOIN ({shared}) USING (concept_synonym_name)",
            "s.concept_id", [.. ids.Distinct()], $"AND s.language_concept_id = {Query.List([language])} ORDER BY 1, sharing, 2", r => (Id: r.GetInt64(0), Name: r.GetString(1))));
        return found.DistinctBy(n => n.Id).ToDictionary(n => n.Id, n => n.Name);
    }

    /// <summary>What stands above a concept, the nearest first; the concept itself is not among them.</summary>
    public ValueList<ConceptRelative> Ancestors(long id) => Relatives(
        $"SELECT ancestor_concept_id::BIGINT, min_levels_of_separation, max_levels_of_separation FROM {Lookup}.above WHERE descendant_concept_id = {Query.List([id])}", id);

    /// <summary>What lies below a concept, the nearest first, valid or not; the concept itself is not among them.</summary>
    public ValueList<ConceptRelative> Descendants(long id) => Relatives(
        $"SELECT descendant_concept_id::BIGINT, min_levels_of_separation, max_levels_of_separation FROM concept_ancestor WHERE ancestor_concept_id = {Query.List([id])}", id);

    /// <summary>How many concepts lie below some concepts, valid or not, without themselves; those without any are left out.</summary>
    public IReadOnlyDictionary<long, long> DescendantCounts(IReadOnlyCollection<long> ids) => With(c => Rows(
            c,
            "SELECT t.ancestor_concept_id::BIGINT, count(*) FROM concept_ancestor t",
            "t.ancestor_concept_id",
            ids,
            "AND t.ancestor_concept_id <> t.descendant_concept_id GROUP BY t.ancestor_concept_id",
            r => KeyValuePair.Create(r.GetInt64(0), r.GetInt64(1))))
        .ToDictionary();

    /// <summary>What a concept leads to, and what leads to it where that is not said the other way round, by relationship.</summary>
    public ValueList<ConceptRelation> Relations(long id)
    {
        var links = With(c => Links(c, [id]));
        var others = Concepts(links.Select(l => l.Other));
        var names = relationshipNames.Value;
        return links.Where(l => others.ContainsKey(l.Other))
            .Select(l => new ConceptRelation(
                l.Relationship,
                names.GetValueOrDefault(l.Relationship) is { } name && name != l.Relationship ? name : null,
                others[l.Other], l.IsIncoming, l.From, l.To, l.Invalid))
            .OrderBy(r => !r.IsMapping).ThenBy(r => r.Relationship, StringComparer.Ordinal).ThenBy(r => r.IsIncoming).ThenBy(r => r.Other.Id)
            .ToValueList();
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<long> Known(IReadOnlyCollection<long> concepts) => With(c =>
        Rows(c, "SELECT c.concept_id::BIGINT FROM concept c", "c.concept_id", concepts, "", r => r.GetInt64(0)));

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, List<long>> Descendants(IReadOnlyCollection<long> concepts) => With(c =>
    {
        // Not as a join, which would read every concept to find which few are valid.
        var pairs = Rows(
            c, "SELECT a.ancestor_concept_id::BIGINT, a.descendant_concept_id::BIGINT FROM concept_ancestor a", "a.ancestor_concept_id", concepts, "",
            r => (Ancestor: r.GetInt64(0), Descendant: r.GetInt64(1)));
        var valid = Rows(
                c, "SELECT d.concept_id::BIGINT FROM concept d", "d.concept_id", pairs.Select(p => p.Descendant).Distinct().ToList(),
                "AND d.invalid_reason IS NULL", r => r.GetInt64(0))
            .ToHashSet();
        return Grouped(pairs.FindAll(p => valid.Contains(p.Descendant)));
    });

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, List<long>> MappedFrom(IReadOnlyCollection<long> concepts) => With(c => Grouped(Rows(
        c,
        $"SELECT l.concept_id_2::BIGINT, l.concept_id_1::BIGINT FROM {Lookup}.leading_to l",
        "l.concept_id_2",
        concepts,
        "AND l.relationship_id = 'Maps to' AND l.invalid_reason IS NULL",
        r => (r.GetInt64(0), r.GetInt64(1)))));

    internal T With<T>(Func<DuckDBConnection, T> read)
    {
        if (!idle.TryTake(out var connection))
        {
            lock (gate)
            {
                connection = root.Duplicate();
            }

            connection.Open();
        }

        try
        {
            return read(connection);
        }
        finally
        {
            idle.Add(connection);
        }
    }

    /// <summary>Rows for some ids: written out where they are few, so that DuckDB passes over row groups by them.</summary>
    private static List<T> Rows<T>(
        DuckDBConnection connection, string select, string column, IReadOnlyCollection<long> ids, string rest, Func<DuckDBDataReader, T> row) =>
        ids.Count == 0
            ? []
            : ids.Count <= MostNumbersInText
                ? Query.Rows(connection, $"{select} WHERE {column} IN ({Query.List(ids)}) {rest}", row)
                : Query.Rows(
                    connection, $"{select} WHERE {column} IN (SELECT unnest($1::BIGINT[])) {rest}", row, CancellationToken.None, ids.ToList());

    private static Dictionary<long, List<long>> Grouped(List<(long Key, long Value)> pairs)
    {
        var groups = new Dictionary<long, List<long>>();
        foreach (var (key, value) in pairs)
        {
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = [];
            }

            group.Add(value);
        }

        return groups;
    }

    private ValueList<ConceptRelative> Relatives(string sql, long self)
    {
        var rows = With(c => Query.Rows(
            c, sql, r => (Id: r.GetInt64(0), Least: r.IsDBNull(1) ? 0 : r.GetInt32(1), Most: r.IsDBNull(2) ? 0 : r.GetInt32(2))));
        var concepts = Concepts(rows.Select(r => r.Id));
        return rows.Where(r => r.Id != self && concepts.ContainsKey(r.Id))
            .Select(r => new ConceptRelative(concepts[r.Id], r.Least, r.Most))
            .OrderBy(r => r.LeastLevels).ThenBy(r => r.Concept.Name, StringComparer.Ordinal).ThenBy(r => r.Concept.Id)
            .ToValueList();
    }

    private static VocabularyConcept ReadConcept(DuckDBDataReader r, int at) => new(
        r.GetInt64(at),
        Query.TextOrNull(r, at + 1) ?? "",
        Query.TextOrNull(r, at + 2) ?? "",
        Query.TextOrNull(r, at + 3) ?? "",
        Query.TextOrNull(r, at + 4) ?? "",
        Query.TextOrNull(r, at + 5),
        Query.TextOrNull(r, at + 6) ?? "",
        Query.DayOrNull(r, at + 7),
        Query.DayOrNull(r, at + 8),
        Query.TextOrNull(r, at + 9));
}
