using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Vocabulary.Binding;
using Naru.Vocabulary.Concepts;
using Naru.Vocabulary.Resolution;

namespace Naru.Vocabulary.Differences;

/// <summary>What a newer vocabulary changes in a concept set. Immutable; everything by concept id.</summary>
/// <param name="Set">The set.</param>
/// <param name="Before">How many concepts it held.</param>
/// <param name="After">How many it holds.</param>
/// <param name="Gained">Concepts that it did not hold.</param>
/// <param name="Lost">Concepts that it no longer holds.</param>
/// <param name="NoLongerStandard">Concepts that items name or that it still holds, which were standard and are not any more.</param>
/// <param name="Renamed">Concepts that it holds under another name or in another domain.</param>
public sealed record SetDifference(
    ConceptSet Set,
    int Before,
    int After,
    ValueList<ResolvedConcept> Gained,
    ValueList<LostConcept> Lost,
    ValueList<OutdatedConcept> NoLongerStandard,
    ValueList<RenamedConcept> Renamed)
{
    /// <summary>What the set is called.</summary>
    public string Title => ResolvedSet.TitleOf(Set);

    /// <summary>Whether anything changed.</summary>
    public bool IsEmpty => Gained.Count + Lost.Count + NoLongerStandard.Count + Renamed.Count == 0;
}

/// <summary>A concept that a set no longer holds.</summary>
/// <param name="Concept">The concept as it was.</param>
/// <param name="Reason">Why.</param>
/// <param name="Successors">The valid standard concepts that took its place.</param>
/// <param name="SuccessorsHeld">Whether the set holds all of those, and there are any: then no record is lost.</param>
public sealed record LostConcept(BoundConcept Concept, LossReason Reason, ValueList<VocabularyConcept> Successors, bool SuccessorsHeld);

/// <summary>A concept that is not standard any more.</summary>
/// <param name="Concept">The concept as it was.</param>
/// <param name="Now">As it is; null if it is gone.</param>
/// <param name="IsNamed">Whether an item names it.</param>
/// <param name="Successors">The valid standard concepts that took its place.</param>
public sealed record OutdatedConcept(BoundConcept Concept, VocabularyConcept? Now, bool IsNamed, ValueList<VocabularyConcept> Successors);

/// <summary>A concept with another name or domain.</summary>
/// <param name="Before">As it was.</param>
/// <param name="Now">As it is.</param>
public sealed record RenamedConcept(BoundConcept Before, VocabularyConcept Now)
{
    /// <summary>Whether its domain changed: its records then lie in another table.</summary>
    public bool HasOtherDomain => Before.Domain != Now.Domain;
}
