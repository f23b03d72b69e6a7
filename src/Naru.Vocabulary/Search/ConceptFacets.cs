using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>How many of the found concepts have each value, most first, then by name. Immutable.</summary>
/// <param name="Domains">By <c>domain_id</c>.</param>
/// <param name="Vocabularies">By <c>vocabulary_id</c>.</param>
/// <param name="Classes">By <c>concept_class_id</c>.</param>
/// <param name="Standard">By <c>standard_concept</c>: S, C or empty.</param>
public sealed record ConceptFacets(
    ValueList<FacetCount> Domains, ValueList<FacetCount> Vocabularies, ValueList<FacetCount> Classes, ValueList<FacetCount> Standard);

/// <summary>One value and how many of the found concepts have it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Concepts">Number of concepts.</param>
public sealed record FacetCount(string Value, long Concepts);
