using static Naru.Cohorts.Checks.CheckErrors;
using static Naru.Tests.Checks.Json;

namespace Naru.Tests.Checks;

internal static class ConditionCases
{
    private const string Member = "$.InclusionRules[0].expression.CriteriaList[0]";
    private const string Second = "$.InclusionRules[0].expression.CriteriaList[1]";
    private const string Count = "$.InclusionRules[0].expression.Count";
    private const string Open = "'Start': {'Coeff': -1}, 'End': {'Coeff': 1}";
    private const string Era = "'DrugEra': {'CodesetId': 1}";
    private const string Death = "'Death': {'CodesetId': 1}";
    private const string None = "'Type': 0, 'Count': 0";

    internal static readonly CheckCase[] All =
    [
        new(AtLeastTooMany, Count, Members("AT_LEAST", 2), Members("AT_LEAST", 1)),
        new(AtMostAlwaysHolds, Count, Members("AT_MOST", 1), Members("AT_MOST", 0)),
        new(AtLeastNone, Count, Members("AT_LEAST", 0), Members("AT_LEAST", 1)),
        new(AtMostNegative, Count, Members("AT_MOST", -1), Members("AT_MOST", 0)),
        new(
            EmptyGroup,
            "$.InclusionRules[0].expression.Groups[0]",
            Group($"'Type': 'ALL', 'CriteriaList': [{Events()}], 'Groups': [{{'Type': 'ANY'}}]"),
            Group($"'Type': 'ALL', 'CriteriaList': [{Events()}], 'Groups': [{{'Type': 'ANY', 'CriteriaList': [{Events(Era)}]}}]")),
        new(AtLeastZero, $"{Member}.Occurrence", Counted("'Type': 2, 'Count': 0"), Counted("'Type': 1, 'Count': 0")),
        new(NegativeCount, $"{Member}.Occurrence", Counted("'Type': 1, 'Count': -1"), Counted("'Type': 1, 'Count': 0")),
        new(
            NoCountColumn,
            $"{Member}.Occurrence.CountColumn",
            Counted("'Type': 2, 'Count': 2, 'IsDistinct': true, 'CountColumn': 'DAYS_SUPPLY'"),
            Counted("'Type': 2, 'Count': 2, 'IsDistinct': true, 'CountColumn': 'VISIT_ID'")),
        new(EmptyWindow, $"{Member}.StartWindow", Placed(Days(1, 0)), Placed(Days(0, 0))),
        new(EmptyWindow, $"{Member}.StartWindow", Placed("'Start': {'Days': 1, 'Coeff': 1}, 'End': {'Coeff': -1}"), Placed("'Start': {'Days': 1, 'Coeff': -1}, 'End': {'Coeff': -1}")),
        new(EmptyWindow, $"{Member}.EndWindow", Placed(Open, Days(-1, -2)), Placed(Open, Days(-2, -1))),
        new(ContradictingWindows, $"{Member}.EndWindow", Placed(Days(0, 30), Days(-30, -1)), Placed(Days(-30, 0), Days(0, 30))),
        new(
            ContradictingWindows,
            $"{Member}.EndWindow",
            Placed(Days(1, 9) + ", 'UseIndexEnd': true", Days(-9, 0)),
            Placed(Days(1, 9), Days(-9, 0) + ", 'UseIndexEnd': true")),
        new(WindowBeyondObservation, $"{Member}.StartWindow", Placed(Days(-366, 0)), Placed(Days(-365, 0))),
        new(NegativeWindowDays, $"{Member}.StartWindow.Start.Days", Placed("'Start': {'Days': -30, 'Coeff': 1}, 'End': {'Days': 0, 'Coeff': 1}"), Placed(Days(-30, 0))),
        new(
            UnusualWindow,
            $"{Member}.StartWindow",
            Rule($"{Events(window: Days(-7, 0))}, {Events(Era, window: Days(-30, 0))}, {Events(Death, window: Days(-30, 0))}"),
            Rule($"{Events(window: Days(-30, 0))}, {Events(Era, window: Days(-30, -1))}, {Events(Death, window: Days(-30, 0))}")),
        new(
            ContradictingConditions,
            Second,
            Rule($"{Events(Era)}, {Events(Era, None)}"),
            Rule($"{Events(Era)}, {Events(Era, None, Days(1, 9))}")),
        new(
            ContradictingConditions,
            "$.InclusionRules[0].expression.CriteriaList[0]",
            AdditionalAndRule("ALL"),
            AdditionalAndRule("ANY")),
        new(DeathBeforeIndex, $"{Member}.StartWindow", Rule(Events(Death)), Rule(Events(Death, window: Days(0, 30)))),
        new(DrugEraWithoutWindow, Member, Rule(Events(Era, window: Open)), Rule(Events(Era))),
        new(
            NoVisitToShare,
            $"{Member}.RestrictVisit",
            Rule(Events(Era, more: ", 'RestrictVisit': true")),
            Rule(Events("'DrugExposure': {'CodesetId': 1}", more: ", 'RestrictVisit': true"))),
        new(
            NoVisitToShare,
            $"{Member}.RestrictVisit",
            Primary("{'Death': {'CodesetId': 1}}", RuleMember),
            Primary("{'VisitOccurrence': {'CodesetId': 1}}", RuleMember)),
        new(CountsTheIndexEvent, Member, Rule(Events(occurrence: None, window: Days(-30, 0))), Rule(Events(occurrence: None, window: Days(-30, -1)))),
    ];

    private static string RuleMember =>
        $", 'InclusionRules': [{{'expression': {{'Type': 'ALL', 'CriteriaList': [{Events("'ProcedureOccurrence': {'CodesetId': 1}", more: ", 'RestrictVisit': true")}]}}}}]";

    private static string Members(string type, int count) => Group($"'Type': '{type}', 'Count': {count}, 'CriteriaList': [{Events()}]");

    private static string Counted(string occurrence) => Rule(Events(occurrence: occurrence));

    private static string Placed(string startWindow, string? endWindow = null) =>
        Rule(Events(window: startWindow, more: endWindow is null ? "" : $", 'EndWindow': {{{endWindow}}}"));

    private static string AdditionalAndRule(string type) => Definition(
        $"""
        'AdditionalCriteria': {Braced($"'Type': '{type}', 'CriteriaList': [{Events(Era)}, {Events(Death)}]")},
        'InclusionRules': [{Braced($"'expression': {Braced($"'Type': 'ALL', 'CriteriaList': [{Events(Era, None, Days(-60, 0))}]")}")}]
        """);

    private static string Braced(string members) => $"{{{members}}}";

    private static string Days(int first, int last) => $"'Start': {Endpoint(first)}, 'End': {Endpoint(last)}";

    private static string Endpoint(int day) => $"{{'Days': {Math.Abs(day)}, 'Coeff': {(day < 0 ? -1 : 1)}}}";
}
