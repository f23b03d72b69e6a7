namespace Naru.Vocabulary.Concepts;

/// <summary>A relationship of a concept to another one. Immutable.</summary>
/// <param name="Relationship">The relationship's id, such as <c>Maps to</c>.</param>
/// <param name="Name">The relationship's name, if the vocabulary names it otherwise.</param>
/// <param name="Other">The other concept.</param>
/// <param name="IsIncoming">Whether it leads from the other concept to this one.</param>
/// <param name="ValidFrom">The first day on which it held; null if not known.</param>
/// <param name="ValidTo">The last day; null if not known.</param>
/// <param name="InvalidReason">Why it does not hold any more; null while it does.</param>
public sealed record ConceptRelation(
    string Relationship, string? Name, VocabularyConcept Other, bool IsIncoming, DateOnly? ValidFrom, DateOnly? ValidTo, string? InvalidReason)
{
    /// <summary>Whether it holds.</summary>
    public bool IsValid => InvalidReason is null;

    /// <summary>Whether it says what records of one concept are written as, or what took its place.</summary>
    public bool IsMapping => Relationship is "Maps to" or "Mapped from" or "Maps to value" or "Value mapped from" or "Concept replaced by"
        or "Concept replaces" or "Concept same_as to" or "Concept same_as from" or "Concept poss_eq to" or "Concept poss_eq from"
        or "Concept was_a to" or "Concept was_a from" or "Concept alt_to to" or "Concept alt_to from";
}
