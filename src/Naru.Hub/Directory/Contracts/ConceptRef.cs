namespace Naru.Hub.Directories.Contracts;

/// <summary>An OMOP concept, as somebody chose it: with what it was called then, and in which vocabulary's version. Immutable.</summary>
/// <param name="Id">The concept id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Vocabulary">The vocabulary, such as <c>SNOMED</c>.</param>
/// <param name="Version">The vocabulary's version; null if it is not known.</param>
public sealed record ConceptRef(long Id, string Name, string Vocabulary, string? Version = null);
