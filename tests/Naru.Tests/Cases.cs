using CsCheck;

namespace Naru.Tests;

/// <summary>
/// Generated cases that are the same every time, so that a build is as green tomorrow as it is today. (CsCheck's own seed holds for its first
/// case only.) Long runs, <c>NARU_TEST_LONG=1</c>, look where nobody has: CsCheck's fresh cases, a hundred times as many, and smaller ones
/// of those that fail.
/// </summary>
internal static class Cases
{
    private const ulong Seed = 20_261_127;

    /// <summary>Checks so many cases of a generator, one after the other; the first that fails is named by its number.</summary>
    public static void Check<T>(this Gen<T> gen, int cases, Action<T> check)
    {
        if (Environment.GetEnvironmentVariable("NARU_TEST_LONG") == "1")
        {
            gen.Sample(check, iter: cases * 100L, threads: 1);
            return;
        }

        for (var n = 0; n < cases; n++)
        {
            var value = gen.Generate(new PCG((uint)n, Seed), null!, out _);
            try
            {
                check(value);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Case {n} of {cases}: {Print(value)}", failure);
            }
        }
    }

    private static string Print<T>(T value) => CsCheck.Check.Print(value) is { Length: > 2_000 } text ? text[..2_000] + " …" : CsCheck.Check.Print(value);
}
