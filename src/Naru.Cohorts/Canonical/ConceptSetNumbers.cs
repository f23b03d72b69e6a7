using System.Globalization;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Canonical;

/// <summary>
/// The concept sets of a definition by what is in them. Sets are numbered by the order of their contents, those in use only: equal sets have one
/// number, whatever number the author gave them. For one thread.
/// </summary>
internal sealed class ConceptSetNumbers
{
    /// <summary>What a set without items holds, and a number that the definition does not have.</summary>
    private static readonly CanonicalNode Nothing = new("concepts", []);

    private readonly Dictionary<int, CanonicalNode> contents;
    private readonly HashSet<int> used = [];

    internal ConceptSetNumbers(ValueList<ConceptSet> sets)
    {
        // Two sets of one number are one set, the union of both.
        contents = sets.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => Content(g.Select(s => s.Expression)));
    }

    /// <summary>Takes down that a set is referred to.</summary>
    internal string Use(int id)
    {
        used.Add(id);
        return "";
    }

    /// <summary>The numbers of the sets in use, as they are written, and what is in them, in the order of these numbers.</summary>
    internal (IReadOnlyDictionary<int, string> Numbers, ValueList<CanonicalNode> Sets) Number()
    {
        var distinct = CanonicalNode.Distinct(used.Select(Content));
        var numbers = distinct.Index().ToDictionary(c => c.Item.ToString(), c => c.Index.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return (
            used.ToDictionary(id => id, id => numbers[Content(id).ToString()]),
            distinct.Select((content, number) => content.Named(string.Create(CultureInfo.InvariantCulture, $"concepts {number}"))).ToValueList());
    }

    private CanonicalNode Content(int id) => contents.GetValueOrDefault(id, Nothing);

    /// <summary>A union is the same in any order, with repetitions and with empty parts.</summary>
    private static CanonicalNode Content(IEnumerable<ConceptSetExpression> expressions) => new(
        "concepts",
        CanonicalNode.Distinct(expressions.Where(e => e.Items.Count > 0).Select(e => new CanonicalNode("items", CanonicalNode.Distinct(e.Items.Select(Item))))));

    private static CanonicalNode Item(ConceptSetItem item) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{(item.IsExcluded ? "except" : "with")} {item.Concept.Id}{(item.IncludeDescendants ? " descendants" : "")}{(item.IncludeMapped ? " mapped" : "")}"));
}
