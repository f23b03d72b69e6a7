using DuckDB.NET.Data;
using Naru.Core;
using Naru.Vocabulary.Concepts;
using Naru.Vocabulary.Storage;

namespace Naru.Vocabulary;

/// <summary>How concepts hang together.</summary>
public sealed partial class ConceptVocabulary
{
    private const string IsA = "Is a";
    private const string Subsumes = "Subsumes";

    /// <summary>What a concept is valid as now: where mappings and replacements lead from it, on to valid standard concepts.</summary>
    private static readonly string[] ReplacedBy = ["Maps to", "Concept replaced by"];

    /// <summary>The tree above a concept.</summary>
    /// <param name="concept">The concept.</param>
    /// <param name="levels">How many levels, at least 0.</param>
    /// <param name="most">How many are shown below one node.</param>
    public HierarchyNode TreeAbove(VocabularyConcept concept, int levels, int most) => Tree(concept, levels, most, isAbove: true);

    /// <summary>The tree below a concept.</summary>
    /// <inheritdoc cref="TreeAbove"/>
    public HierarchyNode TreeBelow(VocabularyConcept concept, int levels, int most) => Tree(concept, levels, most, isAbove: false);

    /// <summary>
    /// What stands one level above some concepts (or below): by <c>concept_ancestor</c> and by <c>Is a</c> and <c>Subsumes</c>, which reach non-standard
    /// concepts, too.
    /// </summary>
    /// <param name="ids">The concepts.</param>
    /// <param name="isAbove">Above, or below.</param>
    /// <returns>By concept; without those that have none.</returns>
    public IReadOnlyDictionary<long, IReadOnlyCollection<long>> Neighbours(IReadOnlyCollection<long> ids, bool isAbove)
    {
        var (ancestors, self, other) = isAbove
            ? ($"{Lookup}.above", "descendant_concept_id", "ancestor_concept_id")
            : ("concept_ancestor", "ancestor_concept_id", "descendant_concept_id");
        var (outgoing, incoming) = isAbove ? (IsA, Subsumes) : (Subsumes, IsA);
        var pairs = With(c => (List<(long Self, long Other)>)
        [
            .. Rows(
                c, $"SELECT t.{self}::BIGINT, t.{other}::BIGINT FROM {ancestors} t", $"t.{self}", ids, "AND t.min_levels_of_separation = 1", Pair),
            .. Rows(
                c, "SELECT r.concept_id_1::BIGINT, r.concept_id_2::BIGINT FROM concept_relationship r", "r.concept_id_1", ids,
                $"AND r.relationship_id = '{outgoing}' AND r.invalid_reason IS NULL", Pair),
            .. Rows(
                c, $"SELECT l.concept_id_2::BIGINT, l.concept_id_1::BIGINT FROM {Lookup}.leading_to l", "l.concept_id_2", ids,
                $"AND l.relationship_id = '{incoming}' AND l.invalid_reason IS NULL", Pair),
        ]);
        return pairs.Where(p => p.Self != p.Other).GroupBy(p => p.Self, p => p.Other)
            .ToDictionary(g => g.Key, IReadOnlyCollection<long> (g) => [.. g.Distinct()]);
    }

    /// <summary>
    /// The valid standard concepts that took the place of some concepts: <c>Maps to</c> and <c>Concept replaced by</c>, followed as far as they lead; circles
    /// end where they began.
    /// </summary>
    /// <param name="ids">The concepts.</param>
    /// <returns>By concept, ascending; an empty list where nothing took its place. A concept that is valid and standard is its own.</returns>
    public IReadOnlyDictionary<long, ValueList<VocabularyConcept>> Successors(IEnumerable<long> ids)
    {
        var wanted = ids.Distinct().ToList();
        var leads = new Dictionary<long, List<long>>();
        var concepts = new Dictionary<long, VocabularyConcept>();
        var open = wanted;
        while (open.Count > 0)
        {
            foreach (var (id, concept) in Concepts(open))
            {
                concepts[id] = concept;
            }

            // Where it leads is asked once for each concept, so circles come to an end.
            var further = open.Where(id => !IsGood(id)).ToList();
            var found = With(c => Grouped(Rows(
                c, "SELECT r.concept_id_1::BIGINT, r.concept_id_2::BIGINT FROM concept_relationship r", "r.concept_id_1", further,
                $"AND r.relationship_id IN ({string.Join(',', ReplacedBy.Select(Query.Text))}) AND r.invalid_reason IS NULL AND r.concept_id_1 <> r.concept_id_2",
                Pair)));
            foreach (var id in open)
            {
                leads[id] = found.GetValueOrDefault(id, []);
            }

            open = found.Values.SelectMany(v => v).Distinct().Where(id => !leads.ContainsKey(id)).ToList();
        }

        return wanted.ToDictionary(id => id, id => Ends(id).OrderBy(c => c.Id).ToValueList());

        bool IsGood(long id) => concepts.GetValueOrDefault(id) is { IsStandard: true, IsValid: true };

        HashSet<VocabularyConcept> Ends(long id)
        {
            var ends = new HashSet<VocabularyConcept>();
            var seen = new HashSet<long> { id };
            var next = new Stack<long>([id]);
            while (next.TryPop(out var current))
            {
                if (IsGood(current))
                {
                    ends.Add(concepts[current]);
                    continue;
                }

                leads.GetValueOrDefault(current, []).Where(seen.Add).ToList().ForEach(next.Push);
            }

            return ends;
        }
    }

    private HierarchyNode Tree(VocabularyConcept concept, int levels, int most, bool isAbove)
    {
        ArgumentNullException.ThrowIfNull(concept);
        ArgumentOutOfRangeException.ThrowIfNegative(levels);
        var shown = new HashSet<long> { concept.Id };
        var next = new Dictionary<long, (List<VocabularyConcept> Shown, long Hidden)>();
        List<long> level = [concept.Id];
        for (var i = 0; i < levels && level.Count > 0; i++)
        {
            var neighbours = Neighbours(level, isAbove);
            var concepts = Concepts(neighbours.Values.SelectMany(v => v));
            var following = new List<long>();
            foreach (var id in level)
            {
                var all = neighbours.GetValueOrDefault(id, []).Where(concepts.ContainsKey).Select(n => concepts[n])
                    .OrderBy(c => !c.IsStandard).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id).ToList();
                var few = all.Take(most).ToList();
                next[id] = (few, all.Count - few.Count);
                following.AddRange(few.Where(c => shown.Add(c.Id)).Select(c => c.Id));
            }

            level = following;
        }

        var drawn = new HashSet<long>();
        return Draw(concept);

        HierarchyNode Draw(VocabularyConcept node)
        {
            if (!drawn.Add(node.Id))
            {
                return new HierarchyNode(node, [], 0, IsRepeated: true);
            }

            var (below, hidden) = next.GetValueOrDefault(node.Id, ([], 0));
            return new HierarchyNode(node, below.Select(Draw).ToValueList(), hidden, IsRepeated: false);
        }
    }

    /// <summary>Relationships in both directions; one that is there both ways is told once, as it leads from the concept.</summary>
    private static List<Link> Links(DuckDBConnection connection, IReadOnlyCollection<long> ids)
    {
        var reverse = Query.Rows(
                connection, "SELECT DISTINCT relationship_id, reverse_relationship_id FROM relationship WHERE reverse_relationship_id IS NOT NULL",
                r => (r.GetString(0), r.GetString(1)))
            .DistinctBy(r => r.Item1, StringComparer.Ordinal).ToDictionary(r => r.Item1, r => r.Item2, StringComparer.Ordinal);
        var outgoing = Rows(
            connection,
            "SELECT r.concept_id_2::BIGINT, r.relationship_id, r.valid_start_date, r.valid_end_date, r.invalid_reason FROM concept_relationship r",
            "r.concept_id_1", ids, "", r => ReadLink(r, isIncoming: false));
        var said = outgoing.Select(l => (l.Other, l.Relationship)).ToHashSet();
        var others = Rows(
                connection,
                $"SELECT l.concept_id_1::BIGINT, l.relationship_id, l.valid_start_date, l.valid_end_date, l.invalid_reason FROM {Lookup}.leading_to l",
                "l.concept_id_2", ids, "", r => ReadLink(r, isIncoming: true))
            .Where(l => !said.Contains((l.Other, reverse.GetValueOrDefault(l.Relationship, "")))
                && !said.Contains((l.Other, KnownReverse(l.Relationship))) && !ids.Contains(l.Other))
            .ToList();
        return [.. outgoing, .. others];
    }

    /// <summary>The reverse of the relationships that matter here, for vocabularies that do not list them.</summary>
    private static string KnownReverse(string relationship) => relationship switch
    {
        "Maps to" => "Mapped from",
        "Mapped from" => "Maps to",
        IsA => Subsumes,
        Subsumes => IsA,
        _ => "",
    };

    private static Link ReadLink(DuckDBDataReader r, bool isIncoming) => new(
        r.GetInt64(0), r.GetString(1), isIncoming, Query.DayOrNull(r, 2), Query.DayOrNull(r, 3), Query.TextOrNull(r, 4));

    private static (long, long) Pair(DuckDBDataReader reader) => (reader.GetInt64(0), reader.GetInt64(1));

    private sealed record Link(long Other, string Relationship, bool IsIncoming, DateOnly? From, DateOnly? To, string? Invalid);
}
