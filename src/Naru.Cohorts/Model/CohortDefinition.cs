using Naru.Core;

namespace Naru.Cohorts.Model;

/// <summary>
/// An OHDSI cohort definition: who belongs, from which day to which. Immutable, compares by value, safe to share between
/// threads. The meaning of each part is in the manual (docs/manual).
/// </summary>
/// <param name="Primary">The events that let a person in.</param>
public sealed record CohortDefinition(PrimaryCriteria Primary)
{
    /// <summary>A title, where the definition carries one.</summary>
    public string? Title { get; init; }

    /// <summary>The CDM versions that the author had in mind, such as <c>&gt;=5.0.0</c>.</summary>
    public string? CdmVersionRange { get; init; }

    /// <summary>The concept sets.</summary>
    public ValueList<ConceptSet> ConceptSets { get; init; } = [];

    /// <summary>What a primary event must satisfy to qualify; null when there is no such condition.</summary>
    public CriteriaGroup? AdditionalCriteria { get; init; }

    /// <summary>Which of a person's qualified events go on; applied only where there are additional criteria.</summary>
    public EventLimit QualifiedLimit { get; init; } = EventLimit.First;

    /// <summary>Which of a person's included events make cohort entries.</summary>
    public EventLimit ExpressionLimit { get; init; } = EventLimit.First;

    /// <summary>Rules that an event must satisfy, all of them.</summary>
    public ValueList<InclusionRule> InclusionRules { get; init; } = [];

    /// <summary>When membership ends; null means with the observation period.</summary>
    public EndStrategy? EndStrategy { get; init; }

    /// <summary>Events that end membership early.</summary>
    public ValueList<Criterion> CensoringCriteria { get; init; } = [];

    /// <summary>Calendar bounds that cut every cohort entry; null for none.</summary>
    public Period? CensorWindow { get; init; }

    /// <summary>How a person's overlapping entries are merged.</summary>
    public CollapseSettings Collapse { get; init; } = new(0);

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>Which of a person's events count, by start date; equal dates are ordered as the manual says.</summary>
public enum EventLimit
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>The earliest.</summary>
    First,

    /// <summary>The latest.</summary>
    Last,
}

/// <summary>The events that let a person in.</summary>
/// <param name="Criteria">Any of these.</param>
public sealed record PrimaryCriteria(ValueList<Criterion> Criteria)
{
    /// <summary>How long the person must have been observed around the event.</summary>
    public ObservationWindow Window { get; init; } = new(0, 0);

    /// <summary>Which of a person's events count.</summary>
    public EventLimit Limit { get; init; } = EventLimit.First;

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>Days of observation that an event needs around it.</summary>
/// <param name="PriorDays">Days before the event.</param>
/// <param name="PostDays">Days after the event.</param>
public sealed record ObservationWindow(int PriorDays, int PostDays)
{
    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>One named rule of the funnel.</summary>
/// <param name="Expression">What an event must satisfy.</param>
public sealed record InclusionRule(CriteriaGroup Expression)
{
    /// <summary>The rule's name.</summary>
    public string? Name { get; init; }

    /// <summary>A longer explanation.</summary>
    public string? Description { get; init; }

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>How a person's cohort entries are merged: those that touch or overlap once each is prolonged by the pad.</summary>
/// <param name="EraPad">Days by which entries are prolonged before merging (and shortened again after).</param>
public sealed record CollapseSettings(int EraPad)
{
    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>When membership ends: a closed family, walked by <see cref="EndStrategyVisitor{T}"/>.</summary>
public abstract record EndStrategy
{
    private protected EndStrategy()
    {
    }

    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];

    /// <summary>Calls the visitor's method for this kind.</summary>
    public abstract T Accept<T>(EndStrategyVisitor<T> visitor);
}

/// <summary>A fixed number of days after the entry event's start or end, within the observation period.</summary>
/// <param name="From">What the days are counted from.</param>
/// <param name="Offset">Days to add.</param>
public sealed record DateOffsetStrategy(AdjustedDate From, int Offset) : EndStrategy
{
    /// <inheritdoc/>
    public override T Accept<T>(EndStrategyVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>
/// The end of the era of drug exposures that covers the entry event; where none does, the observation period's end.
/// </summary>
/// <param name="DrugConceptSetId">The drugs, by concept or source concept.</param>
/// <param name="GapDays">Days without supply that an era bridges.</param>
/// <param name="Offset">Days added to every exposure's end.</param>
/// <param name="DaysSupplyOverride">Length of every exposure in days, instead of what was recorded.</param>
public sealed record CustomEraStrategy(int DrugConceptSetId, int GapDays, int Offset, int? DaysSupplyOverride) : EndStrategy
{
    /// <inheritdoc/>
    public override T Accept<T>(EndStrategyVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Walks end strategies: a new kind breaks the build of every engine until it is handled.</summary>
/// <typeparam name="T">What each kind is turned into.</typeparam>
public abstract class EndStrategyVisitor<T>
{
    /// <summary>A date offset.</summary>
    public abstract T Visit(DateOffsetStrategy strategy);

    /// <summary>A custom drug era.</summary>
    public abstract T Visit(CustomEraStrategy strategy);
}
