using System.Security.Cryptography;
using CsCheck;

namespace Naru.Spec.Generative;

/// <summary>
/// How long generative tests run and from which seed. <c>NARU_TEST_LONG=1</c> runs each for ten minutes from a fresh seed;
/// <c>NARU_TEST_SEED=data/definition</c>, as printed by a failing test, repeats that one case.
/// </summary>
internal static class Seeds
{
    /// <summary>The seed of the runs that are the same every time.</summary>
    internal const ulong Fixed = 20_250_704;

    internal static bool IsLong => Environment.GetEnvironmentVariable("NARU_TEST_LONG") == "1";

    /// <summary>The one case to repeat, if any.</summary>
    internal static (PCG Data, PCG Definition)? Repeated
    {
        get
        {
            if (Environment.GetEnvironmentVariable("NARU_TEST_SEED") is not { Length: > 0 } text)
            {
                return null;
            }

            var parts = text.Split('/');
            return (PCG.Parse(parts[0]), PCG.Parse(parts[^1]));
        }
    }

    /// <summary>A seed that nobody has tried.</summary>
    internal static ulong Fresh() => (ulong)RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>The n-th generator of numbers of a seed: independent of all others of it.</summary>
    internal static PCG Stream(ulong seed, int n) => new((uint)n, seed);

    internal static TimeSpan Duration(double shortSeconds) => IsLong ? TimeSpan.FromMinutes(10) : TimeSpan.FromSeconds(shortSeconds);
}
