using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Store;

/// <summary>Exposes the tables of an attached store in the schema <c>cdm</c>, as every CDM is exposed.</summary>
internal sealed class StoreTables(StoreManifest manifest, string name)
{
    /// <summary>
    /// A view over each table: keys and concepts in the width in which they lie (so that a filter on them reaches the row groups),
    /// everything else with the type of the CDM, and NULL for columns without a value. Tables that the store lacks are empty.
    /// </summary>
    public List<LoadedTable> Expose(DuckDBConnection connection, OptOuts optOuts, CancellationToken cancellation)
    {
        var stored = StoredColumns(connection, StoreSchema.Read, cancellation);
        var exposed = new List<LoadedTable>();
        foreach (var table in OmopSchema.AllTables)
        {
            if (manifest.Table(table.Name) is not { } known)
            {
                Sql.Run(connection, Sql.CreateTable(table), cancellation);
                continue;
            }

            var columns = stored[table.Name].ToDictionary(StringComparer.Ordinal);
            var where = optOuts.Where(table, CdmDatabase.Schema);
            Sql.Run(connection, $"CREATE VIEW cdm.{table.Name} AS {Select(table, columns, StoreSchema.Read)}{where}", cancellation);
            exposed.Add(new LoadedTable(
                table,
                $"{name}/{table.Name}",
                known.GivenNames.ToDictionary(StringComparer.Ordinal),
                where.Length == 0 ? known.Rows : Sql.Count(connection, $"cdm.{table.Name}", cancellation),
                HasRisingKeys: true,
                $"SELECT *, NULL::BIGINT AS n FROM cdm.{table.Name}",
                LinesOf: null));
        }

        return exposed;
    }

    /// <summary>Table → its stored columns and their types, of the store attached under a name.</summary>
    public static ILookup<string, KeyValuePair<string, string>> StoredColumns(
        DuckDBConnection connection, string catalog, CancellationToken cancellation) =>
        Sql.Query(
            connection,
            $"""
            SELECT table_name, column_name, data_type FROM duckdb_columns()
            WHERE database_name = {Sql.Text(catalog)} AND schema_name = 'cdm' ORDER BY table_name, column_index
            """,
            reader =>
            {
                var columns = new List<(string Table, KeyValuePair<string, string> Column)>();
                while (reader.Read())
                {
                    columns.Add((reader.GetString(0), KeyValuePair.Create(reader.GetString(1), reader.GetString(2))));
                }

                return columns.ToLookup(c => c.Table, c => c.Column, StringComparer.Ordinal);
            },
            cancellation);

    /// <summary>The query for a stored table with the columns of CDM 5.4; its rows are called <c>t</c>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stored">Its columns in the store, with their types.</param>
    /// <param name="catalog">The name under which the store is attached.</param>
    public static string Select(OmopTable table, IReadOnlyDictionary<string, string> stored, string catalog)
    {
        var select = table.Fields.Select(f => $"{Column(f, stored.GetValueOrDefault(f.Name))} AS {Sql.Name(f.Name)}");
        return $"SELECT {string.Join(", ", select)} FROM {catalog}.cdm.{table.Name} t";
    }

    private static string Column(OmopField field, string? storedType)
    {
        if (storedType is null)
        {
            return $"NULL::{field.SqlType}";
        }

        var isKey = field.Type == OmopType.BigInteger;
        return isKey || storedType == field.SqlType ? Sql.Name(field.Name) : $"CAST({Sql.Name(field.Name)} AS {field.SqlType})";
    }
}
