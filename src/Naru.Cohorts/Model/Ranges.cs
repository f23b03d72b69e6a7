using Naru.Core;

namespace Naru.Cohorts.Model;

/// <summary>How a value is compared with a range's value (and extent).</summary>
public enum RangeOperator
{
    /// <summary><c>lt</c>.</summary>
    LessThan,

    /// <summary><c>lte</c>.</summary>
    LessOrEqual,

    /// <summary><c>eq</c>.</summary>
    Equal,

    /// <summary><c>!eq</c>.</summary>
    NotEqual,

    /// <summary><c>gt</c>.</summary>
    GreaterThan,

    /// <summary><c>gte</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>bt</c>: both ends included.</summary>
    Between,

    /// <summary><c>!bt</c>: outside the closed interval.</summary>
    NotBetween,
}

/// <summary>A filter on a date.</summary>
/// <param name="Operator">How to compare.</param>
/// <param name="Value">The date, or the first date of an interval.</param>
/// <param name="Extent">The last date of an interval; only for <see cref="RangeOperator.Between"/> and its negation.</param>
public sealed record DateRange(RangeOperator Operator, DateOnly Value, DateOnly? Extent = null)
{
    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}

/// <summary>A filter on a number.</summary>
/// <param name="Operator">How to compare.</param>
/// <param name="Value">The number, or the lower end of an interval, as written.</param>
/// <param name="Extent">The upper end of an interval.</param>
public sealed record NumberRange(RangeOperator Operator, double Value, double? Extent = null)
{
    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];

    /// <summary>The value as the given precision reads it.</summary>
    public double ValueAs(NumberPrecision precision) => Round(Value, precision);

    /// <summary>The extent as the given precision reads it.</summary>
    /// <exception cref="InvalidOperationException">There is no extent.</exception>
    public double ExtentAs(NumberPrecision precision) =>
        Round(Extent ?? throw new InvalidOperationException("An interval has an extent."), precision);

    private static double Round(double value, NumberPrecision precision) => precision switch
    {
        NumberPrecision.Whole => Math.Truncate(value),
        // Beyond 15 digits a double has no fourth decimal; within, decimal arithmetic rounds the digits that were written.
        NumberPrecision.FourDecimals => Math.Abs(value) >= 1e15
            ? value
            : (double)Math.Round((decimal)value, 4, MidpointRounding.AwayFromZero),
    };
}

/// <summary>How precisely OHDSI compares a numeric attribute.</summary>
public enum NumberPrecision
{
    /// <summary>Decimals of the definition's number are cut off (ages, days, counts).</summary>
    Whole,

    /// <summary>The definition's number is rounded to four decimals, halves away from zero (values, doses, ratios).</summary>
    FourDecimals,
}

/// <summary>How a text is compared.</summary>
public enum TextOperator
{
    /// <summary>The text occurs.</summary>
    Contains,

    /// <summary>The value begins with the text.</summary>
    StartsWith,

    /// <summary>The value ends with the text.</summary>
    EndsWith,

    /// <summary>The value is the text.</summary>
    Equal,
}

/// <summary>
/// A filter on a text column. As in OHDSI's SQL, <c>%</c> and <c>_</c> in the text are wildcards and case matters.
/// </summary>
/// <param name="Operator">How to compare.</param>
/// <param name="Negated">Whether the comparison must fail (a missing value satisfies neither).</param>
/// <param name="Text">The text to look for.</param>
public sealed record TextFilter(TextOperator Operator, bool Negated, string Text)
{
    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];

    /// <summary>The SQL <c>LIKE</c> pattern, without escapes.</summary>
    public string LikePattern => Operator switch
    {
        TextOperator.Contains => $"%{Text}%",
        TextOperator.StartsWith => $"{Text}%",
        TextOperator.EndsWith => $"%{Text}",
        TextOperator.Equal => Text,
    };
}

/// <summary>A period with open ends.</summary>
/// <param name="Start">First day, if bounded.</param>
/// <param name="End">Last day, if bounded.</param>
public sealed record Period(DateOnly? Start, DateOnly? End)
{
    /// <summary>Members without meaning, kept.</summary>
    public ValueList<JsonMember> Extra { get; init; } = [];
}
