using static Naru.Cohorts.Checks.CheckErrors;
using static Naru.Tests.Checks.Json;

namespace Naru.Tests.Checks;

internal static class ConceptSetCases
{
    private const string Excluded = ", 'isExcluded': true";
    private const string Descendants = ", 'includeDescendants': true";
    private const string Mapped = ", 'includeMapped': true";

    internal static readonly CheckCase[] All =
    [
        new(MissingConceptSet, "$.PrimaryCriteria.CriteriaList[0].ConditionOccurrence.CodesetId", Primary("{'ConditionOccurrence': {'CodesetId': 9}}"), Definition()),
        new(
            MissingConceptSet,
            "$.EndStrategy.CustomEra.DrugCodesetId",
            Definition("'EndStrategy': {'CustomEra': {'DrugCodesetId': 9}}"),
            Definition("'EndStrategy': {'CustomEra': {'DrugCodesetId': 1}}")),
        new(
            MissingConceptSet,
            "$.PrimaryCriteria.CriteriaList[0].ConditionOccurrence.GenderCS.CodesetId",
            Primary("{'ConditionOccurrence': {'CodesetId': 1, 'GenderCS': {'CodesetId': 9}}}"),
            Primary("{'ConditionOccurrence': {'CodesetId': 1, 'GenderCS': {'CodesetId': 1}}}")),
        new(
            MissingConceptSet,
            "$.PrimaryCriteria.CriteriaList[0].PayerPlanPeriod.PayerConcept",
            Primary("{'PayerPlanPeriod': {'PayerConcept': 9}}"),
            Primary("{'PayerPlanPeriod': {'PayerConcept': 1}}")),
        new(UnusedConceptSet, "$.ConceptSets[1]", With(Set(2, "b", Item(2))), With()),
        new(EmptyConceptSet, "$.ConceptSets[0].expression.items", Only(Set(1, "a")), Only(Set(1, "a", Item(1)))),
        new(OnlyExclusions, "$.ConceptSets[0].expression.items", Only(Set(1, "a", Item(1, settings: Excluded))), Only(Set(1, "a", Item(1)))),
        new(DuplicateConceptSetNumber, "$.ConceptSets[1].id", With(Set(1, "b", Item(2))), With(Set(2, "b", Item(2)))),
        new(
            DuplicateConceptSet,
            "$.ConceptSets[1]",
            Only(Set(1, "a", Item(1), Item(2)), Set(2, "b", Item(2), Item(1))),
            Only(Set(1, "a", Item(1), Item(2)), Set(2, "b", Item(2)))),
        new(
            SimilarConceptSet,
            "$.ConceptSets[1]",
            Only(Set(1, "a", Item(1)), Set(2, "b", Item(1, settings: Descendants))),
            Only(Set(1, "a", Item(1)), Set(2, "b", Item(2, settings: Descendants)))),
        new(DuplicateItem, "$.ConceptSets[0].expression.items[1]", Only(Set(1, "a", Item(1), Item(1))), Only(Set(1, "a", Item(1), Item(2)))),
        new(
            ItemRemovedEntirely,
            "$.ConceptSets[0].expression.items[0]",
            Only(Set(1, "a", Item(1, settings: Descendants), Item(1, settings: Excluded + Descendants), Item(2))),
            Only(Set(1, "a", Item(1, settings: Descendants), Item(1, settings: Excluded), Item(2)))),
        new(
            ExclusionWithoutEffect,
            "$.ConceptSets[0].expression.items[1]",
            Only(Set(1, "a", Item(1), Item(2, settings: Excluded))),
            Only(Set(1, "a", Item(1, settings: Descendants), Item(2, settings: Excluded)))),
        new(
            InvalidConcepts,
            "$.ConceptSets[0].expression.items[1]",
            Only(Set(1, "a", Item(1), Item(2, ", 'INVALID_REASON': 'U'"))),
            Only(Set(1, "a", Item(1), Item(2, ", 'INVALID_REASON': 'V'")))),
        new(
            NonStandardConcepts,
            "$.ConceptSets[0].expression.items[0]",
            Only(Set(1, "a", Item(1, ", 'STANDARD_CONCEPT': 'N'"))),
            Only(Set(1, "a", Item(1, ", 'STANDARD_CONCEPT': 'N'", Mapped)))),
        new(
            ClassificationWithoutDescendants,
            "$.ConceptSets[0].expression.items[0]",
            Only(Set(1, "a", Item(1, ", 'STANDARD_CONCEPT': 'C'"))),
            Only(Set(1, "a", Item(1, ", 'STANDARD_CONCEPT': 'C'", Descendants)))),
        new(
            StandardConceptsForSource,
            "$.ConceptSets[0].expression.items[0]",
            Primary("{'ConditionOccurrence': {'ConditionSourceConcept': 1}}", Sets(Set(1, "a", Item(1, ", 'STANDARD_CONCEPT': 'S'")))),
            Primary("{'ConditionOccurrence': {'CodesetId': 1}}", Sets(Set(1, "a", Item(1, ", 'STANDARD_CONCEPT': 'S'"))))),
        new(
            WrongDomain,
            "$.PrimaryCriteria.CriteriaList[0].ConditionOccurrence.CodesetId",
            Only(Set(1, "a", Item(1, ", 'DOMAIN_ID': 'Drug'"))),
            Only(Set(1, "a", Item(1, ", 'DOMAIN_ID': 'Condition/Obs'")))),
        new(
            WrongDomain,
            "$.EndStrategy.CustomEra.DrugCodesetId",
            Definition($"'EndStrategy': {{'CustomEra': {{'DrugCodesetId': 1}}}}{Sets(Set(1, "a", Item(1, ", 'DOMAIN_ID': 'Condition'")))}"),
            Definition($"'EndStrategy': {{'DateOffset': {{'Offset': 9}}}}{Sets(Set(1, "a", Item(1, ", 'DOMAIN_ID': 'Condition'")))}")),
        new(
            MixedDomains,
            "$.PrimaryCriteria.CriteriaList[0].ConditionOccurrence.CodesetId",
            Only(Set(1, "a", Item(1, ", 'DOMAIN_ID': 'Condition'"), Item(2, ", 'DOMAIN_ID': 'Observation'"))),
            Only(Set(1, "a", Item(1, ", 'DOMAIN_ID': 'Condition'"), Item(2)))),
        new(NoSuchConcept, "$.ConceptSets[0].expression.items[0]", Only(Set(1, "a", Item(0))), Only(Set(1, "a", Item(1)))),
    ];

    private static string Only(params string[] sets) => Definition(Sets(sets)[2..]);

    private static string With(params string[] sets) => Only([Set(1, "a", Item(1)), .. sets]);
}
