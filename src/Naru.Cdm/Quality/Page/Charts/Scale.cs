namespace Naru.Cdm.Quality.Page.Charts;

/// <summary>An axis from zero to a round number, with round steps.</summary>
internal sealed class Scale
{
    private Scale(double top, double step)
    {
        Top = top;
        Step = step;
    }

    /// <summary>The end of the axis, a whole number of steps.</summary>
    public double Top { get; }

    public double Step { get; }

    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round(Top / Step) + 1).Select(i => i * Step);

    /// <summary>The axis for values up to a largest one.</summary>
    /// <param name="largest">The largest value.</param>
    /// <param name="steps">About how many steps there should be; never more than one further.</param>
    /// <param name="smallestStep">Counts have steps of at least 1.</param>
    public static Scale For(double largest, int steps = 4, double smallestStep = 1)
    {
        var rough = Math.Max(largest, smallestStep) / steps;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        // Rounding keeps 0.1 × 10 from becoming a step of its own.
        var factor = Math.Round(rough / magnitude, 6) switch { <= 1 => 1, <= 2 => 2, <= 2.5 when magnitude >= 10 => 2.5, <= 5 => 5, _ => 10 };
        var step = Math.Max(smallestStep, factor * magnitude);
        return new Scale(step * Math.Max(1, Math.Ceiling(Math.Round(largest / step, 6))), step);
    }

    /// <summary>Where a value lies on a length.</summary>
    public double At(double value, double length) => value / Top * length;
}
