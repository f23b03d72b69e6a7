using Naru.Core;

namespace Naru.Cohorts.Model;

/// <summary>An attribute that a criterion sets: a closed family, walked by <see cref="CriterionAttributeVisitor{T}"/>.</summary>
/// <param name="Definition">Which attribute it is.</param>
public abstract record CriterionAttribute(AttributeDefinition Definition)
{
    /// <summary>Calls the visitor's method for this form.</summary>
    public abstract T Accept<T>(CriterionAttributeVisitor<T> visitor);
}

/// <summary>A date must lie in a range.</summary>
/// <param name="Definition">Which attribute.</param>
/// <param name="Range">The range.</param>
public sealed record DateAttribute(AttributeDefinition Definition, DateRange Range) : CriterionAttribute(Definition)
{
    /// <inheritdoc/>
    public override T Accept<T>(CriterionAttributeVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A number must lie in a range.</summary>
/// <param name="Definition">Which attribute.</param>
/// <param name="Range">The range.</param>
public sealed record NumberAttribute(AttributeDefinition Definition, NumberRange Range) : CriterionAttribute(Definition)
{
    /// <inheritdoc/>
    public override T Accept<T>(CriterionAttributeVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A text must match.</summary>
/// <param name="Definition">Which attribute.</param>
/// <param name="Filter">The filter.</param>
public sealed record TextAttribute(AttributeDefinition Definition, TextFilter Filter) : CriterionAttribute(Definition)
{
    /// <inheritdoc/>
    public override T Accept<T>(CriterionAttributeVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A concept must be (or, excluded, must not be) one of a list. A missing value satisfies neither.</summary>
/// <param name="Definition">Which attribute.</param>
/// <param name="Concepts">The list; never empty.</param>
/// <param name="Excluded">Whether the list is what must not be.</param>
public sealed record ConceptsAttribute(AttributeDefinition Definition, ValueList<Concept> Concepts, bool Excluded) : CriterionAttribute(Definition)
{
    /// <inheritdoc/>
    public override T Accept<T>(CriterionAttributeVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A concept must lie in (or outside) a concept set.</summary>
/// <param name="Definition">Which attribute.</param>
/// <param name="Selection">The set.</param>
public sealed record ConceptSetAttribute(AttributeDefinition Definition, ConceptSetSelection Selection) : CriterionAttribute(Definition)
{
    /// <inheritdoc/>
    public override T Accept<T>(CriterionAttributeVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A concept must lie in a concept set that is named by its bare number (payer plan periods).</summary>
/// <param name="Definition">Which attribute.</param>
/// <param name="ConceptSetId">The set.</param>
public sealed record ConceptSetNumberAttribute(AttributeDefinition Definition, int ConceptSetId) : CriterionAttribute(Definition)
{
    /// <inheritdoc/>
    public override T Accept<T>(CriterionAttributeVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>
/// The measurement is abnormal: below its low range, above its high range, or marked low or high
/// (value concepts 4155142, 4155143), as OHDSI defines it.
/// </summary>
/// <param name="Definition">Which attribute.</param>
public sealed record AbnormalAttribute(AttributeDefinition Definition) : CriterionAttribute(Definition)
{
    /// <inheritdoc/>
    public override T Accept<T>(CriterionAttributeVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>
/// A user-defined period: the record must cover each given day, and the given days replace the record's own start and end.
/// </summary>
/// <param name="Definition">Which attribute.</param>
/// <param name="Period">The period.</param>
public sealed record PeriodAttribute(AttributeDefinition Definition, Period Period) : CriterionAttribute(Definition)
{
    /// <inheritdoc/>
    public override T Accept<T>(CriterionAttributeVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Walks attributes: a new form breaks the build of every engine until it is handled.</summary>
/// <typeparam name="T">What each form is turned into.</typeparam>
public abstract class CriterionAttributeVisitor<T>
{
    /// <summary>A date range.</summary>
    public abstract T Visit(DateAttribute attribute);

    /// <summary>A number range.</summary>
    public abstract T Visit(NumberAttribute attribute);

    /// <summary>A text filter.</summary>
    public abstract T Visit(TextAttribute attribute);

    /// <summary>A list of concepts.</summary>
    public abstract T Visit(ConceptsAttribute attribute);

    /// <summary>A concept set with exclusion.</summary>
    public abstract T Visit(ConceptSetAttribute attribute);

    /// <summary>A concept set by number.</summary>
    public abstract T Visit(ConceptSetNumberAttribute attribute);

    /// <summary>The abnormal flag.</summary>
    public abstract T Visit(AbnormalAttribute attribute);

    /// <summary>A user-defined period.</summary>
    public abstract T Visit(PeriodAttribute attribute);
}
