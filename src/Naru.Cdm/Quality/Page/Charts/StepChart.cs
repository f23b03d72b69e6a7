using System.Text;
using Naru.Core;

namespace Naru.Cdm.Quality.Page.Charts;

/// <summary>A tick below a chart.</summary>
/// <param name="Step">The step at whose left edge it stands.</param>
/// <param name="Label">What it says.</param>
internal sealed record StepTick(int Step, string Label);

/// <summary>Numbers along equal steps, as an area whose height is each step's number: months, or years of observation.</summary>
internal static class StepChart
{
    private const double Left = 42;
    private const double Right = 4;
    private const double Top = 10;
    private const double Plot = 104;
    private const double Bottom = 20;

    /// <summary>Draws the chart.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="finding">What it shows.</param>
    /// <param name="values">The numbers.</param>
    /// <param name="ticks">The ticks below.</param>
    /// <param name="scale">The axis at the left.</param>
    /// <param name="label">How its ticks are written.</param>
    public static void Draw(
        HtmlWriter html, string title, string finding, IReadOnlyList<double> values, ValueList<StepTick> ticks, Scale scale, Func<double, string> label)
    {
        using var chart = new Chart(html, Top + Plot + Bottom, title, finding);
        var width = Chart.Width - Left - Right;
        double X(int step) => Left + (width * step / Math.Max(1, values.Count));
        double Y(double value) => Top + Plot - scale.At(value, Plot);
        foreach (var tick in scale.Ticks)
        {
            chart.Line(Left, Y(tick), Chart.Width - Right, Y(tick), tick == 0 ? "axis" : "grid");
            chart.Label(Left - 6, Y(tick) + 4, label(tick), "end", "tick");
        }

        foreach (var tick in ticks)
        {
            chart.Line(X(tick.Step), Top + Plot, X(tick.Step), Top + Plot + 4, "axis");
            chart.CentredLabel(X(tick.Step), Top + Plot + 16, tick.Label, "tick");
        }

        var (area, line) = Outline(values, X, Y);
        chart.Path(area, "area");
        chart.Path(line, "line");
    }

    /// <summary>The filled area, and the line along its top where it is not on the ground.</summary>
    private static (string Area, string Line) Outline(IReadOnlyList<double> values, Func<int, double> x, Func<double, double> y)
    {
        var area = new StringBuilder($"M{Chart.N(x(0))} {Chart.N(y(0))}");
        var line = new StringBuilder();
        var last = 0.0;
        for (var i = 0; i < values.Count; i++)
        {
            var value = values[i];
            if (value != last)
            {
                area.Append('V').Append(Chart.N(y(value)));
                line.Append(line.Length == 0 ? $"M{Chart.N(x(i))} {Chart.N(y(last))}V{Chart.N(y(value))}" : $"V{Chart.N(y(value))}");
            }

            area.Append('H').Append(Chart.N(x(i + 1)));
            line.Append(line.Length == 0 ? $"M{Chart.N(x(i))} {Chart.N(y(value))}" : "").Append('H').Append(Chart.N(x(i + 1)));
            last = value;
        }

        area.Append('V').Append(Chart.N(y(0))).Append('Z');
        return (area.ToString(), line.Append('V').Append(Chart.N(y(0))).ToString());
    }
}
