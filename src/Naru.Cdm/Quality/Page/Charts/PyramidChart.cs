using Naru.Cdm.Quality.Profile;
using Naru.Core;

namespace Naru.Cdm.Quality.Page.Charts;

/// <summary>The numbers on both sides of one row of a pyramid.</summary>
internal sealed record PyramidRow(string Label, CellCount Left, CellCount Right);

/// <summary>Two sides back to back over the same rows, the first row at the bottom.</summary>
internal static class PyramidChart
{
    private const double RowHeight = 14;
    private const double Head = 20;
    private const double Foot = 20;
    private const double Middle = 50;
    private const double Edge = 14;

    /// <summary>Draws the chart.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="finding">What it shows.</param>
    /// <param name="rows">The rows, the lowest first.</param>
    /// <param name="left">What the left side is.</param>
    /// <param name="right">What the right side is.</param>
    public static void Draw(HtmlWriter html, string title, string finding, ValueList<PyramidRow> rows, string left, string right)
    {
        var plot = rows.Count * RowHeight;
        using var chart = new Chart(html, Head + plot + Foot, title, finding);
        var side = ((Chart.Width - Middle) / 2) - Edge;
        var (leftZero, rightZero) = (Edge + side, Edge + side + Middle);
        var scale = Scale.For(rows.Max(r => Math.Max(r.Left.Value, r.Right.Value)), steps: 2);
        chart.Label(leftZero, 12, left, "end", "strong");
        chart.Label(rightZero, 12, right, "start", "strong");
        foreach (var tick in scale.Ticks)
        {
            var look = tick == 0 ? "axis" : "grid";
            var reach = scale.At(tick, side);
            var label = PageNumbers.Short(tick, html.Language);
            chart.Line(leftZero - reach, Head, leftZero - reach, Head + plot, look);
            chart.Line(rightZero + reach, Head, rightZero + reach, Head + plot, look);
            chart.CentredLabel(leftZero - reach, Head + plot + 15, label, "tick");
            chart.CentredLabel(rightZero + reach, Head + plot + 15, label, "tick");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var y = Head + plot - ((i + 1) * RowHeight) + 1;
            chart.Label(Chart.Width / 2, y + 10, row.Label, "middle", "tick");
            var reach = scale.At(row.Left.Value, side);
            chart.Bar(leftZero - reach, y, reach, RowHeight - 2, "bar", row.Left.IsHidden);
            chart.Bar(rightZero, y, scale.At(row.Right.Value, side), RowHeight - 2, "bar second", row.Right.IsHidden);
        }
    }
}
