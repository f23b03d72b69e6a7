using Naru.Cohorts.Model;

namespace Naru.Cohorts.Checks.Walk;

/// <summary>
/// A definition with everything that checks look at, listed once in the order of the JSON and with JSON paths, so that no check
/// walks the tree again.
/// </summary>
internal sealed class WalkedDefinition
{
    internal WalkedDefinition(CohortDefinition definition)
    {
        Definition = definition;
        ConceptSets = definition.ConceptSets.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First());
    }

    internal CohortDefinition Definition { get; }

    /// <summary>Concept sets by number; of several with one number, the first.</summary>
    internal IReadOnlyDictionary<int, ConceptSet> ConceptSets { get; }

    internal List<CriterionPlace> Criteria { get; } = [];

    internal List<CorrelatedPlace> Correlated { get; } = [];

    internal List<GroupPlace> Groups { get; } = [];

    internal List<DemographicPlace> Demographics { get; } = [];

    internal List<AttributePlace> Attributes { get; } = [];

    internal List<ConceptSetUse> ConceptSetUses { get; } = [];
}
