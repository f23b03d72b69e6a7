using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Loading;

/// <summary>
/// Tells whether a key of a table is there twice, in memory that does not grow with the table. Where keys lie close, as numbers that
/// were given one after the other do, each sets one bit; there are as many bits set as keys if and only if none is there twice.
/// Keys that are scattered are grouped, a part of them at a time.
/// </summary>
internal sealed class KeyUniqueness(DuckDBConnection connection, LoadedTable loaded, OmopField field, CancellationToken cancellation)
{
    /// <summary>DuckDB sets bits over at most a thousand million numbers at a time: 120 MB for each thread.</summary>
    private const long BitsAtATime = 1_000_000_000;

    /// <summary>Beyond this, a pass for each thousand million numbers costs more than grouping does.</summary>
    private const long MostPasses = 16;

    /// <summary>What a key takes when keys are grouped, with room to spare: measured.</summary>
    private const long BytesPerKey = 100;

    private const long LeastKeys = 2_000_000;

    private readonly string key = field.Name;
    private readonly string table = $"cdm.{loaded.Table.Name}";

    /// <summary>Whether a key is there twice.</summary>
    public bool HasDuplicates()
    {
        if (field.Type == OmopType.Text)
        {
            return AnyTwiceInAGroup();
        }

        var (least, greatest) = Sql.Query(
            connection, $"SELECT min({key})::BIGINT, max({key})::BIGINT FROM {table}",
            reader => reader.Read() && !reader.IsDBNull(0) ? (reader.GetInt64(0), reader.GetInt64(1)) : (0L, -1L),
            cancellation);
        var passes = (((UInt128)((Int128)greatest - least + 1)) + BitsAtATime - 1) / BitsAtATime;
        return passes <= MostPasses ? AnyBitTwice(least, greatest) : AnyTwiceInAGroup();
    }

    private bool AnyBitTwice(long least, long greatest)
    {
        // Counted in 128 bits: the last window may end beyond the greatest number there is.
        for (Int128 from = least; from <= greatest; from += BitsAtATime)
        {
            var to = Int128.Min(greatest, from + BitsAtATime - 1);
            if (IsTrue(string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT coalesce(bit_count(bitstring_agg({key}::BIGINT, {from}, {to})), 0) <> count(*) FROM {table} WHERE {key} BETWEEN {from} AND {to}")))
            {
                return true;
            }
        }

        return false;
    }

    private bool AnyTwiceInAGroup()
    {
        var slices = 1 + (loaded.Rows / Math.Max(LeastKeys, Sql.MemoryLimit(connection, cancellation) / BytesPerKey));
        for (var slice = 0L; slice < slices; slice++)
        {
            var where = slices == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"WHERE hash({key}) % {slices} = {slice}");
            if (IsTrue($"SELECT EXISTS (SELECT 1 FROM {table} {where} GROUP BY {key} HAVING count(*) > 1)"))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTrue(string sql) => Sql.Query(connection, sql, reader => reader.Read() && reader.GetBoolean(0), cancellation);
}
