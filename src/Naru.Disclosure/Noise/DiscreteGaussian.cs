using System.Numerics;

namespace Naru.Disclosure.Noise;

/// <summary>
/// Whole numbers of the discrete Gaussian distribution with mean 0: k is drawn with a probability proportional to exp(-k² / 2σ²). Exact, by
/// rejection from the discrete Laplace distribution (Canonne, Kamath and Steinke 2020, "The Discrete Gaussian for Differential
/// Privacy", algorithms 2 and 3). Immutable; safe for threads if its source is.
/// </summary>
public sealed class DiscreteGaussian
{
    private readonly ExactChance chance;
    private readonly BigInteger scale;

    /// <summary>A distribution.</summary>
    /// <param name="variance">σ², the parameter; the variance of what is drawn is never above it. More than 0.</param>
    /// <param name="random">Where randomness comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The variance is 0.</exception>
    public DiscreteGaussian(Ratio variance, IRandomBytes random)
    {
        ArgumentOutOfRangeException.ThrowIfZero(variance.Numerator, nameof(variance));
        Variance = variance;
        chance = new ExactChance(random);
        scale = WholeRoot(variance.Floor) + 1;
    }

    /// <summary>σ².</summary>
    public Ratio Variance { get; }

    /// <summary>Draws a number. The time it takes depends on chance alone.</summary>
    public BigInteger Draw()
    {
        // With σ² = n/d and t = ⌊σ⌋ + 1, a Laplace draw y of scale t is kept with probability exp(-(|y| - σ²/t)² / 2σ²),
        // the exponent of which is (|y|·d·t - n)² / (2·n·d·t²).
        var (n, d) = (Variance.Numerator, Variance.Denominator);
        while (true)
        {
            var drawn = DrawLaplace();
            var distance = (BigInteger.Abs(drawn) * d * scale) - n;
            if (chance.HappensByExp(new Ratio(distance * distance, 2 * n * d * scale * scale)))
            {
                return drawn;
            }
        }
    }

    /// <summary>A whole number k with a probability proportional to exp(-|k| / t), t being <see cref="scale"/>.</summary>
    private BigInteger DrawLaplace()
    {
        while (true)
        {
            var rest = chance.Below(scale);
            if (!chance.HappensByExp(new Ratio(rest, scale)))
            {
                continue;
            }

            var wholes = BigInteger.Zero;
            while (chance.HappensByExp(Ratio.Of(BigInteger.One)))
            {
                wholes++;
            }

            var size = rest + (scale * wholes);
            var isNegative = chance.Happens(BigInteger.One, 2);

            // Zero would be drawn twice as often, once with either sign.
            if (!(isNegative && size.IsZero))
            {
                return isNegative ? -size : size;
            }
        }
    }

    /// <summary>The greatest whole number whose square is not above the value (Newton's method).</summary>
    private static BigInteger WholeRoot(BigInteger value)
    {
        if (value < 2)
        {
            return value;
        }

        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (value / root)) / 2;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
