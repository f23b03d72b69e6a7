using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Quality.Profile;

/// <summary>Takes a profile over one connection: three statements for each table of records, and a few for persons and periods.</summary>
internal sealed class ProfileReader(CdmDatabase database, ProfileSql sql, ProfileOptions options)
{
    public DataProfile Read()
    {
        var tables = RecordTable.All.Where(t => database.RowCounts[t.Name] > 0).ToList();
        var byMonth = tables.ToDictionary(t => t.Name, RecordsByMonth, StringComparer.Ordinal);
        var months = MonthRange.Of(byMonth.Values.SelectMany(t => t.Months)
            .GroupBy(m => m.Key).ToDictionary(g => g.Key, g => g.Sum(m => m.Value)));
        var axis = months is { } range ? TimeAxis.Over(range) : null;
        var basics = tables.ToDictionary(t => t.Name, Basics, StringComparer.Ordinal);
        var periods = new ObservationReader(database, sql, Cell, options.Today);
        return new DataProfile(
            options.HideBelow,
            database.RowCounts["concept"] > 0,
            axis,
            new PeopleReader(database, sql, Cell).Read(months?.Last / 12 ?? periods.LastYear()),
            periods.Read(months),
            OmopSchema.LoadedTables.Select(t => Figures(t, basics, byMonth, months)).ToValueList(),
            tables.Select(t => Domain(t, byMonth[t.Name], axis)).ToValueList(),
            tables.Where(t => t.IsMapped).Select(t => Unmapped(t, basics[t.Name])).ToValueList(),
            tables.Select(Top).Where(t => t.Concepts.Count > 0).ToValueList());
    }

    private CellCount Cell(long count) => CellCount.Of(count, options.HideBelow);

    private DatedRecords RecordsByMonth(RecordTable table)
    {
        var rows = sql.Rows(
            $"SELECT year({table.Date}) * 12 + month({table.Date}) - 1, count(*) FROM cdm.{table.Name} GROUP BY 1",
            r => (Month: r.IsDBNull(0) ? (int?)null : checked((int)r.GetInt64(0)), Count: r.GetInt64(1)));
        return new DatedRecords(
            rows.Where(r => r.Month is not null).ToDictionary(r => r.Month!.Value, r => r.Count),
            rows.Where(r => r.Month is null).Sum(r => r.Count));
    }

    private TableBasics Basics(RecordTable table)
    {
        var unmapped = $"coalesce({table.Concept}, 0) = 0";
        return sql.Rows(
            $"SELECT count(DISTINCT person_id), count(*) FILTER ({unmapped}), "
            + $"count(DISTINCT {table.SourceValue}) FILTER ({unmapped}) FROM cdm.{table.Name}",
            r => new TableBasics(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)))[0];
    }

    private TableFigures Figures(
        OmopTable table, Dictionary<string, TableBasics> basics, Dictionary<string, DatedRecords> byMonth, MonthRange? months)
    {
        var rows = database.RowCounts[table.Name];
        if (table.Field("person_id") is null)
        {
            return new TableFigures(table.Name, new CellCount(rows), null, null, null);
        }

        var persons = table.Name == "person" || rows == 0 ? rows
            : basics.TryGetValue(table.Name, out var known) ? known.Persons
            : sql.Number($"SELECT count(DISTINCT person_id) FROM cdm.{table.Name}");
        var inside = byMonth.TryGetValue(table.Name, out var dated) && months is { } range
            ? dated.Months.Keys.Where(range.Contains).ToList() : [];
        return new TableFigures(
            table.Name,
            Cell(rows),
            Cell(persons),
            inside.Count == 0 ? null : MonthRange.FirstDay(inside.Min()),
            inside.Count == 0 ? null : MonthRange.FirstDay(inside.Max()));
    }

    private DomainFigures Domain(RecordTable table, DatedRecords records, TimeAxis? axis)
    {
        var (before, after) = (0L, 0L);
        var counts = new long[axis?.Count ?? 0];
        foreach (var (month, count) in records.Months)
        {
            var step = axis?.IndexOf(month) ?? -1;
            if (step < 0)
            {
                before += count;
            }
            else if (step >= counts.Length)
            {
                after += count;
            }
            else
            {
                counts[step] += count;
            }
        }

        return new DomainFigures(
            table.Name,
            Cell(database.RowCounts[table.Name]),
            axis is null ? null : new TimeSeries(axis, counts.Select(Cell).ToValueList()),
            Cell(before),
            Cell(after),
            Cell(records.Undated));
    }

    private UnmappedFigures Unmapped(RecordTable table, TableBasics basics) => new(
        table.Name, table.Concept, Cell(database.RowCounts[table.Name]), Cell(basics.Unmapped), basics.UnmappedSourceValues);

    private DomainConcepts Top(RecordTable table)
    {
        // Persons are counted for the chosen concepts only: distinct counts of all concepts would need all pairs in memory.
        var statement = $"""
            WITH top AS MATERIALIZED (
                SELECT {table.Concept} AS id, count(*) AS records FROM cdm.{table.Name}
                WHERE {table.Concept} <> 0 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {options.TopConcepts}),
            people AS (
                SELECT {table.Concept} AS id, count(DISTINCT person_id) AS persons FROM cdm.{table.Name}
                WHERE {table.Concept} IN (SELECT id FROM top) GROUP BY 1),
            names AS (
                SELECT concept_id AS id, min(concept_name) AS name, min(vocabulary_id) AS vocabulary, min(concept_code) AS code
                FROM cdm.concept WHERE concept_id IN (SELECT id FROM top) GROUP BY 1)
            SELECT id, name, vocabulary, code, records, persons FROM top JOIN people USING (id) LEFT JOIN names USING (id)
            ORDER BY records DESC, id
            """;
        return new DomainConcepts(table.Name, table.Concept, sql.Rows(statement, r => new ConceptFigures(
            r.GetInt64(0), Text(r, 1), Text(r, 2), Text(r, 3), Cell(r.GetInt64(4)), Cell(r.GetInt64(5)))).ToValueList());
    }

    private static string? Text(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private sealed record DatedRecords(IReadOnlyDictionary<int, long> Months, long Undated);

    private sealed record TableBasics(long Persons, long Unmapped, long UnmappedSourceValues);
}
