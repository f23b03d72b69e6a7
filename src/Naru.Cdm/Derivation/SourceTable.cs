using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Derivation;

/// <summary>
/// A table that others are derived from. A store leaves out columns without a value and tables that the source did not have; here
/// both can be queried all the same, as NULL and as empty.
/// </summary>
internal static class SourceTable
{
    /// <summary>The relation, as SQL in parentheses, with the given columns.</summary>
    /// <param name="connection">A connection that sees the schema.</param>
    /// <param name="schema">The schema's name, or its database's and its own with a dot between; not quoted.</param>
    /// <param name="name">The table.</param>
    /// <param name="columns">The columns, by their names in CDM 5.4.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static string Relation(
        DuckDBConnection connection, string schema, string name, IReadOnlyList<string> columns, CancellationToken cancellation)
    {
        var parts = schema.Split('.');
        var database = parts.Length > 1 ? Sql.Text(parts[0]) : "current_database()";
        var present = Sql.Query(
            connection,
            $"""
            SELECT lower(column_name) FROM duckdb_columns()
            WHERE database_name = {database} AND schema_name = {Sql.Text(parts[^1])} AND lower(table_name) = {Sql.Text(name)}
            """,
            ReadAll,
            cancellation);
        var table = OmopSchema.Table(name)!;
        var selected = columns.Select(c => present.Contains(c) ? Sql.Name(c) : $"NULL::{table.Field(c)!.SqlType} AS {Sql.Name(c)}");
        var from = present.Count == 0 ? "WHERE false" : $"FROM {string.Join('.', parts.Append(name).Select(Sql.Name))}";
        return $"(SELECT {string.Join(", ", selected)} {from})";
    }

    private static HashSet<string> ReadAll(DuckDBDataReader reader)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
