using System.Globalization;
using Naru.Cdm.Quality.Profile;
using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>How the page writes numbers; the same on every machine.</summary>
internal static class PageNumbers
{
    /// <summary>A count with thousands separators.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A coordinate of a drawing: no more digits than an eye can see.</summary>
    public static string Coordinate(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A share of a whole; of a hidden count an upper bound.</summary>
    public static string Share(CellCount part, CellCount whole) => (part.IsHidden, whole.IsHidden) switch
    {
        (_, true) => "–",
        (true, _) => whole.Value == 0 ? "–" : $"<{Percent(Math.Min(100, 100.0 * (part.Value + 1) / whole.Value)).TrimStart('<', '>')}",
        _ => whole.Value == 0 ? "–" : Percent(100.0 * part.Value / whole.Value),
    };

    /// <summary>A percentage: whole, with a decimal where a whole one would hide something. 99.96% never reads as everything, nor 0.04% as nothing.</summary>
    public static string Percent(double percent) => percent switch
    {
        0 or 100 => $"{percent.ToString("0", CultureInfo.InvariantCulture)}%",
        < 0.1 => "<0.1%",
        > 99.9 => ">99.9%",
        < 9.95 or > 99 => $"{percent.ToString("0.0", CultureInfo.InvariantCulture)}%",
        _ => $"{percent.ToString("0", CultureInfo.InvariantCulture)}%",
    };

    /// <summary>A percentage beside its threshold: with more decimals where both would read the same without being so.</summary>
    public static string Percent(double percent, double threshold) =>
        percent != threshold && percent is > 0.1 and < 99.9 && Math.Abs(percent - threshold) < 0.1
            ? $"{percent.ToString("0.0###", CultureInfo.InvariantCulture)}%"
            : Percent(percent);

    /// <summary>A threshold, exactly as it was set.</summary>
    public static string Threshold(double percent) => $"{percent.ToString("0.######", CultureInfo.InvariantCulture)}%";

    /// <summary>A round number at an axis, in the units in which the language counts.</summary>
    public static string Short(double value, Language language)
    {
        (double Size, string Unit)[] units = language switch
        {
            Language.Korean => [(1e8, "억"), (1e4, "만")],
            Language.English => [(1e9, "B"), (1e6, "M"), (1e4, "k")],
        };
        var unit = Array.Find(units, u => value >= u.Size);
        if (unit.Unit is null)
        {
            return value.ToString("N0", CultureInfo.InvariantCulture);
        }

        var size = unit.Unit == "k" ? 1e3 : unit.Size;
        return (value / size).ToString("#,0.##", CultureInfo.InvariantCulture) + unit.Unit;
    }
}
