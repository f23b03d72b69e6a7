using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Derivation;

/// <summary>Fills one table of eras from spans, slice by slice of persons.</summary>
internal sealed class EraTable(string name, SpanSource source)
{
    private readonly OmopTable table = OmopSchema.Table(name)!;

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal DerivedTable Create(DuckDBConnection connection, string target, long? recordsPerSlice, CancellationToken cancellation)
    {
        var columns = string.Join(", ", table.Fields.Select(f => $"{Sql.Name(f.Name)} {f.SqlType}"));
        Sql.Run(connection, $"CREATE TABLE {target} ({columns})", cancellation);
        var counts = Count(connection, cancellation);
        long rows = 0;
        var slices = (int)(1 + (counts.Records / (recordsPerSlice ?? PersonSlices.RecordsPerSlice(connection, cancellation))));
        foreach (var slice in PersonSlices.Of(connection, source.Records, slices, cancellation))
        {
            // Slices come in the order of persons, so that numbers go on where the slice before ended, however they were cut.
            Sql.Run(connection, $"INSERT INTO {target} {Select(slice, rows)}", cancellation);
            rows = Sql.Count(connection, target, cancellation);
        }

        return counts with { Rows = rows };
    }

    private DerivedTable Count(DuckDBConnection connection, CancellationToken cancellation) => Sql.Query(
        connection,
        $"""
        SELECT count(*),
            count(*) FILTER ({source.IsUnmapped}),
            count(*) FILTER (NOT {source.IsUnmapped} AND {source.IsBackwards}),
            count(*) FILTER (NOT {source.IsUnmapped} AND NOT {source.IsBackwards} AND NOT {source.HasConcept})
        FROM {source.Records} r
        """,
        reader => reader.Read()
            ? new DerivedTable(name, 0, reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3))
            : throw new InvalidOperationException("An aggregate has one row."),
        cancellation);

    /// <summary>
    /// The eras of the persons of a slice. A span opens an era if no earlier span of its person and concept reaches to within
    /// the persistence window before it; the days between the furthest reach and a span that opens none are a gap.
    /// Spans of the same first day may come in any order: only the first of them can open an era, or close a gap.
    /// </summary>
    private string Select(string slice, long rowsBefore)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            WITH span AS (
                SELECT r.person_id AS person, {source.Concept} AS concept, {source.First} AS first, {source.Last} AS last
                FROM {source.Records} r {source.Join}
                WHERE {slice} AND NOT {source.IsUnmapped} AND NOT {source.IsBackwards}),
            reach AS (
                SELECT *, max(last) OVER (
                    PARTITION BY person, concept ORDER BY first ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
                FROM span),
            gap AS (
                SELECT person, concept, first, last, coalesce(first - reached > {Eras.PersistenceDays}, true) AS opens,
                    greatest(first - reached, 0) AS days
                FROM reach),
            member AS (
                SELECT person, concept, last, if(opens, 0, days) AS days, max(if(opens, first, NULL)) OVER (
                    PARTITION BY person, concept ORDER BY first RANGE UNBOUNDED PRECEDING) AS start
                FROM gap),
            era AS (
                SELECT person, concept, start, max(last) AS last, count(*) AS members, sum(days) AS gap_days
                FROM member GROUP BY person, concept, start)
            SELECT {rowsBefore} + row_number() OVER (ORDER BY person, concept, start), person, concept, start, last, members
            """);
        var gapDays = table.Field("gap_days") is null ? "" : ", gap_days";
        return $"{text}{gapDays} FROM era ORDER BY person, concept, start";
    }
}
