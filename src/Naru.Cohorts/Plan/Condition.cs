using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Plan;

/// <summary>A condition on an index event: a closed family, walked by <see cref="ConditionVisitor{T}"/>.</summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>Calls the visitor's method for this kind.</summary>
    public abstract T Accept<T>(ConditionVisitor<T> visitor);
}

/// <summary>Some of the members must hold.</summary>
/// <param name="Type">How many.</param>
/// <param name="Count">The number for "at least" and "at most".</param>
/// <param name="Members">The members; an empty group always holds.</param>
public sealed record GroupCondition(GroupType Type, int Count, ValueList<Condition> Members) : Condition
{
    /// <inheritdoc/>
    public override T Accept<T>(ConditionVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Some number of events must be placed relative to the index event.</summary>
/// <param name="EventSet">Index of the events in the plan.</param>
/// <param name="Occurrence">How the number is compared.</param>
/// <param name="Count">The number.</param>
public sealed record CorrelatedCondition(int EventSet, OccurrenceType Occurrence, int Count) : Condition
{
    /// <summary>Where the events must lie; all windows must hold.</summary>
    public ValueList<WindowPlan> Windows { get; init; } = [];

    /// <summary>Whether distinct values are counted.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>Whether events must belong to the index event's visit.</summary>
    public bool RestrictVisit { get; init; }

    /// <summary>Whether events must start within the index event's observation period.</summary>
    public bool WithinPeriod { get; init; }

    /// <inheritdoc/>
    public override T Accept<T>(ConditionVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>The person must satisfy attributes at the index event.</summary>
/// <param name="Attributes">The attributes; numbers of concept sets in them are indexes in the plan.</param>
public sealed record DemographicCondition(ValueList<CriterionAttribute> Attributes) : Condition
{
    /// <inheritdoc/>
    public override T Accept<T>(ConditionVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Where an event's start or end must lie.</summary>
/// <param name="OfEnd">Whether its end is placed instead of its start.</param>
/// <param name="From">The first day allowed.</param>
/// <param name="To">The last day allowed.</param>
public sealed record WindowPlan(bool OfEnd, DayBound From, DayBound To);

/// <summary>What a bound is counted from.</summary>
public enum BoundAnchor
{
    /// <summary>No bound.</summary>
    None,

    /// <summary>The index event's start.</summary>
    IndexStart,

    /// <summary>The index event's end; a missing end lets nothing pass.</summary>
    IndexEnd,

    /// <summary>The first day of the index event's observation period.</summary>
    PeriodStart,

    /// <summary>The last day of the index event's observation period.</summary>
    PeriodEnd,
}

/// <summary>A day relative to the index event.</summary>
/// <param name="Anchor">What it is counted from.</param>
/// <param name="Offset">Days to add.</param>
public readonly record struct DayBound(BoundAnchor Anchor, long Offset = 0);

/// <summary>Walks conditions: a new kind breaks the build of everything that handles them.</summary>
/// <typeparam name="T">What each kind is turned into.</typeparam>
public abstract class ConditionVisitor<T>
{
    /// <summary>A group.</summary>
    public abstract T Visit(GroupCondition condition);

    /// <summary>Correlated events.</summary>
    public abstract T Visit(CorrelatedCondition condition);

    /// <summary>The person's attributes.</summary>
    public abstract T Visit(DemographicCondition condition);
}
