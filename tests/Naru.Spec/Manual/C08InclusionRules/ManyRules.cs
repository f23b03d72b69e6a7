using System.Globalization;
using Naru.Core;

namespace Naru.Spec.Manual.C08InclusionRules;

internal static class ManyRules
{
    internal static readonly Section Section = new("규칙이 많을 때", "Many rules",
    [
        Of(32, 32, "4294967295", "2147483647"),
        Of(53, 53, "9007199254740991", "4503599627370495"),
        Of(64, 64, "18446744073709551615", "9223372036854775807"),
        Of(70, 54, "1180591620717411303423", "1180582613518156562431"),
    ])
    {
        Introduction = new(
            "규칙의 수에는 한도가 없고, 조합은 몇 개든 정확하게 셉니다. OHDSI의 SQL은 조합을 실수로 더하므로 규칙이 53개를 넘으면 틀리고, 64개면 실행되지 않습니다.",
            "There is no limit to the number of rules, and combinations are exact for any number. OHDSI's SQL adds them up as floating-point numbers and goes wrong beyond 53 rules; with 64 it does not run."),
    };

    /// <summary>Rule k asks that the event is not on the k-th day of 2020; person 2's event breaks one rule.</summary>
    private static Paragraph Of(int rules, int broken, string all, string allButOne)
    {
        var day = Day(broken);
        return new(
            $"규칙 {rules}개", $"{rules} rules",
            $"1번 사람은 모든 규칙을 만족하고, 2번 사람은 {broken}번째 규칙만 만족하지 못합니다.",
            $"Person 1 satisfies every rule, person 2 all but rule {broken}.")
        {
            Data = $"""
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-06-01
                2      | 1       | {day}
                """,
            Definition = $$"""
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "InclusionRules": [ {{string.Join(", ", Enumerable.Range(1, rules).Select(Rule))}} ]
                }
                """,
            Shown = new BilingualText(
                $"진단(개념 1)으로 들어오고 규칙이 {rules}개인 정의. k번째 규칙: 사건이 2020년의 k번째 날이 아니어야 합니다.",
                $"A definition with diagnoses (concept 1) as entry events and {rules} rules. Rule k: the event is not on the k-th day of 2020."),
            Rows = """
                person | start
                1      | 2020-06-01
                """,
            Masks = $"""
                mask | events | persons
                {allButOne} | 1 | 1
                {all} | 1 | 1
                """,
            WhatIf = $"""
                dropped rules | persons
                – | 1
                {broken} | 2
                """,
        };
    }

    private static string Rule(int number) => $$"""
        { "name": "Rule {{number}}", "expression": { "Type": "ALL", "DemographicCriteriaList": [
          { "OccurrenceStartDate": { "Value": "{{Day(number)}}", "Op": "!eq" } } ] } }
        """;

    private static string Day(int number) =>
        new DateOnly(2020, 1, 1).AddDays(number - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
