using DuckDB.NET.Data;
using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;
using Naru.Core;
using Naru.Vocabulary.Resolution;

namespace Naru.Cdm.Running;

/// <summary>The vocabulary of any CDM in DuckDB, as concept sets are resolved by it: a statement for each question.</summary>
internal sealed class StatementLinks(DuckDBConnection connection, CancellationToken cancellationToken) : IConceptLinks
{
    /// <summary>The concepts of each set, ascending.</summary>
    internal static long[][] Resolve(
        DuckDBConnection connection, ValueList<ValueList<Cohorts.Model.ConceptSetExpression>> sets, CancellationToken cancellationToken)
    {
        var resolver = new ConceptSetResolver(
            sets.SelectMany(s => s).SelectMany(e => e.Items), new StatementLinks(connection, cancellationToken));
        return [.. sets.Select(resolver.Resolve)];
    }

    public IReadOnlyCollection<long> Known(IReadOnlyCollection<long> concepts) => Pairs(CommonStatements.KnownConcepts, concepts).Keys;

    public IReadOnlyDictionary<long, List<long>> Descendants(IReadOnlyCollection<long> concepts) => Pairs(CommonStatements.Descendants, concepts);

    public IReadOnlyDictionary<long, List<long>> MappedFrom(IReadOnlyCollection<long> concepts) => Pairs(CommonStatements.MappedFrom, concepts);

    private Dictionary<long, List<long>> Pairs(Func<ValueList<long>, SqlSelect> statement, IReadOnlyCollection<long> keys)
    {
        var pairs = new Dictionary<long, List<long>>();
        if (keys.Count == 0)
        {
            return pairs;
        }

        ChunkQuery.Run(
            connection,
            DuckDbPrinter.Print(statement(keys.ToValueList()), list => list),
            Statements.PlainValue,
            (in Chunk chunk) => AddPairs(chunk, pairs),
            cancellationToken);
        return pairs;
    }

    private static void AddPairs(in Chunk chunk, Dictionary<long, List<long>> pairs)
    {
        var (keys, values) = chunk.Pairs("key", "value");
        for (var i = 0; i < keys.Length; i++)
        {
            if (!pairs.TryGetValue(keys[i], out var reached))
            {
                pairs[keys[i]] = reached = [];
            }

            reached.Add(values[i]);
        }
    }
}
