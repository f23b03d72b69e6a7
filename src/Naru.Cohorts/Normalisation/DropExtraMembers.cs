using Naru.Cohorts.Model;

namespace Naru.Cohorts.Normalisation;

/// <summary>
/// Drops what is only for people or for writing back: extra members, names, quoted details of concepts.
/// <code>
/// ConditionOccurrence { CodesetId: 1, ConditionTypeExclude: false, "comment": "x" }  →  ConditionOccurrence { CodesetId: 1 }
/// </code>
/// </summary>
internal sealed class DropExtraMembers : DefinitionRewriter
{
    private static readonly AttributeMeaning Meaning = new();

    internal override CohortDefinition Rewrite(CohortDefinition definition) => base.Rewrite(definition) with
    {
        Title = null,
        CdmVersionRange = null,
        Primary = definition.Primary with
        {
            Criteria = Each(definition.Primary.Criteria, Rewrite),
            Window = definition.Primary.Window with { Extra = [] },
            Extra = [],
        },
        ConceptSets = Each(definition.ConceptSets, s => new ConceptSet(s.Id, Rewrite(s.Expression))),
        InclusionRules = Each(definition.InclusionRules, r => new InclusionRule(Rewrite(r.Expression))),
        EndStrategy = definition.EndStrategy is { } strategy ? strategy with { Extra = [] } : null,
        CensorWindow = definition.CensorWindow is { } window ? window with { Extra = [] } : null,
        Collapse = definition.Collapse with { Extra = [] },
        Extra = [],
    };

    internal override ConceptSetExpression Rewrite(ConceptSetExpression expression) =>
        new(Each(expression.Items, i => i with { Concept = new Concept(i.Concept.Id), Extra = [] }));

    internal override Criterion Rewrite(Criterion criterion) => base.Rewrite(criterion) with
    {
        Attributes = Each(criterion.Attributes, a => a.Accept(Meaning)),
        DateAdjustment = criterion.DateAdjustment is { } adjustment ? adjustment with { Extra = [] } : null,
        Extra = [],
    };

    internal override CriteriaGroup Rewrite(CriteriaGroup group) => base.Rewrite(group) with { Extra = [] };

    internal override CorrelatedCriterion Rewrite(CorrelatedCriterion correlated) => base.Rewrite(correlated) with
    {
        Occurrence = correlated.Occurrence with { Extra = [] },
        StartWindow = Rewrite(correlated.StartWindow),
        EndWindow = Rewrite(correlated.EndWindow),
        Extra = [],
    };

    internal override DemographicCriterion Rewrite(DemographicCriterion demographic) =>
        new(Each(demographic.Attributes, a => a.Accept(Meaning)));

    private static Window? Rewrite(Window? window) => window is null ? null : window with
    {
        Start = window.Start with { Extra = [] },
        End = window.End with { Extra = [] },
        Extra = [],
    };

    private sealed class AttributeMeaning : CriterionAttributeVisitor<CriterionAttribute>
    {
        public override CriterionAttribute Visit(DateAttribute attribute) => attribute with { Range = attribute.Range with { Extra = [] } };

        public override CriterionAttribute Visit(NumberAttribute attribute) => attribute with { Range = attribute.Range with { Extra = [] } };

        public override CriterionAttribute Visit(TextAttribute attribute) => attribute with { Filter = attribute.Filter with { Extra = [] } };

        public override CriterionAttribute Visit(ConceptsAttribute attribute) => attribute with
        {
            Concepts = Each(attribute.Concepts, c => new Concept(c.Id)),
        };

        public override CriterionAttribute Visit(ConceptSetAttribute attribute) =>
            attribute with { Selection = attribute.Selection with { Extra = [] } };

        public override CriterionAttribute Visit(ConceptSetNumberAttribute attribute) => attribute;

        public override CriterionAttribute Visit(AbnormalAttribute attribute) => attribute;

        public override CriterionAttribute Visit(PeriodAttribute attribute) => attribute with { Period = attribute.Period with { Extra = [] } };
    }
}
