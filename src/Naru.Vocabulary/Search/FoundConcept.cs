using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>A concept as the tables <c>concept</c> and <c>concept_synonym</c> have it. Immutable.</summary>
/// <param name="Id"><c>concept_id</c>.</param>
/// <param name="Name"><c>concept_name</c>.</param>
/// <param name="Domain"><c>domain_id</c>.</param>
/// <param name="Vocabulary"><c>vocabulary_id</c>.</param>
/// <param name="Class"><c>concept_class_id</c>.</param>
/// <param name="Standard"><c>standard_concept</c>.</param>
/// <param name="Code"><c>concept_code</c>.</param>
/// <param name="ValidStart"><c>valid_start_date</c>.</param>
/// <param name="ValidEnd"><c>valid_end_date</c>.</param>
/// <param name="InvalidReason"><c>invalid_reason</c>: U (replaced), D (deleted) or null (valid).</param>
/// <param name="Synonyms">Its synonyms that differ from its name, by language; those that fewest concepts have come first, then by text.</param>
public sealed record FoundConcept(
    long Id, string Name, string Domain, string Vocabulary, string Class, StandardStatus Standard, string Code,
    DateOnly ValidStart, DateOnly ValidEnd, string? InvalidReason, ValueList<ConceptName> Synonyms);
