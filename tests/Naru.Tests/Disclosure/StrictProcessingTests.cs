using Naru.Core;
using Naru.Disclosure.Accounting;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Disclosure.Releases;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>
/// What <c>strict</c> does to noised counts. The tests know the seed, so they know the noised counts, and work out by other means what
/// should become of them.
/// </summary>
public sealed class StrictProcessingTests
{
    /// <summary>Noise of every size, everything told.</summary>
    private static readonly StrictPolicy Bare = StrictPolicy.Default with { Threshold = 1, RhoForLife = Ratio.Of(1_000_000_000) };

    private static readonly StrictPolicy NoNoise = Bare with { RhoPerQuestion = Ratio.Of(1_000_000) };

    [Fact]
    public void WithoutNoise_EverythingIsAsItIs()
    {
        var hospital = new Hospital(NoNoise, seed: 1);
        var answer = hospital.Ask(
            Questions.Of("q", new Population("p"), new Funnel("f", 3), new DropOne("d", 2), new Breakdown("b", ["x", "y"], "p"), new Profile("c", ["u", "v"], 2)),
            t =>
            {
                for (var person = 0; person < 60; person++)
                {
                    t.Next(person);
                    t.Count(0);
                    t.Passed(1, person % 4);
                    if (person % 3 > 0)
                    {
                        t.FailedOnly(2, (person % 3) - 1);
                    }

                    t.In(3, person < 42 ? 0 : 1);
                    t.Has(4, person % 2 == 0 ? [0, 1] : [1]);
                }
            })!;
        Assert.Equal([[60], [45, 30, 15], [null, 20, 20], [42, 18], [30, 60]], answer.Blocks.Select(b => b.Counts.Select(c => c.Value)));
        Assert.All(answer.Blocks, b => Assert.InRange(b.PlusMinus, 0, 1));
    }

    /// <summary>Least squares by another formula: the k-th of a falling fit is the least, over starts, of the greatest mean, over ends (Robertson et al. 1988).</summary>
    [Fact]
    public void Funnel_IsTheNearestFallingSequence()
    {
        var changed = 0;
        for (var seed = 1UL; seed <= 150; seed++)
        {
            var steps = 1 + (int)(seed % 8);
            var persons = 20 * (int)(seed % 5);
            var noised = Noised(seed, steps, Bare, [.. Enumerable.Range(0, steps).Select(i => persons / (i + 1))]);
            var released = Ask(Bare, seed, new Funnel("f", steps), t =>
            {
                for (var person = 0; person < persons; person++)
                {
                    t.Next(person);
                    t.Passed(0, Enumerable.Range(0, steps).Count(i => person < persons / (i + 1)));
                }
            });
            for (var k = 0; k < steps; k++)
            {
                var fit = Enumerable.Range(0, k + 1).Min(i => Enumerable.Range(k, steps - k).Max(j => noised[i..(j + 1)].Average()));
                Assert.InRange(released[k], Math.Max(0, fit) - 0.500001, Math.Max(0, fit) + 0.500001);
                Assert.True(k == 0 || released[k] <= released[k - 1]);
                changed += Math.Abs(fit - noised[k]) > 0.6 ? 1 : 0;
            }
        }

        Assert.InRange(changed, 50, 1_000);
    }

    /// <summary>Whole and parts: the whole by weights, the parts by bisection for the one shift that makes them add up.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Breakdown_AddsUpAndIsNearest(int unit)
    {
        var policy = Bare with { Rounding = unit };
        var zeros = 0;
        for (var seed = 1UL; seed <= 150; seed++)
        {
            var cells = 1 + (int)(seed % 7);
            var persons = 15 * (int)(seed % 6);
            var exact = Enumerable.Range(0, cells).Select(c => (persons / cells) + (c < persons % cells ? 1 : 0)).ToArray();
            var noised = Noised(seed, 2, policy, [persons, .. exact]);
            var question = Questions.Of("q", new Population("p"), new Breakdown("b", Names(cells), "p"));
            var answer = new Hospital(policy, seed).Ask(question, t =>
            {
                for (var person = 0; person < persons; person++)
                {
                    t.Next(person);
                    t.Count(0);
                    t.In(1, person % cells);
                }
            })!;
            var whole = Told(answer.Blocks[0])[0];
            var parts = Told(answer.Blocks[1]);
            var best = Math.Max(0, (noised[0] + (noised[1..].Sum() / cells)) / (1 + (1.0 / cells)));
            Assert.InRange(whole, best - (unit / 2.0) - 1e-6, best + (unit / 2.0) + 1e-6);
            Assert.Equal(whole, parts.Sum());
            var (low, high) = (-1e6, 1e6);
            for (var i = 0; i < 100; i++)
            {
                var middle = (low + high) / 2;
                (low, high) = noised[1..].Sum(n => Math.Max(0, n + middle)) < whole ? (middle, high) : (low, middle);
            }

            for (var cell = 0; cell < cells; cell++)
            {
                var nearest = Math.Max(0, noised[cell + 1] + low);
                Assert.InRange(parts[cell], nearest - unit - 1e-6, nearest + unit + 1e-6);
                Assert.Equal(0, parts[cell] % unit);
                zeros += nearest == 0 ? 1 : 0;
            }
        }

        Assert.InRange(zeros, 20, 1_000);
    }

    [Fact]
    public void SmallAndUnevenNumbers_AreNotTold()
    {
        var policy = Bare with { Threshold = 10, Rounding = 5 };
        var hidden = 0;
        for (var seed = 1UL; seed <= 100; seed++)
        {
            var count = new Hospital(policy, seed).HowMany("q", Enumerable.Range(1, (int)seed % 30))!.Value;
            Assert.True(count.Value is null ? count.Below == 10 : count.Value >= 10 && count.Value % 5 == 0 && count.Below is null);
            hidden += count.Value is null ? 1 : 0;
        }

        Assert.InRange(hidden, 20, 80);
    }

    /// <summary>The true count is within ± in at least 95 of 100 cases, after everything; and ± is not idle.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void PlusMinus_Holds()
    {
        var (within, nearer, numbers) = (0, 0, 0);
        for (var seed = 1UL; seed <= 250; seed++)
        {
            var answer = new Hospital(Bare, seed).Ask(
                Questions.Of("q", new Population("p"), new Funnel("f", 3), new Breakdown("b", ["x", "y"], "p")),
                t =>
                {
                    for (var person = 0; person < 300; person++)
                    {
                        t.Next(person);
                        t.Count(0);
                        t.Passed(1, 1 + (person % 3));
                        t.In(2, person % 2);
                    }
                })!;
            var exact = new[] { 300, 300, 200, 100, 150, 150 };
            var off = answer.Blocks.SelectMany(Told).Select((v, i) => Math.Abs(v - exact[i])).ToList();
            within += off.Count(o => o <= answer.Blocks[0].PlusMinus);
            nearer += off.Count(o => o <= answer.Blocks[0].PlusMinus / 2);
            numbers += off.Count;
        }

        Assert.InRange((double)within / numbers, 0.95, 1);
        Assert.InRange((double)nearer / numbers, 0, 0.85);
    }

    /// <summary>The counts with the noise that the seed gives: the gate draws one number a count, in order.</summary>
    private static double[] Noised(ulong seed, int squaredSensitivity, StrictPolicy policy, int[] exact)
    {
        var noise = new DiscreteGaussian(ZeroConcentrated.Variance(squaredSensitivity, policy.RhoPerQuestion), new SeededBytes(seed));
        return [.. exact.Select(e => e + (double)noise.Draw())];
    }

    private static List<long> Ask(StrictPolicy policy, ulong seed, CountBlock block, Action<Naru.Disclosure.Answers.CountTally> tally) =>
        Told(new Hospital(policy, seed).Ask(Questions.Of("q", block), tally)!.Blocks[0]);

    /// <summary>Under a threshold of 1, what is not told is 0.</summary>
    private static List<long> Told(ReleasedBlock block) => [.. block.Counts.Select(c => c.Value ?? 0)];

    private static ValueList<string> Names(int count) => Enumerable.Range(0, count).Select(i => $"c{i}").ToValueList();
}
