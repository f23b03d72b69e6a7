namespace Naru.Spec.Meta;

/// <summary>Definitions for checks that neither the generator nor a real definition sets off. Single quotes stand for double ones.</summary>
internal static class CheckTriggers
{
    private const string Diagnoses =
        "'Criteria': {'ConditionOccurrence': {'CodesetId': 1}}, 'StartWindow': {'Start': {'Days': 9, 'Coeff': -1}, 'End': {'Days': 1, 'Coeff': -1}}";

    internal static readonly string[] All =
    [
        // Nobody can enter.
        "{'PrimaryCriteria': {}}",
        // Negative days of observation.
        "{'PrimaryCriteria': {'CriteriaList': [{'Death': {}}], 'ObservationWindow': {'PriorDays': -1}}}",
        // An empty list of concepts.
        "{'PrimaryCriteria': {'CriteriaList': [{'ConditionOccurrence': {'Gender': []}}]}}",
        // More than once and less than once.
        "{'PrimaryCriteria': {}, 'InclusionRules': [{'expression': {'Type': 'ALL', 'CriteriaList': ["
            + "{" + Diagnoses + ", 'Occurrence': {'Type': 2, 'Count': 2}}, {" + Diagnoses + ", 'Occurrence': {'Type': 1, 'Count': 1}}]}}]}",
        // A source concept set that OHDSI ignores.
        "{'PrimaryCriteria': {'CriteriaList': [{'Specimen': {'SpecimenSourceConcept': 1}}]}}",
    ];
}
