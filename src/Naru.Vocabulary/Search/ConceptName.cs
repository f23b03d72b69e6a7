namespace Naru.Vocabulary.Search;

/// <summary>A name of a concept. Immutable.</summary>
/// <param name="Text">The name as the vocabulary has it.</param>
/// <param name="LanguageConceptId">The language of a synonym as a concept id; null for the concept's own name, whose language no table tells.</param>
public sealed record ConceptName(string Text, long? LanguageConceptId);
