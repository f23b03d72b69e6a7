using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Store;

/// <summary>
/// A hash of what a table holds: equal for equal rows, in whatever order, width or file they came. It tells whether data changed;
/// it is no defence against somebody who looks for a collision. Rows are hashed by DuckDB's <c>hash</c>, which DuckDB does not promise
/// to keep: a newer DuckDB may change every hash, and then every table counts as changed once.
/// </summary>
internal static class ContentHash
{
    /// <summary>How rows are hashed; to be changed with it.</summary>
    private const string Algorithm = "duckdb-hash-1";

    /// <summary>The hash of a relation's columns, in 32 hexadecimal digits.</summary>
    /// <param name="connection">A connection that sees the relation.</param>
    /// <param name="table">The table that the relation holds.</param>
    /// <param name="columns">The columns that have a value; a column of NULLs counts as none.</param>
    /// <param name="relation">Where the rows are.</param>
    /// <param name="cancellation">Stops it.</param>
    public static string Of(
        DuckDBConnection connection, OmopTable table, IReadOnlySet<string> columns, string relation, CancellationToken cancellation)
    {
        var fields = table.Fields.Where(f => columns.Contains(f.Name)).ToList();

        // DuckDB hashes a negative number differently in every width. The sum does not mind the order of the rows.
        var rowHash = fields.Count == 0 ? "0" : $"hash({string.Join(", ", fields.Select(InOneWidth))})::HUGEINT";
        var sums = Sql.Query(
            connection,
            $"SELECT count(*), coalesce(sum({rowHash}), 0)::VARCHAR FROM {relation}",
            reader => reader.Read() ? string.Create(CultureInfo.InvariantCulture, $"{reader.GetInt64(0)} {reader.GetString(1)}") : "",
            cancellation);
        return Of([Algorithm, table.Name, string.Join(' ', fields.Select(f => f.Name)), sums]);
    }

    /// <summary>The hash of some texts, in 32 hexadecimal digits.</summary>
    public static string Of(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 16));

    private static string InOneWidth(OmopField field) =>
        field.Type is OmopType.BigInteger or OmopType.Integer ? $"{Sql.Name(field.Name)}::BIGINT" : Sql.Name(field.Name);
}
