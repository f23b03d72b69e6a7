namespace Naru.Vocabulary.Concepts;

/// <summary>A concept as the vocabulary has it. Immutable.</summary>
/// <param name="Id">The concept id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Domain">The domain, such as <c>Condition</c>.</param>
/// <param name="Vocabulary">The vocabulary that it comes from, such as <c>SNOMED</c>.</param>
/// <param name="ConceptClass">The class, such as <c>Clinical Finding</c>.</param>
/// <param name="Standard"><c>S</c> for standard concepts, <c>C</c> for classification concepts; null for others.</param>
/// <param name="Code">Its code in its vocabulary.</param>
/// <param name="ValidFrom">The first day on which it was valid; null if not known.</param>
/// <param name="ValidTo">The last day; null if not known.</param>
/// <param name="InvalidReason"><c>D</c> for deleted, <c>U</c> for replaced; null while it is valid.</param>
public sealed record VocabularyConcept(
    long Id,
    string Name,
    string Domain,
    string Vocabulary,
    string ConceptClass,
    string? Standard,
    string Code,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    string? InvalidReason)
{
    /// <summary>Whether records carry it.</summary>
    public bool IsStandard => Standard == "S";

    /// <summary>Whether it is in use.</summary>
    public bool IsValid => InvalidReason is null;
}
