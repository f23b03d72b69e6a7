using System.Diagnostics;
using DuckDB.NET.Data;

namespace Naru.Bench.Cohorts;

/// <summary>
/// One scan of the unsorted data, which circe's times are multiples of. It is measured in the process and at the time of the run, so that
/// the ratio carries over from machine to machine.
/// </summary>
internal sealed class Calibration : IDisposable
{
    private const string Scan = "SELECT count(*), sum(person_id), sum(measurement_concept_id), sum(value_as_number) FROM cdm.measurement";

    private readonly DuckDBConnection connection;

    internal Calibration(string file, int threads)
    {
        connection = BenchSql.Open(file, readOnly: true);
        BenchSql.Run(connection, Out.Text($"SET threads = {threads}"));
        DuckDbVersion = BenchSql.Rows(connection, "SELECT version()")[0][0];
        Measure();
        Measure();
    }

    internal string DuckDbVersion { get; }

    /// <summary>Times in milliseconds.</summary>
    internal double[] Measure(int times) => [.. Enumerable.Range(0, times).Select(_ => Measure())];

    public void Dispose() => connection.Dispose();

    private double Measure()
    {
        var start = Stopwatch.GetTimestamp();
        BenchSql.Rows(connection, Scan);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
