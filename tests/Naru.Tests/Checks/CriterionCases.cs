using static Naru.Cohorts.Checks.CheckErrors;
using static Naru.Tests.Checks.Json;

namespace Naru.Tests.Checks;

internal static class CriterionCases
{
    private const string Entry = "$.PrimaryCriteria.CriteriaList[0].ConditionOccurrence";
    private const string Condition = "{'ConditionOccurrence': {'CodesetId': 1}}";

    internal static readonly CheckCase[] All =
    [
        new(NoConceptSet, Entry, Primary("{'ConditionOccurrence': {}}"), Primary("{'ObservationPeriod': {}}")),
        new(NoRecordType, Entry, Definition(), Entries("'ConditionType': [{'CONCEPT_ID': 32817}]")),
        new(NoRecordType, "$.PrimaryCriteria.CriteriaList[0].VisitDetail", Primary("{'VisitDetail': {'CodesetId': 1}}"), Primary("{'VisitDetail': {'CodesetId': 1, 'VisitDetailTypeCS': {'CodesetId': 1}}}")),
        new(ReversedRange, $"{Entry}.Age", Entries("'Age': {'Op': 'bt', 'Value': 65, 'Extent': 18}"), Entries("'Age': {'Op': 'bt', 'Value': 18, 'Extent': 65}")),
        new(
            ReversedRange,
            $"{Entry}.OccurrenceStartDate",
            Entries("'OccurrenceStartDate': {'Op': '!bt', 'Value': '2020-01-02', 'Extent': '2020-01-01'}"),
            Entries("'OccurrenceStartDate': {'Op': '!bt', 'Value': '2020-01-01', 'Extent': '2020-01-01'}")),
        new(
            ReversedRange,
            "$.PrimaryCriteria.CriteriaList[0].ObservationPeriod.UserDefinedPeriod",
            Primary("{'ObservationPeriod': {'UserDefinedPeriod': {'StartDate': '2020-01-02', 'EndDate': '2020-01-01'}}}"),
            Primary("{'ObservationPeriod': {'UserDefinedPeriod': {'StartDate': '2020-01-02'}}}")),
        new(NeverInRange, $"{Entry}.Age", Entries("'Age': {'Op': 'lt', 'Value': 0}"), Entries("'Age': {'Op': 'lte', 'Value': 0}")),
        new(NeverInRange, $"{Entry}.Age", Entries("'Age': {'Op': 'gt', 'Value': 150}"), Entries("'Age': {'Op': 'gte', 'Value': 150}")),
        new(
            NeverInRange,
            "$.PrimaryCriteria.CriteriaList[0].VisitOccurrence.VisitLength",
            Primary("{'VisitOccurrence': {'CodesetId': 1, 'VisitLength': {'Op': 'eq', 'Value': -1}}}"),
            Primary("{'VisitOccurrence': {'CodesetId': 1, 'VisitLength': {'Op': 'eq', 'Value': 0}}}")),
        new(AlwaysInRange, $"{Entry}.Age", Entries("'Age': {'Op': 'gte', 'Value': 0}"), Entries("'Age': {'Op': 'gte', 'Value': 1}")),
        new(AlwaysInRange, $"{Entry}.Age", Entries("'Age': {'Op': '!eq', 'Value': 151}"), Entries("'Age': {'Op': '!eq', 'Value': 50}")),
        new(ImplausibleBound, $"{Entry}.Age.Extent", Entries("'Age': {'Op': 'bt', 'Value': 18, 'Extent': 999}"), Entries("'Age': {'Op': 'bt', 'Value': 18, 'Extent': 150}")),
        new(DecimalsLost, $"{Entry}.Age.Value", Entries("'Age': {'Op': 'gt', 'Value': 17.5}"), Entries("'Age': {'Op': 'gt', 'Value': 17}")),
        new(
            DecimalsLost,
            "$.PrimaryCriteria.CriteriaList[0].Measurement.ValueAsNumber.Value",
            Primary("{'Measurement': {'CodesetId': 1, 'ValueAsNumber': {'Op': 'gt', 'Value': 0.00001}}}"),
            Primary("{'Measurement': {'CodesetId': 1, 'ValueAsNumber': {'Op': 'gt', 'Value': 0.0001}}}")),
        new(
            ImplausibleDate,
            $"{Entry}.OccurrenceStartDate.Value",
            Entries("'OccurrenceStartDate': {'Op': 'gt', 'Value': '0201-01-01'}"),
            Entries("'OccurrenceStartDate': {'Op': 'gt', 'Value': '2010-01-01'}")),
        new(EmptyConceptList, $"{Entry}.Gender", Entries("'Gender': [ ]"), Entries("'Gender': [{'CONCEPT_ID': 8507}]")),
        new(EmptyConceptList, $"{Demographic}.Race", Demographics("'Age': {'Op': 'gt', 'Value': 17}, 'Race': []"), Demographics("'Age': {'Op': 'gt', 'Value': 17}")),
        new(NoSelectedConceptSet, $"{Entry}.GenderCS", Entries("'GenderCS': {'IsExclusion': true}"), Entries("'GenderCS': {'CodesetId': 1}")),
        new(EmptyText, $"{Entry}.StopReason.Text", Entries("'StopReason': {'Op': 'contains', 'Text': ''}"), Entries("'StopReason': {'Op': 'contains', 'Text': 'x'}")),
        new(TextWildcard, $"{Entry}.StopReason.Text", Entries("'StopReason': {'Op': 'contains', 'Text': '50%'}"), Entries("'StopReason': {'Op': 'contains', 'Text': '50'}")),
        new(EmptyDemographic, Demographic, Demographics(""), Demographics("'Gender': [{'CONCEPT_ID': 8507}]")),
        new(FirstBeforeFilters, $"{Entry}.First", Entries("'First': true, 'Age': {'Op': 'gt', 'Value': 17}"), Entries("'First': true")),
        new(DuplicateCriterion, "$.PrimaryCriteria.CriteriaList[1]", Primary($"{Condition}, {Condition}"), Primary($"{Condition}, {{'ConditionEra': {{'CodesetId': 1}}}}")),
        new(
            DuplicateCriterion,
            "$.InclusionRules[0].expression.CriteriaList[1]",
            Rule($"{Events()}, {Events()}"),
            Rule($"{Events()}, {Events(occurrence: "'Type': 2, 'Count': 2")}")),
        new(
            SameRecords,
            "$.InclusionRules[0].expression.CriteriaList[0].Criteria.ConditionOccurrence",
            Rule(Events()),
            Rule(Events("'ConditionEra': {'CodesetId': 1}"))),
        new(
            StartAfterEnd,
            $"{Entry}.OccurrenceEndDate",
            Entries("'OccurrenceStartDate': {'Op': 'gt', 'Value': '2020-12-31'}, 'OccurrenceEndDate': {'Op': 'lt', 'Value': '2020-01-01'}"),
            Entries("'OccurrenceStartDate': {'Op': 'gt', 'Value': '2020-01-01'}, 'OccurrenceEndDate': {'Op': 'lt', 'Value': '2020-12-31'}")),
        new(
            StartAfterEnd,
            "$.PrimaryCriteria.CriteriaList[0].ConditionEra.AgeAtEnd",
            Primary("{'ConditionEra': {'CodesetId': 1, 'AgeAtStart': {'Op': 'gte', 'Value': 65}, 'AgeAtEnd': {'Op': 'lt', 'Value': 65}}}"),
            Primary("{'ConditionEra': {'CodesetId': 1, 'AgeAtStart': {'Op': 'gte', 'Value': 65}, 'AgeAtEnd': {'Op': 'lte', 'Value': 65}}}")),
        new(AdjustedEndBeforeStart, $"{Entry}.DateAdjustment", Entries(Adjustment("START_DATE", 8, "START_DATE", 7)), Entries(Adjustment("START_DATE", 8, "END_DATE", 7))),
        new(UnknownMember, $"{Entry}.Agee", Entries("'Agee': {'Op': 'gt', 'Value': 17}"), Entries("'Age': {'Op': 'gt', 'Value': 17}, 'First': false, 'ConditionTypeExclude': false")),
    ];

    private const string Demographic = "$.InclusionRules[0].expression.DemographicCriteriaList[0]";

    internal static string Adjustment(string startWith, int start, string endWith, int end) =>
        $"'DateAdjustment': {{'StartWith': '{startWith}', 'StartOffset': {start}, 'EndWith': '{endWith}', 'EndOffset': {end}}}";

    private static string Entries(string attributes) => Primary($"{{'ConditionOccurrence': {{'CodesetId': 1, {attributes}}}}}");

    private static string Demographics(string attributes) => Group($"'Type': 'ALL', 'DemographicCriteriaList': [{{{attributes}}}]");
}
