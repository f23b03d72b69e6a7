using Naru.Cohorts.Model;

namespace Naru.Cohorts.Checks;

/// <summary>
/// A window as an interval of days, with what it counts from and what it places. A bound at the end of observation is infinite.
/// </summary>
/// <param name="Days">First and last day; before the index is negative.</param>
/// <param name="FromIndexEnd">Whether days count from the index event's end.</param>
/// <param name="PlacesEnd">Whether the event's end is placed.</param>
internal readonly record struct WindowBounds(Interval Days, bool FromIndexEnd, bool PlacesEnd)
{
    internal static WindowBounds OfStart(Window window) => Of(window, placesEnd: window.UseEventEnd ?? false);

    internal static WindowBounds OfEnd(Window window) => Of(window, placesEnd: window.UseEventEnd ?? true);

    internal static double Day(WindowEndpoint endpoint) =>
        endpoint.Days is { } days ? (double)days * endpoint.Coefficient : double.PositiveInfinity * endpoint.Coefficient;

    /// <summary>
    /// Whether no event can lie in it. A bound at the end of observation is some day on that side of the index, so a window
    /// from it to a day on the same side may hold something.
    /// </summary>
    internal bool IsImpossible(bool ignoresObservation)
    {
        var (low, high) = (Days.Low, Days.High);
        if (double.IsFinite(low) && double.IsFinite(high))
        {
            return low > high;
        }

        var reversed = (double.IsPositiveInfinity(low) && high < 0) || (double.IsNegativeInfinity(high) && low > 0);
        return reversed && !ignoresObservation;
    }

    /// <summary>Whether every event of the other window lies in this one.</summary>
    internal bool Contains(WindowBounds other) =>
        Days == Interval.Everything || (Days.Contains(other.Days) && FromIndexEnd == other.FromIndexEnd && PlacesEnd == other.PlacesEnd);

    /// <summary>
    /// Whether no event can lie in both. An event does not end before it starts, and neither does the index event; how long
    /// they last is not known.
    /// </summary>
    internal bool Excludes(WindowBounds other) => LiesAfter(other) || other.LiesAfter(this);

    // This window places something at its earliest after what the other places at its latest, and that something does not come later.
    private bool LiesAfter(WindowBounds other) =>
        double.IsFinite(Days.Low)
        && double.IsFinite(other.Days.High)
        && Days.Low > other.Days.High
        && (FromIndexEnd || !other.FromIndexEnd)
        && (!PlacesEnd || other.PlacesEnd);

    private static WindowBounds Of(Window window, bool placesEnd) =>
        new(new Interval(Day(window.Start), Day(window.End)), window.UseIndexEnd ?? false, placesEnd);
}
