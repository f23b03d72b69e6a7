namespace Naru.Tests.Disclosure;

/// <summary>The statistics that these tests need, by textbook formulas in plain doubles.</summary>
internal static class Statistics
{
    /// <summary>How likely a chi-square variable with so many degrees of freedom is at least this great.</summary>
    internal static double ChiSquareTail(double value, int freedom) => UpperGamma(freedom / 2.0, value / 2);

    /// <summary>
    /// The chi-square test of counts against probabilities; outcomes of which fewer than ten are expected are joined to their neighbours.
    /// </summary>
    /// <returns>The p-value.</returns>
    internal static double ChiSquare(IReadOnlyList<long> observed, IReadOnlyList<double> probabilities)
    {
        var draws = observed.Sum();
        var joined = new List<(double Observed, double Expected)>();
        var (o, e) = (0.0, 0.0);
        for (var i = 0; i < observed.Count; i++)
        {
            (o, e) = (o + observed[i], e + (probabilities[i] * draws));
            if (e >= 10)
            {
                joined.Add((o, e));
                (o, e) = (0, 0);
            }
        }

        joined[^1] = (joined[^1].Observed + o, joined[^1].Expected + e);
        return ChiSquareTail(joined.Sum(j => Math.Pow(j.Observed - j.Expected, 2) / j.Expected), joined.Count - 1);
    }

    /// <summary>The Kolmogorov-Smirnov test of whether numbers are uniformly distributed between 0 and 1 (Stephens 1970).</summary>
    /// <returns>The p-value.</returns>
    internal static double Uniformity(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        var n = sorted.Length;
        var distance = sorted.Select((x, i) => Math.Max(x - ((double)i / n), ((i + 1.0) / n) - x)).Max();
        var scaled = (Math.Sqrt(n) + 0.12 + (0.11 / Math.Sqrt(n))) * distance;
        var tail = 0.0;
        for (var k = 1; k <= 100; k++)
        {
            tail += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * scaled * scaled);
        }

        return Math.Clamp(tail, 0, 1);
    }

    /// <summary>The probabilities of the discrete Gaussian at -<paramref name="most"/> … <paramref name="most"/>, normalised over many more.</summary>
    internal static double[] DiscreteGaussian(double variance, int most)
    {
        var all = 0.0;
        var far = most + (int)Math.Ceiling(12 * Math.Sqrt(variance)) + 10;
        for (var k = -far; k <= far; k++)
        {
            all += Math.Exp(-(double)k * k / (2 * variance));
        }

        return [.. Enumerable.Range(-most, (2 * most) + 1).Select(k => Math.Exp(-(double)k * k / (2 * variance)) / all)];
    }

    /// <summary>The 95 % interval of a proportion (Wilson 1927).</summary>
    internal static (double Low, double High) Wilson(int hits, int trials)
    {
        const double z = 1.959964;
        var (p, n) = ((double)hits / trials, (double)trials);
        var centre = (p + (z * z / (2 * n))) / (1 + (z * z / n));
        var half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n))) / (1 + (z * z / n));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>The 95 % interval of the difference of two proportions (Newcombe 1998, method 10).</summary>
    internal static (double Low, double High) Difference(int hits, int trials, int otherHits, int otherTrials)
    {
        var (p, q) = ((double)hits / trials, (double)otherHits / otherTrials);
        var (low, high) = Wilson(hits, trials);
        var (otherLow, otherHigh) = Wilson(otherHits, otherTrials);
        return (p - q - Hypotenuse(p - low, otherHigh - q), p - q + Hypotenuse(high - p, q - otherLow));
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));

    /// <summary>The regularised upper incomplete gamma function: a series below a + 1, a continued fraction above (Lentz).</summary>
    private static double UpperGamma(double a, double x)
    {
        if (x <= 0)
        {
            return 1;
        }

        var front = Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
        if (x < a + 1)
        {
            var (term, sum) = (1 / a, 1 / a);
            for (var n = 1; n < 1000; n++)
            {
                term *= x / (a + n);
                sum += term;
            }

            return 1 - (front * sum);
        }

        var b = x + 1 - a;
        var c = 1e300;
        var d = 1 / b;
        var fraction = d;
        for (var n = 1; n < 1000; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = 1 / ((an * d) + b);
            c = b + (an / c);
            fraction *= d * c;
        }

        return front * fraction;
    }

    /// <summary>Stirling's series, after moving the argument up to where it is exact to a double.</summary>
    private static double LogGamma(double x)
    {
        var below = 0.0;
        while (x < 15)
        {
            below += Math.Log(x);
            x++;
        }

        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI))
            + (1 / (12 * x)) - (1 / (360 * x * x * x)) + (1 / (1260 * Math.Pow(x, 5))) - below;
    }
}
