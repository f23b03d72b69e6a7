using static Naru.Cohorts.Checks.CheckErrors;
using static Naru.Tests.Checks.Json;

namespace Naru.Tests.Checks;

internal static class EntryCases
{
    private const string Empty = "'Type': 'ALL', 'CriteriaList': [], 'DemographicCriteriaList': [], 'Groups': []";
    private const string Adults = "'Type': 'ALL', 'DemographicCriteriaList': [{'Age': {'Op': 'gte', 'Value': 18}}]";
    private const string Elderly = "'Type': 'ALL', 'DemographicCriteriaList': [{'Age': {'Op': 'gte', 'Value': 65}}]";

    private const string Additional = $"{{{Adults}}}";

    internal static readonly CheckCase[] All =
    [
        new(NoPrimaryEvents, "$.PrimaryCriteria.CriteriaList", Primary(""), Definition()),
        new(NegativeObservationWindow, "$.PrimaryCriteria.ObservationWindow.PriorDays", Window(-1, 0), Window(0, 0)),
        new(NegativeObservationWindow, "$.PrimaryCriteria.ObservationWindow.PostDays", Window(0, -1), Window(0, 1)),
        new(EmptyInclusionRule, "$.InclusionRules[0].expression", Group(Empty), Group(Adults)),
        new(DuplicateInclusionRule, "$.InclusionRules[1].expression", Rules(("a", Adults), ("b", Adults)), Rules(("a", Adults), ("b", Elderly))),
        new(DuplicateRuleName, "$.InclusionRules[1].name", Rules(("a", Adults), ("a", Elderly)), Rules(("a", Adults), ("b", Elderly))),
        new(LimitBreaksProgression, "$.QualifiedLimit", Limits("First", "All", "First", Additional), Limits("All", "All", "First", Additional)),
        new(LimitBreaksProgression, "$.ExpressionLimit", Limits("All", "First", "All", Additional), Limits("All", "First", "First", Additional)),
        new(LimitBreaksProgression, "$.ExpressionLimit", Limits("All", "First", "Last", Additional), Limits("All", "Last", "Last", Additional)),
        new(QualifiedLimitIgnored, "$.QualifiedLimit", Limits("First", "All", "First", "null"), Limits("First", "First", "First", "null")),
        new(NoExitCriteria, "$.EndStrategy", Exit("null", "All"), Exit("null", "First")),
        new(NoExitCriteria, "$.EndStrategy", Exit("null", "All"), Exit("{'DateOffset': {'DateField': 'EndDate', 'Offset': 0}}", "All")),
        new(ZeroExitOffset, "$.EndStrategy.DateOffset.Offset", Offset("StartDate", 0), Offset("EndDate", 0)),
        new(ExitBeforeEntry, "$.EndStrategy.DateOffset.Offset", Offset("StartDate", -7), Offset("StartDate", 7)),
        new(ExitBeforeEventEnd, "$.EndStrategy.DateOffset.Offset", Offset("EndDate", -7), Offset("EndDate", 7)),
        new(ImpossibleEraSetting, "$.EndStrategy.CustomEra.GapDays", Era("'GapDays': -1"), Era("'GapDays': 0")),
        new(ImpossibleEraSetting, "$.EndStrategy.CustomEra.DaysSupplyOverride", Era("'DaysSupplyOverride': 0"), Era("'DaysSupplyOverride': 1")),
        new(EntryDrugNotInExit, "$.EndStrategy", DrugEntry("'DateOffset': {'DateField': 'StartDate', 'Offset': 30}"), DrugEntry("'CustomEra': {'DrugCodesetId': 1, 'GapDays': 30}")),
        new(EmptyCensorWindow, "$.CensorWindow", Censor("2020-02-01", "2020-01-31"), Censor("2020-01-31", "2020-01-31")),
        new(
            CensoredByEntry,
            "$.CensoringCriteria[0]",
            Definition("'CensoringCriteria': [{'ConditionOccurrence': {'CodesetId': 1}}]"),
            Definition("'CensoringCriteria': [{'ConditionOccurrence': {'CodesetId': 1, 'ConditionStatusCS': {'CodesetId': 1}}}]")),
        new(NegativeEraPad, "$.CollapseSettings.EraPad", Definition("'CollapseSettings': {'EraPad': -1}"), Definition("'CollapseSettings': {'EraPad': 1}")),
    ];

    private static string Window(int prior, int post) => Definition(
        $"'PrimaryCriteria': {{'CriteriaList': [{{'ConditionOccurrence': {{'CodesetId': 1}}}}], 'ObservationWindow': {{'PriorDays': {prior}, 'PostDays': {post}}}}}");

    private static string Rules(params (string Name, string Expression)[] rules) => Definition(
        $"'InclusionRules': [{string.Join(", ", rules.Select(r => $"{{'name': '{r.Name}', 'expression': {{{r.Expression}}}}}"))}]");

    private static string Limits(string primary, string qualified, string expression, string additional) => Definition(
        $$$"""
        'PrimaryCriteria': {'CriteriaList': [{'ConditionOccurrence': {'CodesetId': 1}}], 'PrimaryCriteriaLimit': {'Type': '{{{primary}}}'}},
        'AdditionalCriteria': {{{additional}}},
        'QualifiedLimit': {'Type': '{{{qualified}}}'}, 'ExpressionLimit': {'Type': '{{{expression}}}'}
        """);

    private static string Exit(string strategy, string limit) => Definition(
        $$$"""
        'PrimaryCriteria': {'CriteriaList': [{'ConditionOccurrence': {'CodesetId': 1}}], 'PrimaryCriteriaLimit': {'Type': '{{{limit}}}'}},
        'ExpressionLimit': {'Type': '{{{limit}}}'}, 'EndStrategy': {{{strategy}}}
        """);

    private static string Offset(string field, int days) => Definition($"'EndStrategy': {{'DateOffset': {{'DateField': '{field}', 'Offset': {days}}}}}");

    private static string Era(string setting) => Definition($"'EndStrategy': {{'CustomEra': {{'DrugCodesetId': 1, {setting}}}}}");

    private static string DrugEntry(string strategy) => Primary(
        "{'DrugExposure': {'CodesetId': 1}}",
        $", 'EndStrategy': {{{strategy}}}{Sets(Set(1, "Metformin", Item(1503297, ", 'DOMAIN_ID': 'Drug'")))}");

    private static string Censor(string start, string end) => Definition($"'CensorWindow': {{'StartDate': '{start}', 'EndDate': '{end}'}}");
}
