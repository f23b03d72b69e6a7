using System.Globalization;
using Naru.Core;

namespace Naru.Cdm.Quality.Profile;

/// <summary>Measures how long and when persons are observed.</summary>
internal sealed class ObservationReader(CdmDatabase database, ProfileSql sql, Func<long, CellCount> cell, DateOnly today)
{
    /// <summary>
    /// The days of each person as stretches that do not overlap: what a period adds to the ones before it. Periods that end before
    /// they begin are left out; the checks count them.
    /// </summary>
    internal static string Stretches(string end) =>
        $"""
        WITH ordered AS (
            SELECT person_id, observation_period_start_date AS first, least(observation_period_end_date, DATE '{end}') AS last,
                max(least(observation_period_end_date, DATE '{end}')) OVER (
                    PARTITION BY person_id ORDER BY observation_period_start_date, observation_period_end_date
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
            FROM cdm.observation_period
            WHERE observation_period_end_date >= observation_period_start_date AND observation_period_start_date <= DATE '{end}'),
        stretch AS MATERIALIZED (
            SELECT person_id, CASE WHEN covered >= first THEN covered + 1 ELSE first END AS first, last
            FROM ordered WHERE covered IS NULL OR last > covered)
        """;

    /// <summary>The year in which observation ends, for data without records; null without periods.</summary>
    public int? LastYear()
    {
        var counts = sql.Rows(
            "SELECT year(observation_period_end_date) * 12 + month(observation_period_end_date) - 1, count(*) "
            + $"FROM cdm.observation_period WHERE observation_period_end_date <= DATE '{Day(today)}' GROUP BY 1",
            r => (Month: (int)r.GetInt64(0), Count: r.GetInt64(1))).ToDictionary(r => r.Month, r => r.Count);
        return MonthRange.Of(counts)?.Last / 12;
    }

    public ObservationFigures? Read(MonthRange? months)
    {
        if (database.RowCounts["observation_period"] == 0)
        {
            return null;
        }

        // Shifted dates may lie in the future as a whole: then what the records reach is no mistake.
        var end = months is { } range && MonthRange.FirstDay(range.Last).AddMonths(1).AddDays(-1) is var last && last > today ? last : today;
        var rows = sql.Rows(
            Stretches(Day(end)) +
            """
            , person AS MATERIALIZED (SELECT person_id, sum(last - first + 1) AS days FROM stretch GROUP BY 1),
            change AS (
                SELECT (year(first) * 12 + month(first) - 1 + CASE WHEN day(first) = 1 THEN 0 ELSE 1 END) AS month, 1 AS change FROM stretch
                UNION ALL SELECT year(last) * 12 + month(last), -1 FROM stretch)
            SELECT 'years', floor(days / 365.25)::BIGINT, count(*)::BIGINT FROM person GROUP BY 2
            UNION ALL SELECT 'median', coalesce(quantile_disc(days, 0.5), 0)::BIGINT, count(*) FROM person
            UNION ALL SELECT 'change', month, sum(change)::BIGINT FROM change GROUP BY 2
            """,
            r => (What: r.GetString(0), Key: r.GetInt64(1), Number: r.GetInt64(2)));
        var (_, median, persons) = rows.Single(r => r.What == "median");
        var later = sql.Number($"SELECT count(*) FROM cdm.observation_period WHERE observation_period_end_date > DATE '{Day(end)}'");
        return new ObservationFigures(
            cell(persons),
            cell(Math.Max(0, database.RowCounts["person"] - persons)),
            persons == 0 || cell(persons).IsHidden ? null : median,
            AtLeast(rows.Where(r => r.What == "years").ToDictionary(r => r.Key, r => r.Number)),
            cell(later),
            Series(rows.Where(r => r.What == "change").OrderBy(r => r.Key).Select(r => ((int)r.Key, r.Number)).ToList()));
    }

    private ValueList<CellCount> AtLeast(Dictionary<long, long> byYears)
    {
        if (byYears.Count == 0)
        {
            return [];
        }

        var counts = new long[byYears.Keys.Max() + 1];
        var sum = 0L;
        for (var years = counts.Length - 1; years >= 0; years--)
        {
            sum += byYears.GetValueOrDefault(years);
            counts[years] = sum;
        }

        return counts.Select(cell).ToValueList();
    }

    /// <summary>Adds up the changes: who is observed on the first day of each month.</summary>
    private TimeSeries? Series(List<(int Month, long Change)> changes)
    {
        var observed = new Dictionary<int, long>();
        var sum = 0L;
        for (var i = 0; i < changes.Count; i++)
        {
            sum += changes[i].Change;
            var until = i + 1 < changes.Count ? changes[i + 1].Month : changes[i].Month + 1;
            for (var month = changes[i].Month; month < until && sum > 0; month++)
            {
                observed[month] = sum;
            }
        }

        if (MonthRange.Of(observed) is not { } range)
        {
            return null;
        }

        var axis = TimeAxis.Over(range);
        return new TimeSeries(axis, Enumerable.Range(0, axis.Count)
            .Select(i => cell(observed.GetValueOrDefault(MonthRange.MonthOf(axis.Start(i))))).ToValueList());
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
