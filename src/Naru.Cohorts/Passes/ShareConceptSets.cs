using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Passes;

/// <summary>
/// Resolves equal concept sets once: sets with the same items, in any order and however often, become one.
/// <code>
/// sets: [0: {201826+}, 1: {201826+}]  scans: [condition in 0, drug in 1]  →  sets: [0: {201826+}]  scans: [condition in 0, drug in 0]
/// </code>
/// </summary>
internal sealed class ShareConceptSets : PlanRewriter
{
    internal static readonly OptimisingPass Pass = new(
        "share-concept-sets",
        new("같은 개념 집합은 한 번만 풉니다.", "Resolves equal concept sets once."),
        Apply);

    private readonly int[] indexes;
    private readonly ConceptSetRenumbering renumbering;

    private ShareConceptSets(int[] indexes)
    {
        this.indexes = indexes;
        renumbering = new ConceptSetRenumbering(set => indexes[set]);
    }

    private protected override EventScan Rewrite(EventScan scan) => base.Rewrite(scan) with
    {
        ConceptSet = scan.ConceptSet is { } set ? indexes[set] : null,
        SourceConceptSet = scan.SourceConceptSet is { } source ? indexes[source] : null,
    };

    private protected override ExposureScan Rewrite(ExposureScan scan) => scan with { ConceptSet = indexes[scan.ConceptSet] };

    private protected override ValueList<CriterionAttribute> Rewrite(ValueList<CriterionAttribute> attributes) =>
        renumbering.Renumber(attributes);

    private static CohortPlan Apply(CohortPlan plan)
    {
        var distinct = new Dictionary<ValueList<ConceptSetExpression>, int>();
        var numbers = new int[plan.ConceptSets.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var sorted = plan.ConceptSets[i].Select(Sort).ToValueList();
            if (!distinct.TryGetValue(sorted, out numbers[i]))
            {
                numbers[i] = distinct.Count;
                distinct.Add(sorted, numbers[i]);
            }
        }

        return new ShareConceptSets(numbers).Rewrite(plan) with
        {
            ConceptSets = distinct.OrderBy(d => d.Value).Select(d => d.Key).ToValueList(),
        };
    }

    private static ConceptSetExpression Sort(ConceptSetExpression expression) => expression with
    {
        Items = expression.Items
            .Distinct()
            .OrderBy(i => i.Concept.Id).ThenBy(i => i.IsExcluded).ThenBy(i => i.IncludeDescendants).ThenBy(i => i.IncludeMapped)
            .ToValueList(),
    };
}
