namespace Naru.Tests.Synth;

/// <summary>How likely it is that chance alone makes a count as far from what was expected as it is.</summary>
internal static class Chance
{
    /// <summary>The two-sided probability that a Poisson count is so far from its mean.</summary>
    public static double OfPoisson(long observed, double mean) =>
        Math.Min(1, 2 * (observed >= mean ? 1 - LowerTail(observed - 1, mean) : LowerTail(observed, mean)));

    /// <summary>The two-sided probability that something normally distributed is so many standard deviations from its mean.</summary>
    public static double OfNormal(double deviations)
    {
        // Abramowitz and Stegun 7.1.26: right to seven digits, which is enough to tell chance from mistake.
        var x = Math.Abs(deviations) / Math.Sqrt(2);
        var t = 1 / (1 + (0.3275911 * x));
        var series = t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429))))))));
        return series * Math.Exp(-x * x);
    }

    /// <summary>The probability of a share as far from the expected one.</summary>
    public static double OfBinomial(double observed, double trials, double share) =>
        OfNormal((observed - (trials * share)) / Math.Sqrt(trials * share * (1 - share)));

    private static double LowerTail(long count, double mean)
    {
        if (count < 0)
        {
            return 0;
        }

        if (mean > 1000)
        {
            var half = OfNormal((count + 0.5 - mean) / Math.Sqrt(mean)) / 2;
            return count + 0.5 >= mean ? 1 - half : half;
        }

        double term = -mean, sum = 0;
        for (var k = 0; k <= count; k++)
        {
            if (k > 0)
            {
                term += Math.Log(mean) - Math.Log(k);
            }

            sum += Math.Exp(term);
        }

        return Math.Min(1, sum);
    }
}
