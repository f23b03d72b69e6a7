using DuckDB.NET.Data;
using Naru.Cdm.Store;
using Naru.Cohorts.Model;
using Naru.Cohorts.Sql;
using Naru.Core;
using Naru.Vocabulary.Resolution;

namespace Naru.Cdm.Running;

/// <summary>
/// The part of a store's vocabulary that its events need: which of the concepts that occur in the data lie below which ancestor. A hospital
/// uses some ten thousand of the vocabulary's millions of concepts, so this is small enough for memory, and a concept set is
/// resolved for events without a statement. Read once; safe for threads.
/// </summary>
internal sealed class StoredVocabulary
{
    private readonly HashSet<long> known;
    private readonly Dictionary<long, long[]> descendants;

    private StoredVocabulary(HashSet<long> known, Dictionary<long, long[]> descendants)
    {
        this.known = known;
        this.descendants = descendants;
    }

    /// <summary>Reads it.</summary>
    internal static StoredVocabulary Read(DuckDBConnection connection)
    {
        const string stored =
            $"""
            SELECT concept_id FROM {StoreSchema.Read}.naru.concept_statistics
            UNION SELECT source_concept_id FROM {StoreSchema.Read}.naru.source_concept_statistics
            """;
        var concepts = new HashSet<long>();
        Pairs(
            connection,
            $"SELECT concept_id AS key, concept_id AS value FROM cdm.concept WHERE concept_id IN ({stored})",
            (concept, _) => concepts.Add(concept));

        var below = new Dictionary<long, long[]>();
        var current = new List<long>();
        var ancestor = 0L;
        Pairs(
            connection,
            $"""
            SELECT a.ancestor_concept_id AS key, a.descendant_concept_id AS value
            FROM cdm.concept_ancestor a JOIN cdm.concept c ON c.concept_id = a.descendant_concept_id
            WHERE c.invalid_reason IS NULL AND a.descendant_concept_id IN ({stored})
            ORDER BY key
            """,
            (key, value) =>
            {
                if (key != ancestor && current.Count > 0)
                {
                    below.Add(ancestor, [.. current]);
                    current.Clear();
                }

                ancestor = key;
                current.Add(value);
            });
        if (current.Count > 0)
        {
            below.Add(ancestor, [.. current]);
        }

        return new StoredVocabulary(concepts, below);
    }

    /// <summary>
    /// The concepts of a set that occur in the data, ascending; null if that takes more of the vocabulary than this: what maps to the
    /// set's concepts maps to such as do not occur, too.
    /// </summary>
    internal long[]? Resolve(ValueList<ConceptSetExpression> set) => set.Any(e => e.Items.Any(i => i.IncludeMapped))
        ? null
        : set.SelectMany(e => ConceptSetResolver.Members(e, Reach)).Distinct().Order().ToArray();

    private void Reach(ConceptSetItem item, HashSet<long> reached)
    {
        if (known.Contains(item.Concept.Id))
        {
            reached.Add(item.Concept.Id);
        }

        if (item.IncludeDescendants && descendants.TryGetValue(item.Concept.Id, out var below))
        {
            reached.UnionWith(below);
        }
    }

    private static void Pairs(DuckDBConnection connection, string text, Action<long, long> add) =>
        ChunkQuery.Run(
            connection,
            new SqlStatement(text, []),
            Statements.PlainValue,
            (in Chunk chunk) =>
            {
                var (keys, values) = chunk.Pairs("key", "value");
                for (var i = 0; i < keys.Length; i++)
                {
                    add(keys[i], values[i]);
                }
            },
            CancellationToken.None);
}
