using Naru.Core;

namespace Naru.Cohorts.Model;

/// <summary>A named set of concepts, referred to by <see cref="Id"/> from criteria.</summary>
/// <param name="Id">Number of the set within its definition.</param>
/// <param name="Expression">Which concepts are in it.</param>
public sealed record ConceptSet(int Id, ConceptSetExpression Expression)
{
    /// <summary>The name people gave it.</summary>
    public string? Name { get; init; }

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>
/// Which concepts a set holds: what the included items reach, less what the excluded items reach
/// (OHDSI circe, <c>ConceptSetExpressionQueryBuilder</c>).
/// </summary>
/// <param name="Items">The items, in the author's order; the order has no meaning.</param>
public sealed record ConceptSetExpression(ValueList<ConceptSetItem> Items)
{
    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>
/// One concept of a set. It reaches itself if the vocabulary knows it, its valid descendants if
/// <see cref="IncludeDescendants"/>, and with <see cref="IncludeMapped"/> every concept that validly maps to one of those.
/// </summary>
/// <param name="Concept">The concept.</param>
public sealed record ConceptSetItem(Concept Concept)
{
    /// <summary>Whether what this item reaches is taken out of the set.</summary>
    public bool IsExcluded { get; init; }

    /// <summary>Whether valid descendants are reached too.</summary>
    public bool IncludeDescendants { get; init; }

    /// <summary>Whether (source) concepts that map to the reached ones are reached too.</summary>
    public bool IncludeMapped { get; init; }

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>A concept set used as a filter on a column (the attributes whose names end in <c>CS</c>).</summary>
/// <param name="ConceptSetId">The set; null means "has any value" (or, excluded, "has no value").</param>
/// <param name="IsExclusion">Whether the column must lie outside the set.</param>
public sealed record ConceptSetSelection(int? ConceptSetId, bool IsExclusion)
{
    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}
