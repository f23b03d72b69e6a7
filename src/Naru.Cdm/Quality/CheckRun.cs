using DuckDB.NET.Data;
using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>Counts for all checks, table by table and in as few scans as there can be, and judges the counts.</summary>
internal sealed class CheckRun(CdmDatabase database, DateOnly today, IProgress<QualityProgress>? progress, CancellationToken cancellation)
{
    private static readonly BilingualText Broke = new("점검을 실행하지 못했습니다.", "The check could not be carried out.");
    private static readonly BilingualText OutOfMemory = new("메모리가 모자라 점검하지 못했습니다.", "There was not enough memory for the check.");

    private readonly Dictionary<CheckDefinition, CheckResult> results = [];
    private readonly Dictionary<CheckDefinition, (long Failed, long Rows)> counts = [];
    private readonly Applicability applicability = new(database);

    /// <summary>The results, in the order of the checks.</summary>
    public ValueList<CheckResult> Run(ValueList<CheckDefinition> checks)
    {
        var open = checks.Where(c => !Decide(c)).ToList();
        using var connection = database.Connect();
        var done = checks.Count - open.Count;
        foreach (var table in open.GroupBy(c => c.Table, StringComparer.Ordinal))
        {
            foreach (var probe in ProbesOf([.. table]))
            {
                progress?.Report(new QualityProgress(table.Key, done, checks.Count));
                Count(probe, connection);
                done += probe.Checks.Count;
            }
        }

        progress?.Report(new QualityProgress("", checks.Count, checks.Count));
        var empty = counts.Where(c => c.Key.Check.Kind == CheckKind.MeasureValueCompleteness && c.Value.Failed == c.Value.Rows)
            .Select(c => (c.Key.Table, c.Key.Field)).ToHashSet();
        foreach (var check in open.Where(c => !results.ContainsKey(c)))
        {
            var (failed, rows) = counts[check];
            results[check] = Applicability.After(check, rows, empty.Contains((check.Table, check.Field))) is { } reason
                ? check.Result(CheckStatus.NotApplicable, reason: reason)
                : Judge(check, failed, rows);
        }

        return checks.Select(c => results[c]).ToValueList();
    }

    /// <summary>The statements that count for the checks of one table.</summary>
    private IEnumerable<Probe> ProbesOf(List<CheckDefinition> checks)
    {
        var measures = new ScanMeasures(today);
        (string From, Func<CheckDefinition, Measure?> Of)[] scans =
        [
            (ScanMeasures.Alone(checks[0].Table), measures.OfRow),
            (ScanMeasures.WithLife(checks[0].Table), ScanMeasures.OfLife),
            (ScanMeasures.WithVisit(checks[0].Table), ScanMeasures.OfVisit),
        ];
        return scans
            .Select(scan => (scan.From, Measures: checks.Select(scan.Of).OfType<Measure>().ToValueList()))
            .Where(scan => scan.Measures.Count > 0)
            .Select(scan => new ScanProbe(scan.From, scan.Measures))
            .Concat(TableProbes.Of(checks))
            .Concat(ConceptProbes.Of(checks));
    }

    /// <summary>Decides what needs no counting; whether the check was decided.</summary>
    private bool Decide(CheckDefinition check)
    {
        if (applicability.Before(check) is { } reason)
        {
            results[check] = check.Result(CheckStatus.NotApplicable, reason: reason);
            return true;
        }

        switch (check.Check.Kind)
        {
            case CheckKind.CdmTable:
                results[check] = Judge(check, database.HasTable(check.Table) ? 0 : 1, 1);
                return true;
            case CheckKind.CdmField:
                results[check] = Judge(check, database.HasColumn(check.Table, check.Field ?? "") ? 0 : 1, 1);
                return true;
            case CheckKind.CdmDatatype:
                // What is no integer never got into the tables: it was counted where it was read, or refused there.
                counts[check] = (database.NotIntegers.GetValueOrDefault((check.Table, check.Field ?? "")), database.RowCounts[check.Table]);
                return false;
            default:
                return false;
        }
    }

    private void Count(Probe probe, DuckDBConnection connection)
    {
        try
        {
            Loading.Sql.Query(
                connection,
                probe.Sql,
                reader =>
                {
                    while (reader.Read())
                    {
                        counts[probe.Checks[(int)reader.GetInt64(0)]] = (reader.GetInt64(1), reader.GetInt64(2));
                    }

                    return true;
                },
                cancellation);
            foreach (var check in probe.Checks)
            {
                counts.TryAdd(check, (0, 0));
            }
        }
        catch (Exception e) when (e is DuckDBException or InvalidCastException or OverflowException)
        {
            // The engine's message may quote a value, so it goes no further.
            var parts = probe.Parts.ToList();
            parts.ForEach(part => Count(part, connection));
            foreach (var check in parts.Count == 0 ? probe.Checks : [])
            {
                results[check] = check.Result(
                    CheckStatus.Broken, reason: e is DuckDBException d && Loading.Sql.IsOutOfMemory(d) ? OutOfMemory : Broke);
            }
        }
    }

    private static CheckResult Judge(CheckDefinition check, long failed, long rows)
    {
        var isFailure = check.Threshold == 0 ? failed > 0 : rows > 0 && 100.0 * failed / rows > check.Threshold;
        return check.Result(isFailure ? CheckStatus.Failed : CheckStatus.Passed, failed, rows);
    }
}
