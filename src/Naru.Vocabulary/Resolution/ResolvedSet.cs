using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Vocabulary.Concepts;

namespace Naru.Vocabulary.Resolution;

/// <summary>A concept set with the concepts that it holds in one vocabulary. Immutable.</summary>
/// <param name="Set">The set.</param>
/// <param name="Concepts">Its concepts, by id.</param>
/// <param name="Findings">What is doubtful about it.</param>
public sealed record ResolvedSet(ConceptSet Set, ValueList<ResolvedConcept> Concepts, ValueList<Error> Findings)
{
    /// <summary>What a set is called: its name, or its number.</summary>
    public string Title => TitleOf(Set);

    /// <summary>What a set is called: its name, or its number.</summary>
    public static string TitleOf(ConceptSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return string.IsNullOrWhiteSpace(set.Name) ? FormattableString.Invariant($"#{set.Id}") : set.Name.Trim();
    }
}

/// <summary>A concept of a set.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Concept">The concept; null if only a mapping names it.</param>
/// <param name="How">How the set came to it.</param>
/// <param name="Items">The items that reach it, by their position from 0.</param>
public sealed record ResolvedConcept(long Id, VocabularyConcept? Concept, Reach How, ValueList<int> Items);
