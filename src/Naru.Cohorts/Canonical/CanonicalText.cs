using Naru.Cohorts.Model;
using Naru.Cohorts.Normalisation;

namespace Naru.Cohorts.Canonical;

/// <summary>
/// What a cohort definition asks, as a text: two definitions with the same text have the same answer on every data set, in rows, counts, funnel
/// and rule masks. Disclosure control decides by it whether a question is new (docs/decisions/0025). A document for machines to compare and
/// for people to read; nothing reads it back. Safe for threads.
/// </summary>
/// <remarks>
/// <para>
/// Not in the text, because no answer depends on it: names, descriptions, titles, CDM versions, what is quoted of a concept besides its id, members
/// that the model does not know, what other passes of <see cref="Normaliser"/> make equal; the numbers and the order of concept sets, sets that nothing
/// refers to, the order and repetition of their items; the order of a group's members and of censoring criteria, and their repetition where all,
/// any or the earliest is meant; the count of a group that means all or any, and what kind of group an empty one is; the qualified limit where there are no
/// additional criteria; the counted column where nothing distinct is counted; the second bound of a comparison that has one only; digits of a
/// number that the comparison cuts off; whether a window is written as start window or as end window, and what it is counted from where it is open.
/// </para>
/// <para>
/// In the text, in their order: inclusion rules, because masks and funnels are about "the first two"; and primary criteria, because of two events of
/// one day and one number in different tables the criterion that comes first wins. Neighbours among these that read the same table and leave dates
/// alone, or change them alike, cannot tie; their order is not kept.
/// </para>
/// </remarks>
public static class CanonicalText
{
    /// <summary>
    /// The first line of every text. It changes when the same text would ask something else than before: then every question is a new one.
    /// </summary>
    public const string Version = "naru-canonical 1";

    /// <summary>The canonical text of a definition: lines of UTF-8 text, each ended by a line feed.</summary>
    public static string Of(CohortDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var normal = Normaliser.Normalise(definition);
        var sets = new ConceptSetNumbers(normal.ConceptSets);

        // Once to see which concept sets are in use, and again with their numbers, which follow from content.
        new DefinitionNodes(sets.Use).Of(normal);
        var (numbers, nodes) = sets.Number();
        return CanonicalNode.Document(Version, [.. nodes, .. new DefinitionNodes(id => numbers[id]).Of(normal)]);
    }
}
