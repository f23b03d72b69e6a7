using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>What rows must keep among each other: known persons, unique keys, dates in order.</summary>
internal sealed class TableChecks(bool hasPersons, FindingLog findings, CancellationToken cancellation)
{
    /// <summary>
    /// A table of persons who are not in <c>cdm.person</c> because they were left out on purpose; null if there is none.
    /// </summary>
    public string? LeftOut { get; init; }

    private string NotLeftOut => LeftOut is null ? "" : $" AND NOT EXISTS (SELECT 1 FROM {LeftOut} o WHERE o.person_id = t.person_id)";

    /// <summary>Runs every check that the table has columns for; persons are looked up only if they could be loaded.</summary>
    public void Run(LoadedTable loaded, DuckDBConnection connection)
    {
        if (findings.LeavesRows)
        {
            return;
        }

        if (hasPersons && Has(loaded, "person_id") && loaded.Table.Name != "person")
        {
            CheckPersons(loaded, connection);
        }

        if (loaded.Table.PrimaryKey is { } key && Has(loaded, key.Name) && (!loaded.HasRisingKeys || key.Type == OmopType.Text))
        {
            if (new KeyUniqueness(connection, loaded, key, cancellation).HasDuplicates())
            {
                CheckKey(loaded, key.Name, connection);
            }
        }

        foreach (var (start, end) in Periods(loaded.Table).Where(p => Has(loaded, p.Start) && Has(loaded, p.End)))
        {
            var startName = loaded.GivenNames[start];
            Report(
                loaded, connection, CdmErrors.EndBeforeStart, end,
                $"SELECT n FROM ({loaded.NumberedRows}) WHERE {end} < {start}", _ => [startName]);
        }

        if (loaded.Table.Name == "observation_period")
        {
            CheckOverlaps(loaded, connection);
        }
    }

    private static bool Has(LoadedTable loaded, string column) => loaded.GivenNames.ContainsKey(column);

    /// <summary>Each end date with its start: <c>x_start_date</c>, or <c>x_date</c> as in <c>procedure_occurrence</c>.</summary>
    private static IEnumerable<(string Start, string End)> Periods(OmopTable table) =>
        from end in table.Fields
        where end.Type == OmopType.Date && end.Name.EndsWith("end_date", StringComparison.Ordinal)
        let prefix = end.Name[..^"end_date".Length]
        let start = table.Field(prefix + "start_date") ?? table.Field(prefix + "date")
        where start is not null
        select (start.Name, end.Name);

    /// <summary>Whether every row belongs to a person of the table <c>cdm.person</c>.</summary>
    public void CheckPersons(LoadedTable loaded, DuckDBConnection connection) => Report(
        loaded, connection, CdmErrors.UnknownPerson, "person_id",
        $"""
        SELECT n FROM ({loaded.NumberedRows}) t
        WHERE t.person_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cdm.person p WHERE p.person_id = t.person_id){NotLeftOut}
        """,
        _ => []);

    private void CheckKey(LoadedTable loaded, string key, DuckDBConnection connection) => Report(
        loaded, connection, CdmErrors.DuplicateKey, key,
        $"""
        SELECT n, first FROM (
            SELECT n, min(n) OVER (PARTITION BY {key}) AS first, row_number() OVER (PARTITION BY {key} ORDER BY n) AS occurrence
            FROM ({loaded.NumberedRows})
            WHERE {key} IN (SELECT {key} FROM cdm.{loaded.Table.Name} GROUP BY {key} HAVING count(*) > 1))
        WHERE occurrence > 1
        """,
        firstLine => [firstLine]);

    private void CheckOverlaps(LoadedTable loaded, DuckDBConnection connection) => Report(
        loaded, connection, CdmErrors.OverlappingObservationPeriods, "observation_period_start_date",
        $"""
        SELECT n FROM (
            SELECT n, observation_period_start_date AS s, max(observation_period_end_date) OVER (
                PARTITION BY person_id ORDER BY observation_period_start_date, observation_period_end_date, n
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS previous_end
            FROM ({loaded.NumberedRows}) WHERE person_id IS NOT NULL)
        WHERE s <= previous_end
        """,
        _ => []);

    /// <param name="loaded">The table.</param>
    /// <param name="connection">A connection of the calling thread.</param>
    /// <param name="kind">What it means when a row is found.</param>
    /// <param name="column">The column to name.</param>
    /// <param name="offenders">A query for the numbers of the offending rows, and perhaps of a row that each belongs with.</param>
    /// <param name="arguments">The finding's arguments, from the line of that other row.</param>
    private void Report(
        LoadedTable loaded, DuckDBConnection connection, ErrorKind kind, string column, string offenders, Func<object, object[]> arguments)
    {
        var hasOther = kind == CdmErrors.DuplicateKey;
        var (count, rows) = Sql.Query(
            connection,
            $"SELECT n, {(hasOther ? "first" : "NULL::BIGINT")}, count(*) OVER () FROM ({offenders}) ORDER BY n LIMIT {FindingLog.Places}",
            reader =>
            {
                var rows = new List<(long? Row, long? Other)>();
                long count = 0;
                while (reader.Read())
                {
                    rows.Add((Number(reader, 0), Number(reader, 1)));
                    count = reader.GetInt64(2);
                }

                return (count, rows);
            },
            cancellation);
        if (count == 0)
        {
            return;
        }

        var lines = Lines(loaded, rows.SelectMany(r => (long?[])[r.Row, r.Other]).OfType<long>().Distinct().Order().ToList());
        var rest = count;
        foreach (var (row, other) in rows)
        {
            if (row is { } n && lines.TryGetValue(n, out var line))
            {
                findings.Add(kind, loaded.At(line, column, n), arguments(other is { } o ? lines[o] : "-"));
                rest--;
            }
        }

        if (rest > 0)
        {
            findings.Add(kind, loaded.At(null, column), rest, arguments("-"));
        }
    }

    /// <summary>Row → line. Without lines, if the file cannot be read a second time: then findings are counted, not placed.</summary>
    private static Dictionary<long, long> Lines(LoadedTable loaded, List<long> rows)
    {
        try
        {
            return (loaded.LinesOf?.Invoke(rows) ?? []).Zip(rows).ToDictionary(p => p.Second, p => p.First);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static long? Number(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
