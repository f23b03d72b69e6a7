using Naru.Core;

namespace Naru.Cohorts.Model;

/// <summary>
/// Which records of one OMOP table are the events in question. The concept sets are applied first, then
/// <see cref="First"/> picks each person's earliest record (by start date, then by id), then the attributes filter.
/// </summary>
/// <param name="Type">The type of criterion: which table, which attributes.</param>
public sealed record Criterion(CriterionType Type)
{
    /// <summary>Concept set that the record's concept must lie in; null means any.</summary>
    public int? ConceptSetId { get; init; }

    /// <summary>Concept set that the record's source concept must lie in; null means any.</summary>
    public int? SourceConceptSetId { get; init; }

    /// <summary>Whether only each person's first such record counts.</summary>
    public bool First { get; init; }

    /// <summary>The attributes set, in the order of the type's catalogue; all must hold.</summary>
    public ValueList<CriterionAttribute> Attributes { get; init; } = [];

    /// <summary>Moves the event's dates; events that would then end before they start are left out.</summary>
    public DateAdjustment? DateAdjustment { get; init; }

    /// <summary>Further criteria that each event itself must satisfy, with the event as index.</summary>
    public CriteriaGroup? Correlated { get; init; }

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>Which of an event's own dates an adjusted date is counted from.</summary>
public enum AdjustedDate
{
    /// <summary>The record's start date.</summary>
    Start,

    /// <summary>The record's end date.</summary>
    End,
}

/// <summary>New dates for an event, each counted in days from one of its own.</summary>
/// <param name="StartWith">What the new start is counted from.</param>
/// <param name="StartOffset">Days to add.</param>
/// <param name="EndWith">What the new end is counted from.</param>
/// <param name="EndOffset">Days to add.</param>
public sealed record DateAdjustment(AdjustedDate StartWith, int StartOffset, AdjustedDate EndWith, int EndOffset)
{
    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}
