using System.Numerics;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Tests.Cli;

/// <summary>Small definitions and answers.</summary>
internal static class Samples
{
    /// <summary>A definition with a title and rules of the given names.</summary>
    public static string Definition(string title, params string[] rules) => $$"""
        {
          "Title": "{{title}}",
          "PrimaryCriteria": {
            "CriteriaList": [{ "ConditionOccurrence": { "CodesetId": 0 } }],
            "ObservationWindow": { "PriorDays": 0, "PostDays": 0 },
            "PrimaryCriteriaLimit": { "Type": "All" }
          },
          "ConceptSets": [{
            "id": 0, "name": "all",
            "expression": { "items": [{ "concept": { "CONCEPT_ID": 201826, "CONCEPT_NAME": "Type 2 diabetes mellitus" }, "includeDescendants": true }] }
          }],
          "QualifiedLimit": { "Type": "All" },
          "ExpressionLimit": { "Type": "All" },
          "InclusionRules": [{{string.Join(",", rules.Select(Rule))}}],
          "CensoringCriteria": [],
          "CollapseSettings": { "CollapseType": "ERA", "EraPad": 0 },
          "CensorWindow": {}
        }
        """;

    private static string Rule(string name) => $$"""
        { "name": "{{name}}", "expression": { "Type": "ALL", "DemographicCriteriaList": [{ "Age": { "Value": 18, "Op": "gte" } }] } }
        """;

    /// <summary>An answer without rules.</summary>
    public static CohortResult Rows(params ReadOnlySpan<CohortRow> rows)
    {
        var list = rows.ToArray();
        var persons = list.Select(r => r.SubjectId).Distinct().LongCount();
        var stage = new StageCount(list.Length, persons);
        return new CohortResult(
            list,
            new StageCounts(stage, stage, stage, stage, new StageCount(0, 0), stage, 0),
            new InclusionImpact(0, [new MaskCount(0, list.Length)]),
            new InclusionImpact(0, [new MaskCount(0, persons)]),
            new PersonProfiles(0, [new PersonProfile([BigInteger.Zero], persons)]),
            []);
    }

    /// <summary>
    /// An answer with two rules: 1,000 events of 600 persons; 500 persons satisfy both rules, 60 only the first, 30 only the second, 10
    /// each of them with different events.
    /// </summary>
    public static CohortResult TwoRules() => new(
        [new CohortRow(7, new DateOnly(2020, 1, 2), new DateOnly(2020, 3, 4)), new CohortRow(11, new DateOnly(1999, 12, 31), new DateOnly(2000, 1, 1))],
        new StageCounts(new(1200, 650), new(1000, 600), new(800, 500), new(500, 500), new(20, 15), new(490, 500), 3),
        new InclusionImpact(2, [new(0, 10), new(1, 110), new(2, 80), new(3, 800)]),
        new InclusionImpact(2, [new(1, 70), new(2, 30), new(3, 500)]),
        new PersonProfiles(2, [new([1], 60), new([1, 2], 10), new([2], 30), new([3], 500)]),
        []);

    /// <summary>A date.</summary>
    public static DateOnly Day(int year, int month, int day) => new(year, month, day);

    /// <summary>A kind of error for answers that fail.</summary>
    public static readonly ErrorKind Kind = new("TEST1", Severity.Error, new("이 데이터에는 {0}이 없습니다.", "The data have no {0}."), new("고치세요.", "Mend it."));
}
