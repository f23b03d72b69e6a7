namespace Naru.Vocabulary.Search;

/// <summary>A concept that was found. Immutable.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Match">Why it was found.</param>
/// <param name="Name">The name that the text met best; the concept's own name where it was found by its id or code.</param>
/// <param name="Persons">How many persons of the store have it; null where no store was asked.</param>
public sealed record ConceptHit(FoundConcept Concept, ConceptMatch Match, ConceptName Name, long? Persons);
