using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Store;
using Naru.Cohorts.Sql;
using Naru.Core;

namespace Naru.Cdm.Running;

/// <summary>Which concepts stand beside which source concepts in a table of a store: its statistics, read once. Safe for threads.</summary>
internal sealed class SourceConcepts
{
    private readonly ILookup<long, long?> beside;

    private SourceConcepts(string column, ILookup<long, long?> beside)
    {
        Column = column;
        this.beside = beside;
    }

    /// <summary>The column of the source concepts.</summary>
    internal string Column { get; }

    /// <summary>Reads the statistics of a table.</summary>
    internal static SourceConcepts Read(DuckDBConnection connection, string table, string column) => Sql.Query(
        connection,
        $"SELECT source_concept_id, concept_id FROM {StoreSchema.Read}.naru.source_concept_statistics WHERE table_name = {Sql.Text(table)}",
        reader =>
        {
            var pairs = new List<(long Source, long? Concept)>();
            while (reader.Read())
            {
                pairs.Add((reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetInt64(1)));
            }

            return new SourceConcepts(column, pairs.ToLookup(p => p.Source, p => p.Concept));
        },
        CancellationToken.None);

    /// <summary>The concepts of the records that have a source concept of the set; any, if some of them have no concept.</summary>
    internal SqlIdList Beside(long[] sources)
    {
        var concepts = new SortedSet<long>();
        foreach (var concept in sources.SelectMany(s => beside[s]))
        {
            if (concept is not { } id)
            {
                return new AnyId();
            }

            concepts.Add(id);
        }

        return new ListedIds(concepts.ToValueList());
    }
}
