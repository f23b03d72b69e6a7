namespace Naru.Synth.Engine;

/// <summary>
/// Logarithm and exponential by additions, multiplications and divisions alone, which IEEE 754 defines to the last bit: those of
/// <see cref="Math"/> come from the platform's C library and differ between platforms in their last bits, and so would the stores of
/// one seed. They are right to about 15 digits, which is more than a made-up value needs.
/// </summary>
internal static class ExactMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700;
    private const double SqrtHalf = 0.70710678118654752440;
    private const int ExponentBits = 52;
    private const int ExponentBias = 1023;

    /// <summary>The natural logarithm of a positive normal number.</summary>
    public static double Ln(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> ExponentBits) - ExponentBias + 1;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | ((long)(ExponentBias - 1) << ExponentBits));
        if (m < SqrtHalf)
        {
            m *= 2;
            exponent--;
        }

        // ln m = 2 artanh s, with |s| < 0.172: ten terms are enough.
        var s = (m - 1) / (m + 1);
        var square = s * s;
        var sum = 1.0 / 19;
        for (var k = 17; k >= 1; k -= 2)
        {
            sum = (sum * square) + (1.0 / k);
        }

        return (exponent * Ln2High) + ((exponent * Ln2Low) + (2 * s * sum));
    }

    /// <summary>The exponential function; beyond ±700 as at ±700.</summary>
    public static double Exp(double x)
    {
        x = Math.Clamp(x, -700, 700);
        var k = Math.Floor((x * InverseLn2) + 0.5);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var sum = 1.0;
        for (var i = 14; i >= 1; i--)
        {
            sum = 1 + (r * sum / i);
        }

        return sum * BitConverter.Int64BitsToDouble((long)((int)k + ExponentBias) << ExponentBits);
    }
}
