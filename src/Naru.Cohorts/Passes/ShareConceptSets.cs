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
    private readonly Renumbering renumbering;

    private ShareConceptSets(int[] indexes)
    {
        this.indexes = indexes;
        renumbering = new Renumbering(indexes);
    }

    private protected override EventScan Rewrite(EventScan scan) => base.Rewrite(scan) with
    {
        ConceptSet = scan.ConceptSet is { } set ? indexes[set] : null,
        SourceConceptSet = scan.SourceConceptSet is { } source ? indexes[source] : null,
    };

    private protected override ExposureScan Rewrite(ExposureScan scan) => scan with { ConceptSet = indexes[scan.ConceptSet] };

    private protected override ValueList<CriterionAttribute> Rewrite(ValueList<CriterionAttribute> attributes) =>
        attributes.Count == 0 ? attributes : attributes.Select(a => a.Accept(renumbering)).ToValueList();

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

    private sealed class Renumbering(int[] indexes) : CriterionAttributeVisitor<CriterionAttribute>
    {
        public override CriterionAttribute Visit(DateAttribute attribute) => attribute;

        public override CriterionAttribute Visit(NumberAttribute attribute) => attribute;

        public override CriterionAttribute Visit(TextAttribute attribute) => attribute;

        public override CriterionAttribute Visit(ConceptsAttribute attribute) => attribute;

        public override CriterionAttribute Visit(ConceptSetAttribute attribute) => attribute.Selection.ConceptSetId is { } id
            ? attribute with { Selection = attribute.Selection with { ConceptSetId = indexes[id] } }
            : attribute;

        public override CriterionAttribute Visit(ConceptSetNumberAttribute attribute) =>
            attribute with { ConceptSetId = indexes[attribute.ConceptSetId] };

        public override CriterionAttribute Visit(AbnormalAttribute attribute) => attribute;

        public override CriterionAttribute Visit(PeriodAttribute attribute) => attribute;
    }
}
