using System.Globalization;
using System.Numerics;

namespace Naru.Disclosure.Noise;

/// <summary>
/// A fraction of whole numbers that is not negative. Noise is computed with fractions only: with floating-point numbers the low bits of a
/// noised value can tell the value itself (Mironov 2012, "On significance of the least significant bits for differential privacy").
/// </summary>
public readonly record struct Ratio : IComparable<Ratio>
{
    // Zero in a default value, which stands for 0/1.
    private readonly BigInteger denominator;

    /// <summary>A fraction, reduced.</summary>
    /// <param name="numerator">0 or more.</param>
    /// <param name="denominator">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The numerator is negative or the denominator not positive.</exception>
    public Ratio(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / common;
        this.denominator = denominator / common;
    }

    /// <summary>What is divided.</summary>
    public BigInteger Numerator { get; }

    /// <summary>What it is divided by; 1 or more.</summary>
    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    /// <summary>The greatest whole number that is not above the fraction.</summary>
    public BigInteger Floor => BigInteger.Divide(Numerator, Denominator);

    /// <summary>The sum.</summary>
    public static Ratio operator +(Ratio left, Ratio right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Whether the left is greater.</summary>
    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left is smaller.</summary>
    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left is not smaller.</summary>
    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;

    /// <summary>Whether the left is not greater.</summary>
    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;

    /// <summary>How much the left is greater; 0 if it is not.</summary>
    public static Ratio Excess(Ratio left, Ratio right) => left > right
        ? new((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator)
        : Of(0);

    /// <summary>A whole number as a fraction.</summary>
    public static Ratio Of(BigInteger whole) => new(whole, BigInteger.One);

    /// <summary>Compares by value.</summary>
    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The fraction that <see cref="ToString"/> wrote; null if the text is none.</summary>
    public static Ratio? Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length is 1 or 2
            && BigInteger.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            && BigInteger.TryParse(parts.Length == 2 ? parts[1] : "1", NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            && denominator > 0
            ? new Ratio(numerator, denominator)
            : null;
    }

    /// <summary>The nearest double: for people to read, never for noise.</summary>
    public double ToDouble() => Numerator.IsZero ? 0 : Math.Exp(BigInteger.Log(Numerator) - BigInteger.Log(Denominator));

    /// <summary>The fraction as <c>n/d</c>.</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : Numerator.ToString(CultureInfo.InvariantCulture) + "/" + Denominator.ToString(CultureInfo.InvariantCulture);
}
