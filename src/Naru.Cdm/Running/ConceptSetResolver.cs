using DuckDB.NET.Data;
using Naru.Cohorts.Model;
using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;
using Naru.Core;

namespace Naru.Cdm.Running;

/// <summary>
/// Resolves all concept sets of a plan with at most three statements (the rules are OHDSI's, circe
/// <c>ConceptSetExpressionQueryBuilder</c>): an item reaches its concept if the vocabulary has it, the concept's valid descendants,
/// and what validly maps to those.
/// </summary>
internal sealed class ConceptSetResolver
{
    private readonly DuckDBConnection connection;
    private readonly CancellationToken cancellationToken;

    private ConceptSetResolver(DuckDBConnection connection, CancellationToken cancellationToken)
    {
        this.connection = connection;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>The concepts of an expression: what its items reach, without what excluded items reach.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="reach">Adds what an item reaches.</param>
    internal static HashSet<long> Members(ConceptSetExpression expression, Action<ConceptSetItem, HashSet<long>> reach)
    {
        var included = new HashSet<long>();
        var excluded = new HashSet<long>();
        foreach (var item in expression.Items)
        {
            reach(item, item.IsExcluded ? excluded : included);
        }

        included.ExceptWith(excluded);
        return included;
    }

    /// <summary>The concepts of each set, ascending.</summary>
    internal static long[][] Resolve(
        DuckDBConnection connection, ValueList<ValueList<ConceptSetExpression>> sets, CancellationToken cancellationToken) =>
        new ConceptSetResolver(connection, cancellationToken).Resolve(sets);

    private static void Add(Dictionary<long, List<long>> pairs, IEnumerable<long> keys, HashSet<long> reached)
    {
        foreach (var key in keys)
        {
            if (pairs.TryGetValue(key, out var values))
            {
                reached.UnionWith(values);
            }
        }
    }

    private long[][] Resolve(ValueList<ValueList<ConceptSetExpression>> sets)
    {
        var items = sets.SelectMany(s => s).SelectMany(e => e.Items).ToList();
        var known = Pairs(CommonStatements.KnownConcepts, items.Select(i => i.Concept.Id));
        var descendants = Pairs(CommonStatements.Descendants, items.Where(i => i.IncludeDescendants).Select(i => i.Concept.Id));
        var mappable = new HashSet<long>();
        foreach (var item in items.Where(i => i.IncludeMapped))
        {
            ReachPlainly(item, known, descendants, mappable);
        }

        var mapped = Pairs(CommonStatements.MappedFrom, mappable);
        return sets.Select(s => s.SelectMany(e => Resolve(e, known, descendants, mapped)).Distinct().Order().ToArray()).ToArray();
    }

    private static HashSet<long> Resolve(
        ConceptSetExpression expression,
        Dictionary<long, List<long>> known,
        Dictionary<long, List<long>> descendants,
        Dictionary<long, List<long>> mapped) => Members(expression, (item, reached) =>
    {
        if (item.IncludeMapped)
        {
            var own = new HashSet<long>();
            ReachPlainly(item, known, descendants, own);
            Add(mapped, own, reached);
            reached.UnionWith(own);
        }
        else
        {
            ReachPlainly(item, known, descendants, reached);
        }
    });

    private static void ReachPlainly(
        ConceptSetItem item, Dictionary<long, List<long>> known, Dictionary<long, List<long>> descendants, HashSet<long> reached)
    {
        Add(known, [item.Concept.Id], reached);
        if (item.IncludeDescendants)
        {
            Add(descendants, [item.Concept.Id], reached);
        }
    }

    private Dictionary<long, List<long>> Pairs(Func<ValueList<long>, SqlSelect> statement, IEnumerable<long> keys)
    {
        var ids = keys.Distinct().ToValueList();
        if (ids.Count == 0)
        {
            return [];
        }

        var pairs = new Dictionary<long, List<long>>();
        ChunkQuery.Run(
            connection, DuckDbPrinter.Print(statement(ids), list => list), Statements.PlainValue, (in Chunk chunk) => AddPairs(chunk, pairs), cancellationToken);
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
