using Naru.Disclosure.Answers;
using Naru.Disclosure.Keys;

namespace Naru.Disclosure.Noise;

/// <summary>
/// The noise of the policy <c>standard</c>: looked up by the key of the set of persons, so that the same persons get the same noise wherever
/// they are counted (cell-key method: Fraser and Wooton 2005; Giessing and Tent 2019). True counts below the threshold are hidden here, before any noise, zeros
/// among them: no number is ever about fewer persons. The price: a number that is told says for certain that there are as many as the threshold.
/// </summary>
internal static class CellKeyNoise
{
    /// <summary>No noise is greater than this, up or down.</summary>
    public const int Most = 18;

    /// <summary>
    /// How likely a noise of 0, ±1, ±2 … ±18 is, in parts of 2^32: a Gaussian of σ = 6 cut off at three σ. Literal numbers, so that every
    /// machine gives the same noise to the same persons.
    /// </summary>
    private static readonly uint[] Weights =
    [
        286_152_762, 282_205_891, 270_688_915, 252_528_927, 229_133_220, 202_209_357, 173_560_424, 144_889_335, 117_640_918, 92_900_200,
        71_352_823, 53_301_808, 38_726_565, 27_366_061, 18_808_400, 12_572_675, 8_174_097, 5_168_781, 3_178_870,
    ];

    /// <summary>The chance of a noise, for computing how far off a number may be.</summary>
    public static double Chance(int noise) => Math.Abs(noise) > Most ? 0 : Weights[Math.Abs(noise)] / Math.Pow(2, 32);

    /// <summary>The counts with their noise; null where the true count is below the threshold.</summary>
    public static NoisedCounts Add(Exact<CountVector> exact, IPersonKeys keys, int threshold)
    {
        var vector = exact.Inside();
        var noised = new long?[vector.Counts.Length];
        for (var i = 0; i < noised.Length; i++)
        {
            noised[i] = vector.Counts[i] < threshold ? null : vector.Counts[i] + LookUp(keys.OfSet(vector.Keys[i]));
        }

        return new NoisedCounts(vector.Question, noised);
    }

    /// <summary>The noise at which the running sum of the chances, from the least noise upwards, passes the key's upper half.</summary>
    private static int LookUp(ulong key)
    {
        var place = (uint)(key >> 32);
        var sum = 0UL;
        for (var noise = -Most; noise < Most; noise++)
        {
            sum += Weights[Math.Abs(noise)];
            if (place < sum)
            {
                return noise;
            }
        }

        return Most;
    }
}
