namespace Naru.Vocabulary.Concepts;

/// <summary>A concept above or below another one. Immutable.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="LeastLevels">How many levels the shortest way between them has; 0 for the concept itself.</param>
/// <param name="MostLevels">How many levels the longest way has.</param>
public sealed record ConceptRelative(VocabularyConcept Concept, int LeastLevels, int MostLevels);
