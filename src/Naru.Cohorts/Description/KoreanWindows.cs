using Naru.Cohorts.Model;

namespace Naru.Cohorts.Description;

/// <summary>Windows and adjusted dates, in Korean.</summary>
internal static class KoreanWindows
{
    /// <summary>Where an event's start or end lies: <c>인덱스 날짜 365일 전부터 당일까지 시작</c>, to be followed by 한 or 하고.</summary>
    /// <param name="window">The window.</param>
    /// <param name="placesEnd">Whether it places the end where it does not say.</param>
    /// <param name="isNested">Whether the index is another criterion's event.</param>
    internal static string Placed(Window window, bool placesEnd, bool isNested) =>
        $"{Stretch(window, Anchor(window.UseIndexEnd ?? false, isNested))} {(window.UseEventEnd ?? placesEnd ? "종료" : "시작")}";

    /// <summary>A date counted from one of an event's own dates: <c>시작일 7일 후</c>.</summary>
    internal static string Moved(AdjustedDate from, long days)
    {
        var date = from switch { AdjustedDate.Start => "시작일", AdjustedDate.End => "종료일" };
        return $"{date} {Distance(days)}";
    }

    /// <summary>A signed number of days: <c>7일 전</c>.</summary>
    internal static string Distance(long days) => days switch
    {
        0 => "당일",
        < 0 => $"{Values.Of(-days)}일 전",
        > 0 => $"{Values.Of(days)}일 후",
    };

    private static string Anchor(bool isEnd, bool isNested) => (isEnd, isNested) switch
    {
        (false, false) => "인덱스 날짜",
        (true, false) => "인덱스 사건 종료일",
        (false, true) => "그 사건 시작일",
        (true, true) => "그 사건 종료일",
    };

    private static string Stretch(Window window, string anchor) => (window.Start, window.End) switch
    {
        ({ Days: null, Coefficient: < 0 }, { Days: null, Coefficient: > 0 }) => $"{anchor} 전후 언제든",
        ({ Days: null, Coefficient: < 0 }, { Days: not null } end) => $"{anchor} {Endpoint(end)}까지 언제든",
        ({ Days: not null } start, { Days: null, Coefficient: > 0 }) => $"{anchor} {Endpoint(start)}부터 언제든",
        ({ Days: not null } start, { Days: not null } end) when Day(start) == Day(end) => $"{anchor} {Endpoint(start)}에",
        ({ Days: not null } start, { Days: not null } end) => $"{anchor} {Endpoint(start)}부터 {Endpoint(end)}까지",
        var (start, end) => $"{Bound(start, anchor)}부터 {Bound(end, anchor)}까지",
    };

    private static string Endpoint(WindowEndpoint endpoint) => Distance(Day(endpoint));

    private static long Day(WindowEndpoint endpoint) => (long)(endpoint.Days ?? 0) * endpoint.Coefficient;

    private static string Bound(WindowEndpoint endpoint, string anchor) => endpoint switch
    {
        { Days: null, Coefficient: < 0 } => "관찰 시작",
        { Days: null } => "관찰 종료",
        _ => $"{anchor} {Endpoint(endpoint)}",
    };
}
