using Naru.Core;

namespace Naru.Cohorts.Model;

/// <summary>The form an attribute takes in a definition.</summary>
public enum AttributeForm
{
    /// <summary>A <see cref="DateRange"/>.</summary>
    Date,

    /// <summary>A <see cref="NumberRange"/>.</summary>
    Number,

    /// <summary>A <see cref="TextFilter"/>.</summary>
    Text,

    /// <summary>A list of concepts.</summary>
    Concepts,

    /// <summary>A <see cref="ConceptSetSelection"/> (names ending in <c>CS</c>).</summary>
    ConceptSet,

    /// <summary>The bare number of a concept set.</summary>
    ConceptSetNumber,

    /// <summary>True or absent.</summary>
    Flag,

    /// <summary>A <see cref="Model.Period"/>.</summary>
    Period,
}

/// <summary>One attribute that a type of criterion has: its name in OHDSI's JSON, its form, and what it looks at.</summary>
/// <param name="Name">Name in the JSON.</param>
/// <param name="Form">Its form.</param>
/// <param name="Value">What it is compared with.</param>
/// <param name="Label">What people call it.</param>
public sealed record AttributeDefinition(string Name, AttributeForm Form, EventValue Value, BilingualText Label)
{
    /// <summary>For numbers: how precisely they are compared.</summary>
    public NumberPrecision Precision { get; init; }

    /// <summary>For concepts: name of the flag that turns the list into an exclusion, where the type has one.</summary>
    public string? ExclusionFlag { get; init; }
}
