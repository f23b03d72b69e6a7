using Naru.Cohorts.Model;

namespace Naru.Cohorts.Checks;

/// <summary>Items of one concept set that a check objects to: counted, with the first as the example.</summary>
/// <param name="Set">The concept set.</param>
/// <param name="First">Index of the first.</param>
/// <param name="Count">How many there are.</param>
internal sealed record SuspectItems(ConceptSet Set, int First, int Count)
{
    /// <summary>The first one's concept, as people write it.</summary>
    internal string Example => ConceptSetText.Concept(Set.Expression.Items[First].Concept);

    /// <summary>The set's name, the count and the example, as most messages want them.</summary>
    internal object[] Arguments => [ConceptSetText.Name(Set), Count, Example];

    internal string PathIn(int conceptSet) => $"$.ConceptSets[{conceptSet}].expression.items[{First}]";

    /// <summary>The items for which the objection holds; null when there are none.</summary>
    internal static SuspectItems? Of(ConceptSet set, Func<ConceptSetItem, bool> objection)
    {
        var (first, count) = (-1, 0);
        for (var i = 0; i < set.Expression.Items.Count; i++)
        {
            if (objection(set.Expression.Items[i]))
            {
                first = first < 0 ? i : first;
                count++;
            }
        }

        return count == 0 ? null : new SuspectItems(set, first, count);
    }
}
