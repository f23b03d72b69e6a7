using Naru.Cohorts.Model;

namespace Naru.Cohorts.Evaluation;

/// <summary>Resolves concept sets in memory (the rules are OHDSI's, circe <c>ConceptSetExpressionQueryBuilder</c>).</summary>
internal sealed class SnapshotVocabulary
{
    private readonly HashSet<long> known;
    private readonly HashSet<long> valid;
    private readonly ILookup<long, long> descendants;
    private readonly ILookup<long, long> mappedFrom;

    internal SnapshotVocabulary(IReadOnlyList<CdmRow> concepts, IReadOnlyList<CdmRow> ancestors, IReadOnlyList<CdmRow> relationships)
    {
        known = concepts.Select(c => c.Long("concept_id")!.Value).ToHashSet();
        valid = concepts.Where(c => c.Text("invalid_reason") is null).Select(c => c.Long("concept_id")!.Value).ToHashSet();
        descendants = ancestors.ToLookup(a => a.Long("ancestor_concept_id")!.Value, a => a.Long("descendant_concept_id")!.Value);
        mappedFrom = relationships
            .Where(r => r.Text("relationship_id") == "Maps to" && r.Text("invalid_reason") is null)
            .ToLookup(r => r.Long("concept_id_2")!.Value, r => r.Long("concept_id_1")!.Value);
    }

    internal HashSet<long> Resolve(ConceptSetExpression expression)
    {
        var included = Reach(expression.Items.Where(i => !i.IsExcluded));
        included.ExceptWith(Reach(expression.Items.Where(i => i.IsExcluded)));
        return included;
    }

    private HashSet<long> Reach(IEnumerable<ConceptSetItem> items)
    {
        var reached = new HashSet<long>();
        foreach (var item in items)
        {
            var own = new HashSet<long>();
            if (known.Contains(item.Concept.Id))
            {
                own.Add(item.Concept.Id);
            }

            if (item.IncludeDescendants)
            {
                own.UnionWith(descendants[item.Concept.Id].Where(valid.Contains));
            }

            if (item.IncludeMapped)
            {
                own.UnionWith(own.ToList().SelectMany(id => mappedFrom[id]));
            }

            reached.UnionWith(own);
        }

        return reached;
    }
}
