using Naru.Cohorts.Model;

namespace Naru.Spec.Meta;

/// <summary>All criteria and groups of a definition, at any depth.</summary>
internal static class Parts
{
    internal static IEnumerable<Criterion> Criteria(CohortDefinition definition) =>
        definition.Primary.Criteria.Concat(definition.CensoringCriteria).SelectMany(Criteria)
            .Concat(Conditions(definition).SelectMany(Groups).SelectMany(g => g.Criteria).SelectMany(c => Criteria(c.Criterion)));

    internal static IEnumerable<CriteriaGroup> Groups(CohortDefinition definition) =>
        Conditions(definition).Concat(Criteria(definition).Select(c => c.Correlated).OfType<CriteriaGroup>()).SelectMany(Groups);

    private static IEnumerable<Criterion> Criteria(Criterion criterion) => (criterion.Correlated is { } group ? Groups(group) : [])
        .SelectMany(g => g.Criteria).SelectMany(c => Criteria(c.Criterion)).Prepend(criterion);

    private static IEnumerable<CriteriaGroup> Groups(CriteriaGroup group) => group.Groups.SelectMany(Groups).Prepend(group);

    private static IEnumerable<CriteriaGroup> Conditions(CohortDefinition definition) =>
        definition.InclusionRules.Select(r => r.Expression).Concat(definition.AdditionalCriteria is { } additional ? [additional] : []);
}
