namespace Naru.Cohorts.Model;

/// <summary>
/// What a filter or a count looks at, seen from one event: a closed family, walked by <see cref="EventValueVisitor{T}"/>.
/// </summary>
public abstract record EventValue
{
    private protected EventValue()
    {
    }

    /// <summary>Calls the visitor's method for this kind.</summary>
    public abstract T Accept<T>(EventValueVisitor<T> visitor);
}

/// <summary>The event's start date, after date adjustment.</summary>
public sealed record EventStart : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>The event's end date, after date adjustment; may be missing.</summary>
public sealed record EventEnd : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Days from the event's start to its end (0 when they are the same day).</summary>
public sealed record EventDuration : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Year of the event's start (or end) minus the person's year of birth.</summary>
/// <param name="AtEnd">Whether the end's year counts.</param>
public sealed record Age(bool AtEnd) : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A column of the event's own row.</summary>
/// <param name="Column">Name of the column in the event's table.</param>
public sealed record RowColumn(string Column) : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A column of the event's own row, 0 where it is missing.</summary>
/// <param name="Column">Name of the column in the event's table.</param>
public sealed record RowColumnOrZero(string Column) : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>One column of the row divided by another; missing when either is, or when the divisor is 0.</summary>
/// <param name="Column">The dividend.</param>
/// <param name="Divisor">The divisor.</param>
public sealed record RowRatio(string Column, string Divisor) : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A column of the person.</summary>
/// <param name="Column">Name of the column in <c>person</c>.</param>
public sealed record PersonColumn(string Column) : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A column of the row's provider; missing when the row names no (known) provider.</summary>
/// <param name="Column">Name of the column in <c>provider</c>.</param>
public sealed record ProviderColumn(string Column) : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A column of the row's visit of the same person; an event without such a visit is left out.</summary>
/// <param name="Column">Name of the column in <c>visit_occurrence</c>.</param>
public sealed record VisitColumn(string Column) : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A column of the row's care site; an event without a known care site is left out.</summary>
/// <param name="Column">Name of the column in <c>care_site</c>.</param>
public sealed record CareSiteColumn(string Column) : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>The region of the row's care site: needs <c>location_history</c>, which CDM 5.3 and 5.4 lack.</summary>
public sealed record CareSiteRegion : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>The number 1: what OHDSI counts as the duration of events that last one day by definition.</summary>
public sealed record One : EventValue
{
    /// <inheritdoc/>
    public override T Accept<T>(EventValueVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Walks <see cref="EventValue"/>s: a new kind breaks the build of every engine until it is handled.</summary>
/// <typeparam name="T">What each kind is turned into.</typeparam>
public abstract class EventValueVisitor<T>
{
    /// <summary>The event's start date.</summary>
    public abstract T Visit(EventStart value);

    /// <summary>The event's end date.</summary>
    public abstract T Visit(EventEnd value);

    /// <summary>The event's duration.</summary>
    public abstract T Visit(EventDuration value);

    /// <summary>The person's age.</summary>
    public abstract T Visit(Age value);

    /// <summary>A column of the row.</summary>
    public abstract T Visit(RowColumn value);

    /// <summary>A column of the row, 0 where missing.</summary>
    public abstract T Visit(RowColumnOrZero value);

    /// <summary>A ratio of two columns.</summary>
    public abstract T Visit(RowRatio value);

    /// <summary>A column of the person.</summary>
    public abstract T Visit(PersonColumn value);

    /// <summary>A column of the provider.</summary>
    public abstract T Visit(ProviderColumn value);

    /// <summary>A column of the visit.</summary>
    public abstract T Visit(VisitColumn value);

    /// <summary>A column of the care site.</summary>
    public abstract T Visit(CareSiteColumn value);

    /// <summary>The care site's region.</summary>
    public abstract T Visit(CareSiteRegion value);

    /// <summary>The number 1.</summary>
    public abstract T Visit(One value);
}
