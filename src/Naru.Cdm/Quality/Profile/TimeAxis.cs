using Naru.Core;

namespace Naru.Cdm.Quality.Profile;

/// <summary>The steps of a time axis.</summary>
public enum TimeStep
{
    /// <summary>Months.</summary>
    Month,

    /// <summary>Quarters of a year.</summary>
    Quarter,

    /// <summary>Years.</summary>
    Year,
}

/// <summary>Consecutive months, quarters or years. Immutable.</summary>
/// <param name="First">The first day of the first of them.</param>
/// <param name="Step">How long each is.</param>
/// <param name="Count">How many there are, at least one.</param>
public sealed record TimeAxis(DateOnly First, TimeStep Step, int Count)
{
    // Ten years of months, forty of quarters: as many points as a small plot can tell apart.
    private const int MostMonths = 120;
    private const int MostQuarterMonths = 480;

    /// <summary>Months in each step.</summary>
    public int MonthsInStep => Step switch { TimeStep.Month => 1, TimeStep.Quarter => 3, TimeStep.Year => 12 };

    /// <summary>The first day of a step.</summary>
    public DateOnly Start(int index) => First.AddMonths(index * MonthsInStep);

    /// <summary>A step as people write it: <c>2019-03</c>, <c>2019 Q1</c> or <c>2019</c>.</summary>
    public string Label(int index)
    {
        var start = Start(index);
        return Step switch
        {
            TimeStep.Month => FormattableString.Invariant($"{start.Year:0000}-{start.Month:00}"),
            TimeStep.Quarter => FormattableString.Invariant($"{start.Year:0000} Q{(start.Month + 2) / 3}"),
            TimeStep.Year => FormattableString.Invariant($"{start.Year:0000}"),
        };
    }

    /// <summary>The axis that covers a range of months, in the finest step that is not too fine.</summary>
    internal static TimeAxis Over(MonthRange range)
    {
        var length = range.Last - range.First + 1;
        var step = length <= MostMonths ? TimeStep.Month : length <= MostQuarterMonths ? TimeStep.Quarter : TimeStep.Year;
        var size = step switch { TimeStep.Month => 1, TimeStep.Quarter => 3, TimeStep.Year => 12 };
        var first = range.First / size * size;
        return new TimeAxis(MonthRange.FirstDay(first), step, ((range.Last - first) / size) + 1);
    }

    /// <summary>The step in which a month lies; less than zero or at least <see cref="Count"/> when outside.</summary>
    internal int IndexOf(int month)
    {
        var first = MonthRange.MonthOf(First);
        return month < first ? -1 : (month - first) / MonthsInStep;
    }
}

/// <summary>A number for each step of a time axis.</summary>
/// <param name="Axis">The steps.</param>
/// <param name="Counts">One number for each.</param>
public sealed record TimeSeries(TimeAxis Axis, ValueList<CellCount> Counts);
