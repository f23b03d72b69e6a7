using Naru.Disclosure.Noise;

namespace Naru.Disclosure.Processing;

/// <summary>How far off released counts may be.</summary>
internal static class Uncertainty
{
    /// <summary>95 of 100 draws of a normal distribution lie within this many σ.</summary>
    public const double Normal95 = 1.959964;

    /// <summary>
    /// The least distance within which a count lies, in at least 95 of 100 cases, after cell-key noise and rounding; the true count is taken
    /// to have any rest with equal chances.
    /// </summary>
    public static long OfCellKeys(int rounding)
    {
        var chances = new SortedDictionary<long, double>();
        for (var rest = 0; rest < rounding; rest++)
        {
            for (var noise = -CellKeyNoise.Most; noise <= CellKeyNoise.Most; noise++)
            {
                var distance = Math.Abs(Rounding.Nearest(rest + noise, rounding) - rest);
                chances[distance] = chances.GetValueOrDefault(distance) + (CellKeyNoise.Chance(noise) / rounding);
            }
        }

        var sum = 0.0;
        foreach (var (distance, chance) in chances)
        {
            sum += chance;
            if (sum >= 0.95)
            {
                return distance;
            }
        }

        return CellKeyNoise.Most + rounding;
    }
}
