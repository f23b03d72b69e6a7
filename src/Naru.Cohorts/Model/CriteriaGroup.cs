using Naru.Core;

namespace Naru.Cohorts.Model;

/// <summary>How many members of a group must hold.</summary>
public enum GroupType
{
    /// <summary>Every one.</summary>
    All,

    /// <summary>At least one.</summary>
    Any,

    /// <summary>At least <see cref="CriteriaGroup.Count"/>.</summary>
    AtLeast,

    /// <summary>At most <see cref="CriteriaGroup.Count"/>.</summary>
    AtMost,
}

/// <summary>Conditions on an index event, combined. A group without members holds for every event.</summary>
/// <param name="Type">How the members combine.</param>
public sealed record CriteriaGroup(GroupType Type)
{
    /// <summary>The number for <see cref="GroupType.AtLeast"/> and <see cref="GroupType.AtMost"/>.</summary>
    public int? Count { get; init; }

    /// <summary>Conditions on other events of the person.</summary>
    public ValueList<CorrelatedCriterion> Criteria { get; init; } = [];

    /// <summary>Conditions on the person at the index event.</summary>
    public ValueList<DemographicCriterion> Demographics { get; init; } = [];

    /// <summary>Groups within the group.</summary>
    public ValueList<CriteriaGroup> Groups { get; init; } = [];

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];

    /// <summary>Whether there is nothing to satisfy.</summary>
    public bool IsEmpty => Criteria.Count == 0 && Demographics.Count == 0 && Groups.Count == 0;

    /// <summary>How many members there are.</summary>
    public int MemberCount => Criteria.Count + Demographics.Count + Groups.Count;
}

/// <summary>
/// Some number of events of the same person, placed relative to the index event. Unless
/// <see cref="IgnoreObservationPeriod"/>, they must start within the index event's observation period.
/// </summary>
/// <param name="Criterion">Which events.</param>
/// <param name="Occurrence">How many.</param>
public sealed record CorrelatedCriterion(Criterion Criterion, Occurrence Occurrence)
{
    /// <summary>Where the event's start (or end) lies; null sets no bound.</summary>
    public Window? StartWindow { get; init; }

    /// <summary>Where the event's end (or start) lies; null sets no bound.</summary>
    public Window? EndWindow { get; init; }

    /// <summary>Whether the events must belong to the index event's visit.</summary>
    public bool RestrictVisit { get; init; }

    /// <summary>Whether events outside the index event's observation period count too.</summary>
    public bool IgnoreObservationPeriod { get; init; }

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>How a number of events is compared.</summary>
public enum OccurrenceType
{
    /// <summary>Exactly the count.</summary>
    Exactly = 0,

    /// <summary>The count or fewer.</summary>
    AtMost = 1,

    /// <summary>The count or more.</summary>
    AtLeast = 2,
}

/// <summary>How many events there must be, or how many distinct values of a column they must have.</summary>
/// <param name="Type">How to compare.</param>
/// <param name="Count">The number.</param>
public sealed record Occurrence(OccurrenceType Type, int Count)
{
    /// <summary>Whether distinct values are counted instead of events.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>Which column's values are counted; null means the concept. Missing values do not count.</summary>
    public CountColumn? CountColumn { get; init; }

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>A stretch of days relative to the index event.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day.</param>
public sealed record Window(WindowEndpoint Start, WindowEndpoint End)
{
    /// <summary>Whether days are counted from the index event's end; null means from its start.</summary>
    public bool? UseIndexEnd { get; init; }

    /// <summary>Whether the event's end is placed; null means the start in a start window and the end in an end window.</summary>
    public bool? UseEventEnd { get; init; }

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>One end of a window.</summary>
/// <param name="Days">Days away; null means the end of the observation period (or no bound where that is ignored).</param>
/// <param name="Coefficient">−1 for before, 1 for after.</param>
public sealed record WindowEndpoint(int? Days, int Coefficient)
{
    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>Conditions on the person at the index event; all that are set must hold.</summary>
/// <param name="Attributes">The attributes set, from <see cref="CriterionTypes.Demographic"/>.</param>
public sealed record DemographicCriterion(ValueList<CriterionAttribute> Attributes)
{
    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}
