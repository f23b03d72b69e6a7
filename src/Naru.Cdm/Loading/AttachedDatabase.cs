using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>
/// A DuckDB file, attached for reading: which OMOP tables it has, and views over them in the schema
/// <c>cdm</c>, with the names and types of CDM 5.4, whatever they are in the file. Nothing is copied.
/// </summary>
internal sealed class AttachedDatabase
{
    private readonly string name;
    private readonly string catalog;
    private readonly FindingLog findings;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<string, List<Column>> tables;

    private AttachedDatabase(
        string name, string catalog, Dictionary<string, List<Column>> tables, FindingLog findings, CancellationToken cancellation)
    {
        this.name = name;
        this.catalog = catalog;
        this.tables = tables;
        this.findings = findings;
        this.cancellation = cancellation;
    }

    /// <summary>The names of its OMOP tables, in lower case.</summary>
    public IReadOnlyCollection<string> TableNames => tables.Keys;

    /// <summary>Attaches a file; null, with a finding, if it cannot be read.</summary>
    public static bool Attach(
        string path, string catalog, DuckDBConnection connection, FindingLog findings, CancellationToken cancellation)
    {
        try
        {
            Sql.Run(connection, $"ATTACH {Sql.Text(path)} AS {catalog} (READ_ONLY)", cancellation);
            return true;
        }
        catch (DuckDBException e)
        {
            findings.Add(
                e.Message.Contains("Could not set lock", StringComparison.Ordinal) ? StoreErrors.StoreInUse : CdmErrors.DatabaseUnreadable,
                new SourcePlace(Path.GetFileName(path)));
            return false;
        }
    }

    /// <summary>Finds the OMOP tables of the attached file; null, with a finding, if there is no CDM in it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="catalog">The name under which it is attached.</param>
    /// <param name="landmark">The table by which the schema is known: <c>person</c>, or <c>concept</c> for a vocabulary.</param>
    /// <param name="connection">A connection.</param>
    /// <param name="findings">Where findings go.</param>
    /// <param name="cancellation">Stops it.</param>
    public static AttachedDatabase? Find(
        string path, string catalog, string landmark, DuckDBConnection connection, FindingLog findings, CancellationToken cancellation)
    {
        var file = Path.GetFileName(path);
        var columns = ReadColumns(connection, catalog, cancellation);
        if (ChooseSchema(columns, landmark) is not { } schema)
        {
            findings.Add(CdmErrors.NoCdmSchema, new SourcePlace(file));
            return null;
        }

        var found = columns.Where(c => c.Schema == schema)
            .GroupBy(c => c.Table.ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        return new AttachedDatabase(file, catalog, found, findings, cancellation);
    }

    /// <summary>The name of a table as users see it.</summary>
    public string NameOf(OmopTable table) => $"{name}/{tables[table.Name][0].Table}";

    /// <summary>How many rows a table has.</summary>
    public long CountOf(OmopTable table, DuckDBConnection connection)
    {
        try
        {
            return Sql.Count(connection, RelationOf(table), cancellation);
        }
        catch (DuckDBException e) when (Sql.IsUnreadable(e))
        {
            // Said when the table is read.
            return 0;
        }
    }

    /// <summary>Puts a view over a table into the schema <c>cdm</c>; an empty table if the file has none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="connection">A connection.</param>
    /// <param name="order">What comes first in dates that end with the year.</param>
    /// <param name="checkValues">Whether single values are checked.</param>
    public LoadedTable? Expose(OmopTable table, DuckDBConnection connection, DateOrder order, bool checkValues)
    {
        if (!tables.TryGetValue(table.Name, out var columns))
        {
            Sql.Run(connection, Sql.CreateTable(table), cancellation);
            return null;
        }

        try
        {
            return Expose(table, columns, connection, order, checkValues);
        }
        catch (DuckDBException e) when (Sql.IsUnreadable(e))
        {
            findings.Add(CdmErrors.DatabaseUnreadable, new SourcePlace(NameOf(table)));
            return null;
        }
    }

    private LoadedTable Expose(OmopTable table, List<Column> columns, DuckDBConnection connection, DateOrder order, bool checkValues)
    {
        var rowNumber = columns[0].IsView ? "NULL::BIGINT" : "rowid";
        var relation = RelationOf(table);
        var source = new TypedSource(table, NameOf(table), relation, rowNumber, columns.Select(c => (c.Name, c.Type)).ToValueList());
        var (givenNames, conversions) = source.Match(findings, connection, order, cancellation);
        if (checkValues)
        {
            source.CheckValues(connection, givenNames, conversions, findings, cancellation);
        }

        Sql.Drop(connection, table.Name, cancellation);
        Sql.Run(connection, $"CREATE VIEW cdm.{table.Name} AS {source.Select(conversions)}", cancellation);
        return new LoadedTable(
            table,
            source.Name,
            givenNames,
            Sql.Count(connection, relation, cancellation),
            false,
            source.Select(conversions, $", {rowNumber} AS n"),
            columns[0].IsView ? null : numbers => [.. numbers.Select(n => n + 1)]);
    }

    private string RelationOf(OmopTable table)
    {
        var first = tables[table.Name][0];
        return $"{catalog}.{Sql.Name(first.Schema)}.{Sql.Name(first.Table)}";
    }

    private static string? ChooseSchema(List<Column> columns, string landmark)
    {
        var schemas = columns.Where(c => c.Table.Equals(landmark, StringComparison.OrdinalIgnoreCase))
            .Select(c => c.Schema).Distinct(StringComparer.Ordinal).ToList();
        return schemas.Find(s => s.Equals(CdmDatabase.Schema, StringComparison.OrdinalIgnoreCase))
            ?? schemas.Find(s => s == "main")
            ?? (schemas.Count == 1 ? schemas[0] : null);
    }

    private static List<Column> ReadColumns(DuckDBConnection connection, string catalog, CancellationToken cancellation) => Sql.Query(
        connection,
        $"""
        SELECT c.schema_name, c.table_name, c.column_name, c.data_type, v.view_name IS NOT NULL
        FROM duckdb_columns() c
        LEFT JOIN duckdb_views() v
            ON v.database_name = c.database_name AND v.schema_name = c.schema_name AND v.view_name = c.table_name
        WHERE c.database_name = {Sql.Text(catalog)} AND NOT c.internal ORDER BY c.schema_name, c.table_name, c.column_index
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
