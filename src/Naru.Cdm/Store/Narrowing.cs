using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Store;

/// <summary>
/// Finds the narrowest type for every column of a table: whole numbers take the fewest bytes that hold the least and the greatest
/// of them; a column without a value is left out of the store (whoever opens it sees NULLs).
/// <c>BIGINT 1…50,000 → INTEGER</c>; <c>INTEGER 0…120 → TINYINT</c>. Dates, times, numbers with a fraction and texts stay:
/// DuckDB compresses them by itself, and every value has to come out as it went in.
/// </summary>
internal static class Narrowing
{
    private static readonly (string Type, long Least, long Greatest)[] Widths =
    [
        ("TINYINT", sbyte.MinValue, sbyte.MaxValue),
        ("SMALLINT", short.MinValue, short.MaxValue),
        ("INTEGER", int.MinValue, int.MaxValue),
    ];

    /// <summary>The columns to be stored, in the table's order, with their types in the store.</summary>
    /// <param name="connection">A connection that sees the relation.</param>
    /// <param name="table">The table.</param>
    /// <param name="given">The columns that its source has.</param>
    /// <param name="relation">Where its rows are; with the condition on those that are to be stored, if not all are.</param>
    /// <param name="cancellation">Stops it.</param>
    public static IReadOnlyList<(OmopField Field, string Type)> Of(
        DuckDBConnection connection, OmopTable table, IReadOnlySet<string> given, string relation, CancellationToken cancellation)
    {
        var fields = table.Fields.Where(f => given.Contains(f.Name)).ToList();
        if (fields.Count == 0)
        {
            return [];
        }

        var bounds = fields.Select(f => IsWhole(f)
            ? $"count({Sql.Name(f.Name)}), min({Sql.Name(f.Name)})::BIGINT, max({Sql.Name(f.Name)})::BIGINT"
            : $"count({Sql.Name(f.Name)}), NULL::BIGINT, NULL::BIGINT");
        return Sql.Query(
            connection,
            $"SELECT {string.Join(", ", bounds)} FROM {relation}",
            reader =>
            {
                reader.Read();
                var columns = new List<(OmopField, string)>();
                for (var i = 0; i < fields.Count; i++)
                {
                    if (reader.GetInt64(3 * i) > 0)
                    {
                        columns.Add((fields[i], IsWhole(fields[i])
                            ? Narrowest(fields[i], reader.GetInt64((3 * i) + 1), reader.GetInt64((3 * i) + 2))
                            : fields[i].SqlType));
                    }
                }

                return columns;
            },
            cancellation);
    }

    private static bool IsWhole(OmopField field) => field.Type is OmopType.BigInteger or OmopType.Integer;

    private static string Narrowest(OmopField field, long least, long greatest)
    {
        foreach (var (type, from, to) in Widths)
        {
            if (least >= from && greatest <= to)
            {
                return type;
            }
        }

        return field.SqlType;
    }
}
