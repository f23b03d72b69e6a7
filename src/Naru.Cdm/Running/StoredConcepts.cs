using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Store;
using Naru.Cohorts.Sql;
using Naru.Core;

namespace Naru.Cdm.Running;

/// <summary>The concepts that a table of a store has, with their numbers of rows: its statistics, read once. Safe for threads.</summary>
internal sealed class StoredConcepts
{
    private readonly long[] concepts;
    private readonly long[] rows;

    private StoredConcepts(long[] concepts, long[] rows)
    {
        this.concepts = concepts;
        this.rows = rows;
    }

    /// <summary>The concepts by which a table is clustered.</summary>
    internal static StoredConcepts Read(DuckDBConnection connection, string table) => ReadBy(
        connection,
        $"SELECT concept_id, records FROM {StoreSchema.Read}.naru.concept_statistics WHERE table_name = {Sql.Text(table)} ORDER BY concept_id");

    /// <summary>The source concepts of a table.</summary>
    internal static StoredConcepts ReadSources(DuckDBConnection connection, string table) => ReadBy(
        connection,
        $"""
        SELECT source_concept_id, sum(records)::BIGINT FROM {StoreSchema.Read}.naru.source_concept_statistics
        WHERE table_name = {Sql.Text(table)} GROUP BY source_concept_id ORDER BY source_concept_id
        """);

    private static StoredConcepts ReadBy(DuckDBConnection connection, string text) => Sql.Query(
        connection,
        text,
        reader =>
        {
            var ids = new List<long>();
            var records = new List<long>();
            while (reader.Read())
            {
                ids.Add(reader.GetInt64(0));
                records.Add(reader.GetInt64(1));
            }

            return new StoredConcepts([.. ids], [.. records]);
        },
        CancellationToken.None);

    /// <summary>Those of a concept set that the table has: a range if no other concept of the table lies between them.</summary>
    /// <param name="set">The set, ascending.</param>
    internal SqlIdList Of(long[] set)
    {
        var found = Places(set);
        return found.Count > 0 && found[^1] - found[0] + 1 == found.Count
            ? new IdRange(concepts[found[0]], concepts[found[^1]])
            : new ListedIds(found.Select(p => concepts[p]).ToValueList());
    }

    /// <summary>How many rows of the table have a concept of the set.</summary>
    /// <param name="set">The set, ascending.</param>
    internal long RowsOf(long[] set) => Places(set).Sum(p => rows[p]);

    /// <summary>Where the concepts of a set lie. Both are ascending, so each search begins where the last one ended.</summary>
    private List<int> Places(long[] set)
    {
        var places = new List<int>();
        var (few, isSetShorter) = set.Length <= concepts.Length ? (set, true) : (concepts, false);
        var many = isSetShorter ? concepts : set;
        var from = 0;
        for (var i = 0; i < few.Length && from < many.Length; i++)
        {
            var place = Array.BinarySearch(many, from, many.Length - from, few[i]);
            if (place >= 0)
            {
                places.Add(isSetShorter ? place : i);
                from = place + 1;
            }
            else
            {
                from = ~place;
            }
        }

        return places;
    }
}
