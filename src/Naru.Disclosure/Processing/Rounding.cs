namespace Naru.Disclosure.Processing;

/// <summary>Rounding of noised numbers to multiples.</summary>
internal static class Rounding
{
    /// <summary>The nearest multiple; halves go up, whatever the sign.</summary>
    public static long Nearest(double value, int unit) => checked((long)(Math.Floor((value / unit) + 0.5) * unit));
}
