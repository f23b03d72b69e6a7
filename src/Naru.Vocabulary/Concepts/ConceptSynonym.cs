namespace Naru.Vocabulary.Concepts;

/// <summary>Another name of a concept. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="LanguageConceptId">The concept of its language, such as 4180186 for English or 4175771 for Korean.</param>
/// <param name="Language">The name of that language; null if the vocabulary has no such concept.</param>
public sealed record ConceptSynonym(string Name, long LanguageConceptId, string? Language);
