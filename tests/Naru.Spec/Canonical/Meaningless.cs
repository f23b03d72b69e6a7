namespace Naru.Spec.Canonical;

/// <summary>The members that no answer depends on, wherever they stand; the text must not have them, and must have all others.</summary>
internal static class Meaningless
{
    internal static IReadOnlySet<string> Members { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "CohortDefinition.Title", "CohortDefinition.CdmVersionRange", "CohortDefinition.Extra",
        "PrimaryCriteria.Extra", "ObservationWindow.Extra", "CollapseSettings.Extra", "EndStrategy.Extra", "Period.Extra",
        "InclusionRule.Name", "InclusionRule.Description", "InclusionRule.Extra",
        "ConceptSet.Name", "ConceptSet.Extra", "ConceptSetExpression.Extra", "ConceptSetItem.Extra", "ConceptSetSelection.Extra",
        "Concept.Name", "Concept.Code", "Concept.Domain", "Concept.Vocabulary", "Concept.Standard", "Concept.InvalidReason", "Concept.Extra",
        "Criterion.Extra", "DateAdjustment.Extra", "DateRange.Extra", "NumberRange.Extra", "TextFilter.Extra",
        "CriteriaGroup.Extra", "CorrelatedCriterion.Extra", "Occurrence.Extra", "Window.Extra", "WindowEndpoint.Extra", "DemographicCriterion.Extra",

        // What an extra member is made of.
        "JsonMember.Name", "JsonMember.RawJson",
    };
}
