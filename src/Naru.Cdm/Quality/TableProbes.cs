using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>The statements for checks that look at keys, at persons or at distinct values: each scans something of its own.</summary>
internal static class TableProbes
{
    /// <summary>The statements for the checks that are of this kind.</summary>
    public static IEnumerable<Probe> Of(IReadOnlyList<CheckDefinition> checks) => OfConcepts(checks).Concat(checks.Select(Of).OfType<Probe>());

    private static ScanProbe? Of(CheckDefinition check) => check.Check.Kind switch
    {
        CheckKind.MeasurePersonCompleteness => One(
            check, $"cdm.person p LEFT JOIN (SELECT DISTINCT person_id FROM cdm.{check.Table}) x ON x.person_id = p.person_id",
            ScanMeasures.Where("x.person_id IS NULL"), "count(*)"),
        CheckKind.MeasureConditionEraCompleteness => One(
            check,
            $"""
            (SELECT DISTINCT person_id FROM cdm.condition_occurrence WHERE condition_concept_id <> 0 AND person_id IS NOT NULL) c
            LEFT JOIN (SELECT DISTINCT person_id FROM cdm.{check.Table}) x ON x.person_id = c.person_id
            """,
            ScanMeasures.Where("x.person_id IS NULL"), "count(*)"),
        CheckKind.MeasureObservationPeriodOverlap => One(
            check,
            """
            (SELECT person_id, bool_or(s <= previous_end + 1) AS is_overlapping
            FROM (
                SELECT person_id, observation_period_start_date AS s, max(observation_period_end_date) OVER (
                    PARTITION BY person_id ORDER BY observation_period_start_date, observation_period_end_date
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS previous_end
                FROM cdm.observation_period WHERE person_id IS NOT NULL)
            GROUP BY person_id)
            """,
            ScanMeasures.Where("is_overlapping"), "count(*)"),
        CheckKind.IsPrimaryKey => One(
            check, $"(SELECT {check.Field} AS k, count(*) AS n FROM cdm.{check.Table} GROUP BY {check.Field})",
            "coalesce(sum(n) FILTER (WHERE k IS NOT NULL AND n > 1), 0)", "coalesce(sum(n), 0)"),
        CheckKind.IsForeignKey when !IsConcept(check) && check.Parameter.Split('.') is [var table, var key] => One(
            check,
            $"""
            (SELECT {check.Field} AS v, count(*) AS n FROM cdm.{check.Table} GROUP BY {check.Field}) g
            LEFT JOIN (SELECT DISTINCT {key} AS k FROM cdm.{table}) k ON k.k = g.v
            """,
            "coalesce(sum(n) FILTER (WHERE v IS NOT NULL AND k IS NULL), 0)", "coalesce(sum(n), 0)"),
        CheckKind.SourceValueCompleteness => One(
            check,
            $"(SELECT {check.Field}, bool_or({check.Parameter} = 0) AS is_unmapped FROM cdm.{check.Table} GROUP BY {check.Field})",
            ScanMeasures.Where("is_unmapped"), "count(*)"),
        _ => null,
    };

    /// <summary>All that is asked of the concepts in one field, by looking up each distinct concept once.</summary>
    private static IEnumerable<Probe> OfConcepts(IReadOnlyList<CheckDefinition> checks) =>
        from check in checks
        let measure = OfConcept(check)
        where measure is not null
        group measure by (check.Table, check.Field) into field
        select new ScanProbe(
            $"""
            (WITH
                used AS MATERIALIZED (SELECT {field.Key.Field} AS v, count(*) AS n FROM cdm.{field.Key.Table} GROUP BY {field.Key.Field}),
                known AS (
                    SELECT concept_id, min(domain_id) AS domain_id, min(concept_class_id) AS concept_class_id,
                        bool_and(standard_concept IS NOT DISTINCT FROM 'S' AND invalid_reason IS NULL) AS is_good
                    FROM cdm.concept WHERE concept_id IN (SELECT v FROM used) GROUP BY concept_id)
            SELECT * FROM used LEFT JOIN known ON concept_id = v)
            """,
            field.ToValueList());

    private static Measure? OfConcept(CheckDefinition check)
    {
        var name = Loading.Sql.Text(check.Parameter);
        return check.Check.Kind switch
        {
            CheckKind.IsForeignKey when IsConcept(check) => Summed(check, "v IS NOT NULL AND concept_id IS NULL"),
            CheckKind.FkDomain => Summed(check, $"concept_id <> 0 AND domain_id <> {name}"),
            CheckKind.FkClass => Summed(check, $"concept_id <> 0 AND concept_class_id <> {name}"),
            CheckKind.IsStandardValidConcept => Summed(check, "concept_id <> 0 AND NOT is_good") with
            {
                Rows = "coalesce(sum(n) FILTER (WHERE v IS NOT NULL), 0)",
            },
            _ => null,
        };
    }

    private static bool IsConcept(CheckDefinition check) => check.Parameter.StartsWith("concept.", StringComparison.Ordinal);

    private static Measure Summed(CheckDefinition check, string condition) =>
        new(check, $"coalesce(sum(n) FILTER (WHERE {condition}), 0)", "coalesce(sum(n), 0)");

    private static ScanProbe One(CheckDefinition check, string from, string failed, string rows) => new(from, [new(check, failed, rows)]);
}
