using System.Globalization;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Quality;

/// <summary>What a check of a field counts while its table is scanned, and which scan it belongs to.</summary>
/// <remarks>Names are those of the CDM's own tables and fields; bounds come from the lists of checks. No value of the data becomes SQL.</remarks>
internal sealed class ScanMeasures(DateOnly today)
{
    /// <summary>Days after death within which records still come in.</summary>
    private const int DaysAfterDeath = 60;

    /// <summary>Days around a visit within which its records may lie.</summary>
    private const int DaysAroundVisit = 7;

    /// <summary>The table alone; each row is <c>t</c>.</summary>
    public static string Alone(string table) => $"cdm.{table} t";

    /// <summary>
    /// The table with the day of birth (<c>b</c>) and of death (<c>d</c>) of each row's person. A person who is there twice, or died
    /// twice, counts once, at the earliest: a row must not be counted more often than it is there.
    /// </summary>
    public static string WithLife(string table) =>
        $$"""
        cdm.{{table}} t
        LEFT JOIN (
            SELECT person_id,
                min(coalesce(CAST(birth_datetime AS DATE), TRY_CAST(printf('%04d-%02d-%02d', CAST(year_of_birth AS INTEGER),
                    CAST(coalesce(month_of_birth, 1) AS INTEGER), CAST(coalesce(day_of_birth, 1) AS INTEGER)) AS DATE))) AS birth,
                min(coalesce(CAST(birth_datetime AS DATE),
                    TRY_CAST(printf('%04d-06-01', CAST(year_of_birth AS INTEGER)) AS DATE))) AS birth_or_june
            FROM cdm.person GROUP BY person_id) b ON b.person_id = t.person_id
        LEFT JOIN (SELECT person_id, min(death_date) AS death FROM cdm.death GROUP BY person_id) d ON d.person_id = t.person_id
        """;

    /// <summary>The table with the visit of each row (<c>v</c>).</summary>
    public static string WithVisit(string table) =>
        $"""
        cdm.{table} t
        LEFT JOIN (
            SELECT visit_occurrence_id, min(visit_start_date) AS s, max(visit_end_date) AS e
            FROM cdm.visit_occurrence WHERE visit_occurrence_id IS NOT NULL GROUP BY visit_occurrence_id) v
        ON v.visit_occurrence_id = t.visit_occurrence_id
        """;

    /// <summary>What is counted in the table alone; null if the check needs more than that.</summary>
    public Measure? OfRow(CheckDefinition check)
    {
        var f = $"t.{check.Field}";
        var other = $"t.{check.Parameter}";
        return check.Check.Kind switch
        {
            CheckKind.IsRequired or CheckKind.MeasureValueCompleteness => new(check, $"count(*) - count({f})", "count(*)"),
            CheckKind.StandardConceptRecordCompleteness or CheckKind.SourceConceptRecordCompleteness when check.Parameter.Length > 0 => new(
                check, Where($"{f} = 0 OR ({f} IS NULL AND {other} IS NOT NULL)"), Where($"{f} IS NOT NULL OR {other} IS NOT NULL")),
            CheckKind.StandardConceptRecordCompleteness or CheckKind.SourceConceptRecordCompleteness =>
                new(check, Where($"{f} = 0"), $"count({f})"),
            CheckKind.PlausibleValueLow when check.Concept is null => new(check, Where(Compare(check, "<")), $"count({f})"),
            CheckKind.PlausibleValueHigh when check.Concept is null => new(check, Where(Compare(check, ">")), $"count({f})"),
            CheckKind.PlausibleStartBeforeEnd =>
                new(check, Where($"{Day(f)} > {Day(other)}"), Where($"{f} IS NOT NULL AND {other} IS NOT NULL")),
            CheckKind.PlausibleTemporalAfter when !IsOfPerson(check) => new(check, Where($"{Day(other)} > {Day(f)}"), "count(*)"),
            _ => null,
        };
    }

    /// <summary>What is counted beside birth and death; null if the check does not need them.</summary>
    public static Measure? OfLife(CheckDefinition check)
    {
        var f = $"t.{check.Field}";
        var tooLate = string.Create(CultureInfo.InvariantCulture, $"{Day(f)} > d.death + {DaysAfterDeath}");
        return check.Check.Kind switch
        {
            CheckKind.PlausibleTemporalAfter when IsOfPerson(check) => new(check, Where($"b.birth_or_june > {Day(f)}"), "count(*)"),
            CheckKind.PlausibleAfterBirth => new(check, Where($"{Day(f)} < b.birth"), $"count({f})"),
            CheckKind.PlausibleDuringLife => new(check, Where(tooLate), "count(d.person_id)"),
            CheckKind.PlausibleBeforeDeath => new(check, Where(tooLate), Where($"{f} IS NOT NULL AND d.person_id IS NOT NULL")),
            _ => null,
        };
    }

    /// <summary>What is counted beside visits; null if the check does not need them.</summary>
    public static Measure? OfVisit(CheckDefinition check)
    {
        var f = Day($"t.{check.Field}");
        return check.Check.Kind == CheckKind.WithinVisitDates
            ? new(check, Where(string.Create(CultureInfo.InvariantCulture, $"{f} < v.s - {DaysAroundVisit} OR {f} > v.e + {DaysAroundVisit}")),
                "count(v.visit_occurrence_id)")
            : null;
    }

    /// <summary>An aggregate that counts the rows for which a condition is true.</summary>
    public static string Where(string condition) => $"count(*) FILTER (WHERE {condition})";

    private static bool IsOfPerson(CheckDefinition check) => check.Parameter.StartsWith("person.", StringComparison.Ordinal);

    private static string Day(string field) => $"CAST({field} AS DATE)";

    private string Compare(CheckDefinition check, string sign)
    {
        var field = OmopSchema.Table(check.Table)?.Field(check.Field ?? "");
        var isDate = field?.Type is OmopType.Date or OmopType.DateTime;
        var bound = Bound(check.Parameter);
        return isDate ? $"{Day($"t.{check.Field}")} {sign} DATE '{bound}'" : $"t.{check.Field} {sign} {bound}";
    }

    private string Bound(string parameter)
    {
        var (word, more) = parameter.Split('+') is [var w, var n] ? (w, int.Parse(n, CultureInfo.InvariantCulture)) : (parameter, 0);
        return word switch
        {
            "today" => today.AddDays(more).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "year" => (today.Year + more).ToString(CultureInfo.InvariantCulture),
            _ => parameter,
        };
    }
}
