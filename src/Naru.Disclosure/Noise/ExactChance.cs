using System.Numerics;

namespace Naru.Disclosure.Noise;

/// <summary>
/// Chance events whose probabilities are exact, made of uniform bytes and whole numbers alone (Canonne, Kamath and Steinke 2020, "The Discrete
/// Gaussian for Differential Privacy", algorithm 1). Public, so that whoever doubts it can try every string of bytes, as the tests do; it has no data. As safe for threads as its
/// source.
/// </summary>
/// <param name="random">Where the bytes come from.</param>
public sealed class ExactChance(IRandomBytes random)
{
    /// <summary>A whole number from 0 up to, but without, a limit; all are equally likely.</summary>
    public BigInteger Below(BigInteger limit)
    {
        var bits = (int)(limit - 1).GetBitLength();
        if (bits == 0)
        {
            return BigInteger.Zero;
        }

        Span<byte> bytes = stackalloc byte[(bits + 7) / 8];
        var mask = (byte)(0xFF >> ((8 - (bits % 8)) % 8));
        while (true)
        {
            random.Fill(bytes);
            bytes[^1] &= mask;
            var drawn = new BigInteger(bytes, isUnsigned: true);
            if (drawn < limit)
            {
                return drawn;
            }
        }
    }

    /// <summary>True with probability <paramref name="numerator"/> / <paramref name="denominator"/>, which is at most 1.</summary>
    public bool Happens(BigInteger numerator, BigInteger denominator) => Below(denominator) < numerator;

    /// <summary>True with probability e to the power of minus <paramref name="exponent"/>.</summary>
    public bool HappensByExp(Ratio exponent)
    {
        // e^-x is the product of as many e^-1 as x has wholes, and of the e^- of what is left.
        for (var whole = exponent.Floor; whole > 0; whole--)
        {
            if (!HappensByExpOfAtMostOne(BigInteger.One, BigInteger.One))
            {
                return false;
            }
        }

        return HappensByExpOfAtMostOne(exponent.Numerator % exponent.Denominator, exponent.Denominator);
    }

    /// <summary>
    /// The alternating series of e^-x as a game: draw with the chances x/1, x/2, x/3, … until one fails; the number of draws is odd with
    /// probability e^-x.
    /// </summary>
    private bool HappensByExpOfAtMostOne(BigInteger numerator, BigInteger denominator)
    {
        var draws = 1;
        while (Happens(numerator, denominator * draws))
        {
            draws++;
        }

        return draws % 2 == 1;
    }
}
