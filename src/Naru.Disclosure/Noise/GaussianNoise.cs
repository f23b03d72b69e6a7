using System.Numerics;
using Naru.Disclosure.Answers;

namespace Naru.Disclosure.Noise;

/// <summary>
/// The noise of the policy <c>strict</c>: an independent draw of one discrete Gaussian distribution for every count of the vector
/// (multivariate discrete Gaussian; Canonne, Kamath and Steinke 2020, corollary 12).
/// </summary>
internal static class GaussianNoise
{
    /// <summary>The counts with their noise. What the counts are changes neither what is drawn nor what is done.</summary>
    public static NoisedCounts Add(Exact<CountVector> exact, DiscreteGaussian distribution)
    {
        var counts = exact.Inside().Counts;
        var noised = new long?[counts.Length];
        for (var i = 0; i < noised.Length; i++)
        {
            noised[i] = (long)BigInteger.Clamp(counts[i] + distribution.Draw(), -(BigInteger.One << 62), BigInteger.One << 62);
        }

        return new NoisedCounts(exact.Inside().Question, noised);
    }
}
