using Naru.Core;

namespace Naru.Cohorts.Model;

/// <summary>An OMOP concept as a definition quotes it. Only <see cref="Id"/> has meaning; the rest is for people.</summary>
/// <param name="Id">The concept id.</param>
public sealed record Concept(long Id)
{
    /// <summary>The concept's name, as the definition quotes it.</summary>
    public string? Name { get; init; }

    /// <summary>The code in its vocabulary.</summary>
    public string? Code { get; init; }

    /// <summary>The domain, such as <c>Condition</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>The vocabulary, such as <c>SNOMED</c>.</summary>
    public string? Vocabulary { get; init; }

    /// <summary><c>S</c> for standard concepts, <c>C</c> for classification concepts.</summary>
    public string? Standard { get; init; }

    /// <summary><c>V</c> or null for valid concepts.</summary>
    public string? InvalidReason { get; init; }

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}
