using System.Diagnostics;
using DuckDB.NET.Data;
using Naru.Cdm;

namespace Naru.Bench.Cohorts;

/// <summary>
/// One statement that does nothing but read what a definition's concept sets need, straight from the store's clustered tables, the concepts
/// resolved beforehand. DuckDB has two ways to ask for many concepts (listed, or as a table); the faster one counts.
/// </summary>
internal sealed class BareScan
{
    /// <summary>The name under which <see cref="CdmDatabase"/> attaches a store.</summary>
    private const string Store = "source";

    private readonly string[] forms;

    private BareScan(string[] forms) => this.forms = forms;

    internal static BareScan Of(IReadOnlyList<BareRead> reads, DuckDBConnection connection) => new(
    [
        string.Join("\nUNION ALL ", reads.Select(r => Statement(r, connection, listed: true)).DefaultIfEmpty("SELECT 1")),
        string.Join("\nUNION ALL ", reads.Select(r => Statement(r, connection, listed: false)).DefaultIfEmpty("SELECT 1")),
    ]);

    /// <summary>Reads once in each form.</summary>
    /// <returns>The times in milliseconds, always in the same order.</returns>
    internal double[] Measure(DuckDBConnection connection) => Array.ConvertAll(forms, f => Measure(connection, f));

    /// <summary>The median of the faster form.</summary>
    internal static double Median(IReadOnlyList<double[]> rounds) =>
        Enumerable.Range(0, rounds[0].Length).Min(form => Statistics.Median(rounds.Select(r => r[form])));

    private static double Measure(DuckDBConnection connection, string sql)
    {
        var start = Stopwatch.GetTimestamp();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            // Aggregates: a row for each table.
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Statement(BareRead read, DuckDBConnection connection, bool listed)
    {
        var table = $"{Store}.{CdmDatabase.Schema}.{read.Table}";
        var types = BenchSql.Rows(connection, $"DESCRIBE {table}").ToDictionary(r => r[0], r => r[1], StringComparer.OrdinalIgnoreCase);
        var sums = read.Columns.Where(types.ContainsKey).Select(c => types[c] switch
        {
            "DATE" => $"sum({c} - DATE '1970-01-01')",
            "VARCHAR" => $"sum(strlen({c}))",
            "TIMESTAMP" => $"sum(epoch_us({c}))",
            _ => $"sum({c})",
        });
        var select = $"SELECT list_value({string.Join(", ", sums.Prepend("count(*)").Select(s => $"CAST({s} AS DOUBLE)"))}) FROM {table}";
        if (read.ConceptColumn is not { } column)
        {
            return select;
        }

        var ids = string.Join(", ", read.Concepts.Select(c => Out.Text($"{c}")));
        return listed
            ? $"{select} WHERE {column} IN ({ids})"
            : $"{select} WHERE {column} IN (SELECT unnest(CAST([{ids}] AS {types[column]}[])))";
    }
}
