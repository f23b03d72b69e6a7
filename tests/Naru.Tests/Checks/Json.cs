using System.Text.Json.Nodes;

namespace Naru.Tests.Checks;

/// <summary>Writes small definitions. Fragments use single quotes, for legibility.</summary>
internal static class Json
{
    private const string Plain =
        """
        {
          'ConceptSets': [{'id': 1, 'name': 'Diabetes', 'expression': {'items': [{'concept': {'CONCEPT_ID': 201826}}]}}],
          'PrimaryCriteria': {
            'CriteriaList': [{'ConditionOccurrence': {'CodesetId': 1}}],
            'ObservationWindow': {'PriorDays': 365, 'PostDays': 0},
            'PrimaryCriteriaLimit': {'Type': 'First'}
          },
          'QualifiedLimit': {'Type': 'First'},
          'ExpressionLimit': {'Type': 'First'},
          'InclusionRules': [],
          'EndStrategy': {'DateOffset': {'DateField': 'StartDate', 'Offset': 30}},
          'CensoringCriteria': [],
          'CollapseSettings': {'CollapseType': 'ERA', 'EraPad': 0}
        }
        """;

    /// <summary>A definition without findings, with some of its members replaced or added.</summary>
    internal static string Definition(string members = "")
    {
        var definition = Parse(Plain);
        foreach (var (name, value) in Parse($"{{{members}}}").ToList())
        {
            definition[name] = value?.DeepClone();
        }

        return definition.ToJsonString();
    }

    /// <summary>A definition with these entry events.</summary>
    internal static string Primary(string criteria, string sets = "") =>
        Definition($"'PrimaryCriteria': {{'CriteriaList': [{criteria}], 'ObservationWindow': {{'PriorDays': 365, 'PostDays': 0}}}}{sets}");

    /// <summary>A definition with one inclusion rule of type ALL with these correlated criteria.</summary>
    internal static string Rule(string criteria, string sets = "") => Group($"'Type': 'ALL', 'CriteriaList': [{criteria}]", sets);

    /// <summary>A definition with one inclusion rule that is this group.</summary>
    internal static string Group(string members, string sets = "") =>
        Definition($"'InclusionRules': [{{'name': 'rule', 'expression': {{{members}}}}}]{sets}");

    /// <summary>A correlated criterion: by default at least one record of condition set 1 from 30 days to 1 day before.</summary>
    internal static string Events(
        string criterion = "'ConditionOccurrence': {'CodesetId': 1}",
        string occurrence = "'Type': 2, 'Count': 1",
        string window = "'Start': {'Days': 30, 'Coeff': -1}, 'End': {'Days': 1, 'Coeff': -1}",
        string more = "") =>
        $"{{'Criteria': {{{criterion}}}, 'Occurrence': {{{occurrence}}}, 'StartWindow': {{{window}}}{more}}}";

    /// <summary>Concept sets, as a member to add to a definition; set 1 stays used by the entry event.</summary>
    internal static string Sets(params string[] sets) => $", 'ConceptSets': [{string.Join(", ", sets)}]";

    internal static string Set(int id, string name, params string[] items) =>
        $"{{'id': {id}, 'name': '{name}', 'expression': {{'items': [{string.Join(", ", items)}]}}}}";

    internal static string Item(long id, string concept = "", string settings = "") => $"{{'concept': {{'CONCEPT_ID': {id}{concept}}}{settings}}}";

    internal static JsonObject Parse(string json) => JsonNode.Parse(json.Replace('\'', '"'))!.AsObject();
}
