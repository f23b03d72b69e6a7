using Naru.Cohorts.Circe;
using Xunit;
using static Naru.Cohorts.Circe.CirceErrors;
using static Naru.Spec.Parsing.ErrorCase;

namespace Naru.Spec.Parsing;

/// <summary>Each kind of reader's finding, with its place.</summary>
public sealed class ErrorTableTests
{
    private const string Death = "'Criteria': {'Death': {}}, 'Occurrence': {'Type': 2, 'Count': 1}";

    internal static readonly ErrorCase[] All =
    [
        new(NotJson, "$", 1, ""),
        new(NotJson, "$", 1, "   "),
        new(NotJson, "$", 1, "{"),
        new(NotJson, "$", 3, "{\n'PrimaryCriteria':\n}"),
        new(NotJson, "$", 2, "{'PrimaryCriteria': {},\n}"),
        new(NotJson, "$", 1, "{} x"),
        new(NotJson, "$", 1, "{'PrimaryCriteria': NaN}"),
        new(NotJson, "$", 2, "{'PrimaryCriteria': {},\n// comment\n}"),
        new(NotJson, "$", 1, "<html>"),
        new(NotJson, "$", 2, "{'PrimaryCriteria': {},\n'Title': '\\ud800'}"),
        new(TooDeep, "$", 1, new string('[', 10_000)),
        new(WrongType, "$", 1, "[]"),
        new(WrongType, "$", 1, "null"),
        new(WrongType, "$", 1, "'text'"),
        new(WrongType, "$.PrimaryCriteria", 1, "{'PrimaryCriteria': []}"),
        Criterion(WrongType, "", "null"),
        Criterion(WrongType, "", "'Death'"),
        Criterion(WrongType, ".Death", "{'Death': 1}"),
        Criterion(WrongType, ".ConditionOccurrence.CodesetId", "{'ConditionOccurrence': {'CodesetId': 'x'}}"),
        Criterion(WrongType, ".ConditionOccurrence.CodesetId", "{'ConditionOccurrence':\n{'CodesetId':\n[0]}}", line: 4),
        Criterion(WrongType, ".ConditionOccurrence.First", "{'ConditionOccurrence': {'First': 'yes'}}"),
        Criterion(WrongType, ".ConditionOccurrence.Age", "{'ConditionOccurrence': {'Age': 40}}"),
        Criterion(WrongType, ".ConditionOccurrence.Age.Value", "{'ConditionOccurrence': {'Age': {'Value': 'old', 'Op': 'gt'}}}"),
        Criterion(WrongType, ".ConditionOccurrence.Gender", "{'ConditionOccurrence': {'Gender': {'CONCEPT_ID': 8507}}}"),
        Criterion(WrongType, ".ConditionOccurrence.Gender[1]", "{'ConditionOccurrence': {'Gender': [{'CONCEPT_ID': 8507},\nnull]}}", line: 3),
        Criterion(WrongType, ".ConditionOccurrence.OccurrenceStartDate.Value", "{'ConditionOccurrence': {'OccurrenceStartDate': {'Value': 20180101, 'Op': 'gt'}}}"),
        Criterion(WrongType, ".ConditionOccurrence.StopReason.Text", "{'ConditionOccurrence': {'StopReason': {'Text': [], 'Op': 'eq'}}}"),
        Definition(WrongType, ".InclusionRules[0]", "'InclusionRules': [null]"),
        Definition(WrongType, ".ConceptSets", "'ConceptSets': {'id': 0}"),
        Definition(WrongType, ".QualifiedLimit.Type", "'QualifiedLimit': {'Type': []}"),
        new(Missing, "$", 1, "{}"),
        new(Missing, "$", 1, "{'PrimaryCriteria': null}"),
        Criterion(Missing, ".ConditionOccurrence.Age", "{'ConditionOccurrence': {'Age': {'Value': 40}}}"),
        Criterion(Missing, ".ConditionOccurrence.Age", "{'ConditionOccurrence': {'Age': {'Op': 'gte'}}}"),
        Criterion(Missing, ".ConditionOccurrence.Age", "{'ConditionOccurrence': {'Age': {'Op': 'bt', 'Value': 1}}}"),
        Criterion(Missing, ".ConditionOccurrence.OccurrenceStartDate", "{'ConditionOccurrence': {'OccurrenceStartDate': {'Op': 'gt', 'Value': ''}}}"),
        Criterion(Missing, ".ConditionOccurrence.StopReason", "{'ConditionOccurrence': {'StopReason': {'Op': 'eq'}}}"),
        Criterion(Missing, ".ConditionOccurrence.StopReason", "{'ConditionOccurrence': {'StopReason': {'Text': 'x'}}}"),
        Criterion(Missing, ".ConditionOccurrence.Gender[0]", "{'ConditionOccurrence': {'Gender': [{}]}}"),
        Group(Missing, "", $"'CriteriaList': [{{{Death}}}]"),
        Group(Missing, "", $"'Type': 'AT_LEAST', 'CriteriaList': [{{{Death}}}]"),
        Group(Missing, ".CriteriaList[0]", "'Type': 'ALL', 'CriteriaList': [{'Criteria': {'Death': {}}}]"),
        Group(Missing, ".CriteriaList[0]", "'Type': 'ALL', 'CriteriaList': [{'Occurrence': {'Type': 2, 'Count': 1}}]"),
        Group(Missing, ".CriteriaList[0].StartWindow", $"'Type': 'ALL', 'CriteriaList': [{{{Death},\n'StartWindow': {{'End': {{'Coeff': 1}}}}}}]", line: 3),
        Definition(Missing, ".ConceptSets[0]", "'ConceptSets': [{'name': 'x'}]"),
        Definition(Missing, ".ConceptSets[0].expression.items[0]", "'ConceptSets': [{'id': 1, 'expression': {'items': [{}]}}]"),
        Definition(Missing, ".ConceptSets[0].expression.items[0].concept", "'ConceptSets': [{'id': 1, 'expression': {'items': [{'concept': {}}]}}]"),
        Definition(Missing, ".EndStrategy.CustomEra", "'EndStrategy': {'CustomEra': {}}"),
        Criterion(UnknownType, "", "{'Foo': {}}"),
        Criterion(UnknownType, "", "{'conditionoccurrence': {}}"),
        Definition(UnknownType, ".EndStrategy", "'EndStrategy': {'Other': {}}"),
        Criterion(UnknownValue, ".ConditionOccurrence.Age.Op", "{'ConditionOccurrence': {'Age': {'Value': 40, 'Op': 'about'}}}"),
        Criterion(UnknownValue, ".ConditionOccurrence.StopReason.Op", "{'ConditionOccurrence': {'StopReason': {'Text': 'x', 'Op': 'like'}}}"),
        Criterion(UnknownValue, ".Death.DateAdjustment.StartWith", "{'Death': {'DateAdjustment': {'StartWith': 'MIDDLE'}}}"),
        Group(UnknownValue, ".Type", "'Type': 'SOME', 'CriteriaList': []"),
        Group(UnknownValue, ".CriteriaList[0].Occurrence.Type", "'Type': 'ALL', 'CriteriaList': [{'Criteria': {'Death': {}}, 'Occurrence': {'Type': 3}}]"),
        Group(UnknownValue, ".CriteriaList[0].Occurrence.CountColumn", "'Type': 'ALL', 'CriteriaList': [{'Criteria': {'Death': {}}, 'Occurrence': {'CountColumn': 'FOO'}}]"),
        Definition(UnknownValue, ".EndStrategy.DateOffset.DateField", "'EndStrategy': {'DateOffset': {'DateField': 'Middle'}}"),
        Definition(UnknownValue, ".CollapseSettings.CollapseType", "'CollapseSettings': {'CollapseType': 'NONE'}"),
        Criterion(BadDate, ".Death.OccurrenceStartDate.Value", "{'Death': {'OccurrenceStartDate': {'Op': 'gt', 'Value': '2018-02-30'}}}"),
        Criterion(BadDate, ".Death.OccurrenceStartDate.Value", "{'Death': {'OccurrenceStartDate': {'Op': 'gt', 'Value': '2018/01/01'}}}"),
        Criterion(BadDate, ".Death.OccurrenceStartDate.Value", "{'Death': {'OccurrenceStartDate': {'Op': 'gt', 'Value': '2018-01-01T00:00:00'}}}"),
        Definition(BadDate, ".CensorWindow.StartDate", "'CensorWindow': {'StartDate': '20180101'}"),
        Criterion(NumberOutOfRange, ".ConditionOccurrence.CodesetId", "{'ConditionOccurrence': {'CodesetId': 99999999999}}"),
        Criterion(NumberOutOfRange, ".ConditionOccurrence.CodesetId", "{'ConditionOccurrence': {'CodesetId': 1e400}}"),
        Definition(NumberOutOfRange, ".ConceptSets[0].id", "'ConceptSets': [{'id': 99999999999}]"),
        Definition(NumberOutOfRange, ".EndStrategy.CustomEra.DrugCodesetId", "'EndStrategy': {'CustomEra': {'DrugCodesetId': 99999999999}}"),
        Definition(WrongType, ".EndStrategy.DateOffset", "'EndStrategy': {'DateOffset': null}"),
        Criterion(WrongType, ".Observation", "{'Observation': null}"),
        Definition(NumberOutOfRange, ".CollapseSettings.EraPad", "'CollapseSettings': {'EraPad': 2147483648}"),
        new(DuplicateMember, "$", 2, "{'PrimaryCriteria': {},\n'PrimaryCriteria': {}}"),
        Criterion(DuplicateMember, ".Death", "{'Death': {'CodesetId': 1,\n'CodesetId': 2}}", line: 3),
        Criterion(NotOneType, "", "{}"),
        Criterion(NotOneType, "", "{'Death': {}, 'Specimen': {}}"),
        Definition(NotOneType, ".EndStrategy", "'EndStrategy': {}"),
        Definition(NotOneType, ".EndStrategy", "'EndStrategy': {'DateOffset': {}, 'CustomEra': {'DrugCodesetId': 0}}"),
        new(Wrapped, "$.expression", 2, "{'id': 7, 'expression':\n{'PrimaryCriteria': {}}}"),
        new(UnknownLimit, "$.PrimaryCriteria.PrimaryCriteriaLimit.Type", 2, "{'PrimaryCriteria':\n{'PrimaryCriteriaLimit': {'Type': 'Some'}}}"),
        Definition(UnknownLimit, ".ExpressionLimit.Type", "'ExpressionLimit': {'Type': 'Earliest'}"),
    ];

    public static TheoryData<ErrorCase> Cases => [.. All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Read_FaultyText_GivesOneFindingAtItsPlace(ErrorCase @case)
    {
        var finding = Assert.Single(CirceReader.Read(@case.Text, "d.json").Findings);

        Assert.Equal((@case.Kind, @case.Path, @case.Line, "d.json"), (finding.Kind, finding.Place.JsonPath, finding.Place.Line, finding.Place.File));
        Survival.Check(@case.Text);
    }

    [Fact]
    public void EveryKind_HasACase() => Assert.Empty(CirceErrors.All.Except(All.Select(c => c.Kind)));

    /// <summary>The findings of one text come in the order of the text's parts, all of them at once.</summary>
    [Fact]
    public void Read_ManyFaults_FindsThemAll()
    {
        var json = "{'PrimaryCriteria': {'CriteriaList': [{'Foo': {}},\n{'Death': {'CodesetId': 'x', 'Age': {}}}]},\n'CensorWindow': {'EndDate': 'soon'}}".Replace('\'', '"');

        Assert.Equal(
            [
                (UnknownType, "$.PrimaryCriteria.CriteriaList[0]", 1L),
                (WrongType, "$.PrimaryCriteria.CriteriaList[1].Death.CodesetId", 2),
                (Missing, "$.PrimaryCriteria.CriteriaList[1].Death.Age", 2),
                (Missing, "$.PrimaryCriteria.CriteriaList[1].Death.Age", 2),
                (BadDate, "$.CensorWindow.EndDate", 3),
            ],
            CirceReader.Read(json).Findings.Select(f => (f.Kind, f.Place.JsonPath!, f.Place.Line!.Value)));
    }
}
