using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>
/// Attaches a DuckDB file for reading, and puts a view over each of its OMOP tables into the schema <c>cdm</c>: with the names and
/// types of CDM 5.4, whatever they are in the file. Nothing is copied.
/// </summary>
internal sealed class DatabaseFile(
    string path, Instance instance, CdmOpenOptions options, FindingLog findings, CancellationToken cancellation)
{
    private readonly string name = Path.GetFileName(path);

    /// <summary>The tables of <see cref="OmopSchema.LoadedTables"/> that the file has; the others are created empty.</summary>
    public IReadOnlyList<LoadedTable> Attach(IProgress<CdmProgress>? progress)
    {
        using var connection = instance.Connect();
        try
        {
            Sql.Run(connection, $"ATTACH {Sql.Text(path)} AS source (READ_ONLY)", cancellation);
        }
        catch (DuckDBException)
        {
            findings.Add(CdmErrors.DatabaseUnreadable, new SourcePlace(name));
            return [];
        }

        var columns = ReadColumns(connection);
        if (ChooseSchema(columns) is not { } schema)
        {
            findings.Add(CdmErrors.NoCdmSchema, new SourcePlace(name));
            return [];
        }

        var meter = new ProgressMeter(progress, options.Clock, 0, OmopSchema.LoadedTables.Count);
        var tables = columns.Where(c => c.Schema == schema)
            .GroupBy(c => c.Table.ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        MissingTables.Report(tables.Keys, findings);
        var loaded = OmopSchema.LoadedTables.Select(t => Expose(t, tables.GetValueOrDefault(t.Name), connection)).ToList();
        foreach (var (table, of) in loaded.Zip(OmopSchema.LoadedTables))
        {
            if (table is not null && options.CheckDatabaseFile)
            {
                new TableChecks(hasPersons: true, findings, cancellation).Run(table, connection);
            }

            meter.Checked(of.Name, table?.Rows ?? 0);
        }

        return [.. loaded.OfType<LoadedTable>()];
    }

    private LoadedTable? Expose(OmopTable table, List<Column>? columns, DuckDBConnection connection)
    {
        if (columns is null)
        {
            Sql.Run(connection, Sql.CreateTable(table), cancellation);
            return null;
        }

        var first = columns[0];
        var relation = $"source.{Sql.Name(first.Schema)}.{Sql.Name(first.Table)}";
        var rowNumber = first.IsView ? "NULL::BIGINT" : "rowid";
        var source = new TypedSource(
            table, $"{name}/{first.Table}", relation, rowNumber, columns.Select(c => (c.Name, c.Type)).ToValueList());
        var (givenNames, conversions) = source.Match(findings, connection, options.DateOrder, cancellation);
        if (options.CheckDatabaseFile)
        {
            source.CheckValues(connection, givenNames, conversions, findings, cancellation);
        }

        Sql.Run(connection, $"CREATE VIEW cdm.{table.Name} AS {source.Select(conversions)}", cancellation);
        return new LoadedTable(
            table, source.Name, givenNames, Sql.Count(connection, relation, cancellation), false,
            source.Select(conversions, $", {rowNumber} AS n"), first.IsView ? null : numbers => [.. numbers.Select(n => n + 1)]);
    }

    private static string? ChooseSchema(List<Column> columns)
    {
        var schemas = columns.Where(c => c.Table.Equals("person", StringComparison.OrdinalIgnoreCase))
            .Select(c => c.Schema).Distinct(StringComparer.Ordinal).ToList();
        return schemas.Find(s => s.Equals(CdmDatabase.Schema, StringComparison.OrdinalIgnoreCase))
            ?? schemas.Find(s => s == "main")
            ?? (schemas.Count == 1 ? schemas[0] : null);
    }

    private List<Column> ReadColumns(DuckDBConnection connection) => Sql.Query(
        connection,
        """
        SELECT c.schema_name, c.table_name, c.column_name, c.data_type, v.view_name IS NOT NULL
        FROM duckdb_columns() c
        LEFT JOIN duckdb_views() v ON v.database_name = 'source' AND v.schema_name = c.schema_name AND v.view_name = c.table_name
        WHERE c.database_name = 'source' AND NOT c.internal ORDER BY c.schema_name, c.table_name, c.column_index
        """,
        reader =>
        {
            var columns = new List<Column>();
            while (reader.Read())
            {
                columns.Add(new Column(
                    reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetBoolean(4)));
            }

            return columns;
        },
        cancellation);

    private sealed record Column(string Schema, string Table, string Name, string Type, bool IsView);
}
