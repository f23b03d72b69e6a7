using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Vocabulary.Resolution;

/// <summary>
/// Resolves concept sets: the one implementation, for questions and for people who look at a set. What all items need is asked of the
/// vocabulary at once, in at most three questions. Immutable afterwards; safe for threads.
/// </summary>
public sealed class ConceptSetResolver
{
    private static readonly List<long> None = [];

    private readonly HashSet<long> known;
    private readonly IReadOnlyDictionary<long, List<long>> descendants;
    private readonly IReadOnlyDictionary<long, List<long>> mapped;

    /// <summary>Asks a vocabulary for what some items need.</summary>
    /// <param name="items">All items that will be resolved.</param>
    /// <param name="links">The vocabulary.</param>
    public ConceptSetResolver(IEnumerable<ConceptSetItem> items, IConceptLinks links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var all = items.ToList();
        known = [.. links.Known(Distinct(all.Select(i => i.Concept.Id)))];
        descendants = links.Descendants(Distinct(all.Where(i => i.IncludeDescendants).Select(i => i.Concept.Id)));
        mapped = links.MappedFrom(Distinct(all.Where(i => i.IncludeMapped).SelectMany(Plainly)));
    }

    /// <summary>The concepts of an expression: what its items reach, without what excluded items reach.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="reach">Adds what an item reaches.</param>
    public static HashSet<long> Members(ConceptSetExpression expression, Action<ConceptSetItem, HashSet<long>> reach)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(reach);
        var included = new HashSet<long>();
        var excluded = new HashSet<long>();
        foreach (var item in expression.Items)
        {
            reach(item, item.IsExcluded ? excluded : included);
        }

        included.ExceptWith(excluded);
        return included;
    }

    /// <summary>The concepts that are in any of some expressions, ascending.</summary>
    public long[] Resolve(ValueList<ConceptSetExpression> set) => set.SelectMany(Resolve).Distinct().Order().ToArray();

    /// <summary>The concepts of an expression.</summary>
    public HashSet<long> Resolve(ConceptSetExpression expression) => Members(expression, (item, reached) =>
    {
        foreach (var (concept, _) in Reached(item))
        {
            reached.Add(concept);
        }
    });

    /// <summary>What an item reaches, and how; concepts may be there more than once.</summary>
    public IEnumerable<(long Concept, Reach How)> Reached(ConceptSetItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var id = item.Concept.Id;
        if (known.Contains(id))
        {
            yield return (id, Reach.Itself);
        }

        foreach (var below in Below(item))
        {
            yield return (below, below == id ? Reach.Itself : Reach.Descendant);
        }

        if (item.IncludeMapped)
        {
            foreach (var source in Plainly(item).SelectMany(c => mapped.GetValueOrDefault(c, None)))
            {
                yield return (source, Reach.Mapped);
            }
        }
    }

    /// <summary>What an item reaches without what is mapped.</summary>
    private IEnumerable<long> Plainly(ConceptSetItem item) =>
        known.Contains(item.Concept.Id) ? Below(item).Append(item.Concept.Id).Distinct() : Below(item);

    private List<long> Below(ConceptSetItem item) => item.IncludeDescendants ? descendants.GetValueOrDefault(item.Concept.Id, None) : None;

    private static List<long> Distinct(IEnumerable<long> concepts) => [.. concepts.Distinct()];
}
