using Naru.Cohorts.Model;

namespace Naru.Cohorts.Checks;

/// <summary>Items of one concept set that a check objects to: counted, with the first as the example.</summary>
/// <param name="First">Index of the first.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Example">The first one's concept, as people write it.</param>
internal sealed record SuspectItems(int First, int Count, string Example)
{
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

        return count == 0 ? null : new SuspectItems(first, count, ConceptSetText.Concept(set.Expression.Items[first].Concept));
    }
}
