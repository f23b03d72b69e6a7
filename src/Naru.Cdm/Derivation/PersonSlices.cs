using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cdm.Loading;

namespace Naru.Cdm.Derivation;

/// <summary>
/// Cuts the persons of a table into ranges of <c>person_id</c> with about equally many records each, few enough to be worked on in
/// memory. Windows and aggregates over all records at once would need memory without bound: DuckDB gives up when it
/// runs out of it. Where the cuts fall is estimated from a sample, and of no consequence for a result that sees one person at a time.
/// </summary>
internal static class PersonSlices
{
    /// <summary>What a record takes in windows, aggregates and sorting, with some to spare; measured.</summary>
    private const long BytesPerRecord = 256;

    /// <summary>A smaller slice costs more in statements than it saves.</summary>
    private const long FewestRecords = 250_000;

    private const int SampleSize = 100_000;

    /// <summary>How many records the memory of the connection's database allows to work on at a time.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static long RecordsPerSlice(DuckDBConnection connection, CancellationToken cancellation) =>
        Math.Max(FewestRecords, Sql.MemoryLimit(connection, cancellation) / BytesPerRecord);

    /// <summary>
    /// The slices as conditions on <c>r.person_id</c>, in the order of persons; together they hold for every record exactly once.
    /// There may be fewer than asked for, if there are few persons.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static IEnumerable<string> Of(DuckDBConnection connection, string records, int slices, CancellationToken cancellation)
    {
        List<long> cuts = slices < 2 ? [] : [.. Cuts(connection, records, slices, cancellation).Distinct().Order()];
        for (var i = 0; i <= cuts.Count; i++)
        {
            var after = i == 0 ? "true" : string.Create(CultureInfo.InvariantCulture, $"r.person_id > {cuts[i - 1]}");
            var upTo = i == cuts.Count ? "true" : string.Create(CultureInfo.InvariantCulture, $"r.person_id <= {cuts[i]}");
            yield return $"({after} AND {upTo})";
        }
    }

    private static List<long> Cuts(DuckDBConnection connection, string records, int slices, CancellationToken cancellation)
    {
        var shares = string.Join(
            ", ", Enumerable.Range(1, slices - 1).Select(i => ((double)i / slices).ToString("F6", CultureInfo.InvariantCulture)));
        return Sql.Query(
            connection,
            $"""
            SELECT unnest(quantile_disc(person_id::BIGINT, [{shares}]))
            FROM (SELECT person_id FROM {records} r USING SAMPLE reservoir({SampleSize} ROWS) REPEATABLE (1))
            """,
            reader =>
            {
                var cuts = new List<long>();
                while (reader.Read())
                {
                    cuts.Add(reader.GetInt64(0));
                }

                return cuts;
            },
            cancellation);
    }
}
