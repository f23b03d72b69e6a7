using Naru.Cohorts.Model;

namespace Naru.Cohorts.Description;

/// <summary>Windows and adjusted dates, in English.</summary>
internal static class EnglishWindows
{
    /// <summary>Where an event's start or end lies: <c>starting between 365 days before and 0 days after the index date</c>.</summary>
    /// <param name="window">The window.</param>
    /// <param name="placesEnd">Whether it places the end where it does not say.</param>
    /// <param name="isNested">Whether the index is another criterion's event.</param>
    internal static string Placed(Window window, bool placesEnd, bool isNested) =>
        $"{(window.UseEventEnd ?? placesEnd ? "ending" : "starting")} {Stretch(window, Anchor(window.UseIndexEnd ?? false, isNested))}";

    /// <summary>A date counted from one of an event's own dates.</summary>
    internal static string Moved(AdjustedDate from, long days)
    {
        var date = from switch { AdjustedDate.Start => "start", AdjustedDate.End => "end" };
        return days == 0 ? $"on its own {date} date" : $"{Distance(days)} its own {date} date";
    }

    /// <summary>A signed number of days: <c>7 days before</c>.</summary>
    internal static string Distance(long days) => $"{English.Count(Math.Abs(days), "day")} {(days < 0 ? "before" : "after")}";

    private static string Anchor(bool isEnd, bool isNested) => (isEnd, isNested) switch
    {
        (false, false) => "the index date",
        (true, false) => "the end of the index event",
        (false, true) => "the start of that event",
        (true, true) => "the end of that event",
    };

    private static string Stretch(Window window, string anchor) => (window.Start, window.End) switch
    {
        ({ Days: null, Coefficient: < 0 }, { Days: null, Coefficient: > 0 }) => $"any time before or after {anchor}",
        ({ Days: null, Coefficient: < 0 }, { Days: 0 }) => $"on or any time before {anchor}",
        ({ Days: null, Coefficient: < 0 }, { Days: not null } end) => $"any time up to {Endpoint(end)} {anchor}",
        ({ Days: 0 }, { Days: null, Coefficient: > 0 }) => $"on or any time after {anchor}",
        ({ Days: not null } start, { Days: null, Coefficient: > 0 }) => $"any time from {Endpoint(start)} {anchor}",
        ({ Days: not null } start, { Days: not null } end) => Between(start, end, anchor),
        var (start, end) => $"between {Bound(start, anchor)} and {Bound(end, anchor)}",
    };

    private static string Between(WindowEndpoint start, WindowEndpoint end, string anchor) => (Day(start) == Day(end), Day(start)) switch
    {
        (true, 0) => $"on {anchor}",
        (true, var day) => $"{Distance(day)} {anchor}",
        // The index date itself is neither before nor after; the sentence wants "between … before and … after".
        (false, 0) => $"between 0 days before and {Endpoint(end)} {anchor}",
        (false, _) => $"between {Endpoint(start)} and {(end.Days == 0 ? "0 days after" : Endpoint(end))} {anchor}",
    };

    private static long Day(WindowEndpoint endpoint) => (long)(endpoint.Days ?? 0) * endpoint.Coefficient;

    private static string Endpoint(WindowEndpoint endpoint) =>
        $"{English.Count(endpoint.Days ?? 0, "day")} {(endpoint.Coefficient < 0 ? "before" : "after")}";

    private static string Bound(WindowEndpoint endpoint, string anchor) => endpoint switch
    {
        { Days: null, Coefficient: < 0 } => "the start of observation",
        { Days: null } => "the end of observation",
        _ => $"{Endpoint(endpoint)} {anchor}",
    };
}
