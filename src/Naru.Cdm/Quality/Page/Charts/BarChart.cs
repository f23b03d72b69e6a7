using Naru.Core;

namespace Naru.Cdm.Quality.Page.Charts;

/// <summary>A bar with its name above it at the left and its number at the right.</summary>
/// <param name="Label">The name; shortened if there is no room.</param>
/// <param name="Number">The number in words.</param>
/// <param name="Value">How long the bar is.</param>
/// <param name="IsHidden">Whether the number is kept back, so that the bar shows the most that it can be.</param>
internal sealed record ChartBar(string Label, string Number, double Value, bool IsHidden = false);

/// <summary>Bars below each other, labelled directly, so that no axis is needed.</summary>
internal static class BarChart
{
    private const double RowHeight = 32;
    private const double BarHeight = 7;
    private const double LetterLine = 12;

    /// <summary>Draws the chart.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="finding">What it shows.</param>
    /// <param name="bars">The bars, at least one.</param>
    /// <param name="full">The value of a bar of full length.</param>
    public static void Draw(HtmlWriter html, string title, string finding, ValueList<ChartBar> bars, double full)
    {
        using var chart = new Chart(html, bars.Count * RowHeight, title, finding);
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            var top = i * RowHeight;
            var numberWidth = PlainText.Width(bar.Number, Chart.Letters);
            chart.Label(0, top + LetterLine, PlainText.Fit(bar.Label, Chart.Width - numberWidth - 10, Chart.Letters));
            chart.Label(Chart.Width, top + LetterLine, bar.Number, "end", "number");
            chart.Rectangle(0, top + LetterLine + 5, Chart.Width, BarHeight, "track");
            var length = full <= 0 ? 0 : Math.Min(1, bar.Value / full) * Chart.Width;
            // A bar that is not zero can be seen.
            chart.Bar(0, top + LetterLine + 5, bar.Value > 0 ? Math.Max(1.5, length) : 0, BarHeight, "bar", bar.IsHidden);
        }
    }
}
