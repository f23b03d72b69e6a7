using Naru.Cdm.Quality.Page.Charts;
using Naru.Cdm.Quality.Profile;
using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>Ticks of a time axis: at round months, as many as have room.</summary>
internal static class TimeTicks
{
    // A year is four letters wide, a month seven.
    private const int MostYears = 9;
    private const int MostMonths = 5;

    private static readonly int[] Lengths = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000];

    public static ValueList<StepTick> Of(TimeAxis axis)
    {
        var months = axis.Count * axis.MonthsInStep;
        var length = Lengths.First(l => l >= axis.MonthsInStep && months / l < (l >= 12 ? MostYears : MostMonths));
        return Enumerable.Range(0, axis.Count)
            .Where(i => MonthRange.MonthOf(axis.Start(i)) % length == 0)
            .Select(i => new StepTick(i, length >= 12 ? axis.Label(i)[..4] : axis.Label(i)))
            .ToValueList() is { Count: > 0 } ticks ? ticks : [new StepTick(0, axis.Label(0))];
    }
}
