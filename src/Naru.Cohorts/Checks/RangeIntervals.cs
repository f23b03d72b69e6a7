using Naru.Cohorts.Model;

namespace Naru.Cohorts.Checks;

/// <summary>The values that satisfy a range, as one or two intervals in ascending order.</summary>
internal static class RangeIntervals
{
    /// <summary>The numbers that satisfy a range, as its precision compares them.</summary>
    internal static Interval[] Of(NumberRange range, NumberPrecision precision)
    {
        var value = range.ValueAs(precision);
        var extent = range.Extent is null ? value : range.ExtentAs(precision);
        // Between whole numbers lies nothing; between others, as little as a double can tell.
        return precision == NumberPrecision.Whole
            ? Of(range.Operator, value, extent, v => v - 1, v => v + 1)
            : Of(range.Operator, value, extent, Math.BitDecrement, Math.BitIncrement);
    }

    /// <summary>The dates that satisfy a range, as day numbers.</summary>
    internal static Interval[] Of(DateRange range) =>
        Of(range.Operator, range.Value.DayNumber, (range.Extent ?? range.Value).DayNumber, v => v - 1, v => v + 1);

    private static Interval[] Of(RangeOperator op, double value, double extent, Func<double, double> below, Func<double, double> above) => op switch
    {
        RangeOperator.LessThan => [new(double.NegativeInfinity, below(value))],
        RangeOperator.LessOrEqual => [new(double.NegativeInfinity, value)],
        RangeOperator.Equal => [new(value, value)],
        RangeOperator.NotEqual => [new(double.NegativeInfinity, below(value)), new(above(value), double.PositiveInfinity)],
        RangeOperator.GreaterThan => [new(above(value), double.PositiveInfinity)],
        RangeOperator.GreaterOrEqual => [new(value, double.PositiveInfinity)],
        RangeOperator.Between => [new(value, extent)],
        // Outside a reversed interval lies everything.
        RangeOperator.NotBetween => value > extent
            ? [Interval.Everything]
            : [new(double.NegativeInfinity, below(value)), new(above(extent), double.PositiveInfinity)],
    };
}
