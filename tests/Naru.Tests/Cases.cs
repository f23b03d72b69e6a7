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

    /// <inheritdoc cref="Check{T}(Gen{T}, int, Action{T})"/>
    public static void Check<T1, T2>(this Gen<(T1, T2)> gen, int cases, Action<T1, T2> check) => gen.Check(cases, made => check(made.Item1, made.Item2));

    /// <inheritdoc cref="Check{T}(Gen{T}, int, Action{T})"/>
    public static void Check<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, int cases, Action<T1, T2, T3> check) =>
        gen.Check(cases, made => check(made.Item1, made.Item2, made.Item3));

    /// <inheritdoc cref="Check{T}(Gen{T}, int, Action{T})"/>
    public static void Check<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, int cases, Action<T1, T2, T3, T4> check) =>
        gen.Check(cases, made => check(made.Item1, made.Item2, made.Item3, made.Item4));

    private static string Print<T>(T value)
    {
        var text = CsCheck.Check.Print(value);
        return text.Length > 2_000 ? text[..2_000] + " …" : text;
    }
}
