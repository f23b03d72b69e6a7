using static Naru.Cohorts.Checks.CheckErrors;
using static Naru.Tests.Checks.CriterionCases;
using static Naru.Tests.Checks.Json;

namespace Naru.Tests.Checks;

internal static class PeculiarityCases
{
    private const string Entry = "$.PrimaryCriteria.CriteriaList[0]";

    internal static readonly CheckCase[] All =
    [
        new(TypeNeedsMissingTable, $"{Entry}.LocationRegion", Primary("{'LocationRegion': {'CodesetId': 1}}"), Definition()),
        new(
            AttributeNeedsMissingTable,
            $"{Entry}.VisitOccurrence.PlaceOfServiceLocation",
            Primary("{'VisitOccurrence': {'CodesetId': 1, 'PlaceOfServiceLocation': 1}}"),
            Primary("{'VisitOccurrence': {'CodesetId': 1, 'PlaceOfServiceCS': {'CodesetId': 1}}}")),
        new(AttributeNeedsMissingColumn, $"{Entry}.DrugExposure.EffectiveDrugDose", Drug("'EffectiveDrugDose': {'Op': 'gt', 'Value': 1}"), Drug("'Quantity': {'Op': 'gt', 'Value': 1}")),
        new(AttributeNeedsMissingColumn, $"{Entry}.DrugExposure.DoseUnitCS", Drug("'DoseUnitCS': {'CodesetId': 1}"), Drug("'RouteConceptCS': {'CodesetId': 1}")),
        new(
            ComparedWithGender,
            "$.InclusionRules[0].expression.DemographicCriteriaList[0].RaceCS",
            Group("'Type': 'ALL', 'DemographicCriteriaList': [{'RaceCS': {'CodesetId': 1}}]"),
            Group("'Type': 'ALL', 'DemographicCriteriaList': [{'GenderCS': {'CodesetId': 1}}]")),
        new(
            AdjustmentIgnored,
            $"{Entry}.Specimen.DateAdjustment",
            Primary($"{{'Specimen': {{'CodesetId': 1, {Adjustment("START_DATE", 0, "END_DATE", 7)}}}}}"),
            Primary($"{{'Measurement': {{'CodesetId': 1, {Adjustment("START_DATE", 0, "END_DATE", 7)}}}}}")),
        new(
            AdjustmentKeepsOwnDates,
            $"{Entry}.Death.DateAdjustment",
            Primary($"{{'Death': {{'CodesetId': 1, {Adjustment("END_DATE", 0, "END_DATE", 7)}}}}}"),
            Primary($"{{'Death': {{'CodesetId': 1, {Adjustment("START_DATE", 0, "END_DATE", 7)}}}}}")),
        new(
            EndDateComparesStart,
            $"{Entry}.DrugExposure.OccurrenceEndDate",
            Drug("'OccurrenceEndDate': {'Op': 'gt', 'Value': '2020-01-01'}"),
            Drug("'OccurrenceStartDate': {'Op': 'gt', 'Value': '2020-01-01'}")),
        new(
            GapDaysCompareLength,
            $"{Entry}.DrugEra.GapDays",
            Primary("{'DrugEra': {'CodesetId': 1, 'GapDays': {'Op': 'lt', 'Value': 30}, 'EraLength': {'Op': 'gt', 'Value': 90}}}"),
            Primary("{'DrugEra': {'CodesetId': 1, 'EraLength': {'Op': 'gt', 'Value': 90}}}")),
        new(
            GapDaysAlone,
            $"{Entry}.DrugEra.GapDays",
            Primary("{'DrugEra': {'CodesetId': 1, 'GapDays': {'Op': 'lt', 'Value': 30}}}"),
            Primary("{'DrugEra': {'CodesetId': 1, 'GapDays': {'Op': 'lt', 'Value': 30}, 'EraLength': {'Op': 'gt', 'Value': 90}}}")),
        new(
            SourceConceptIgnored,
            $"{Entry}.Specimen.SpecimenSourceConcept",
            Primary("{'Specimen': {'CodesetId': 1, 'SpecimenSourceConcept': 1}}"),
            Primary("{'Specimen': {'CodesetId': 1}}")),
        new(
            AgeAtVisitEnd,
            $"{Entry}.VisitDetail.Age",
            Primary("{'VisitDetail': {'CodesetId': 1, 'Age': {'Op': 'gt', 'Value': 17}}}"),
            Primary("{'VisitOccurrence': {'CodesetId': 1, 'Age': {'Op': 'gt', 'Value': 17}}}")),
    ];

    private static string Drug(string attributes) => Primary($"{{'DrugExposure': {{'CodesetId': 1, {attributes}}}}}");
}
