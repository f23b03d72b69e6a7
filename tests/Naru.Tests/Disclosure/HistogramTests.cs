using Naru.Core;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Disclosure.Releases;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>Histograms: bins that the question declares, and every person in exactly one of them.</summary>
public sealed class HistogramTests
{
    private static readonly StandardPolicy AllTold = new(1, 1, 1_000_000, 1_000_000, TimeSpan.FromSeconds(10));

    private static readonly StrictPolicy NoNoise =
        StrictPolicy.Default with { Threshold = 1, RhoPerQuestion = Ratio.Of(1_000_000), RhoForLife = Ratio.Of(1_000_000_000) };

    public static TheoryData<double?, string> Values => new()
    {
        { 17.999, "(-inf,18)" },
        { 18, "[18,40)" },
        { 39.5, "[18,40)" },
        { 40, "[40,65.5)" },
        { 65.5, "[65.5,inf)" },
        { -1e300, "(-inf,18)" },
        { double.NegativeInfinity, "(-inf,18)" },
        { double.PositiveInfinity, "[65.5,inf)" },
        { double.NaN, "missing" },
        { null, "missing" },
    };

    /// <summary>An edge belongs to the bin above it, the ends are open, and what is no number is missing: nothing that data hold makes it throw.</summary>
    [Theory]
    [MemberData(nameof(Values))]
    public void Value_FallsInExactlyOneBin(double? value, string bin)
    {
        var answer = new Hospital(NoNoise, seed: 1).Ask(Of(new Histogram("h", "age", [18, 40, 65.5], CountsMissing: true)), t => Twelve(t, value))!;
        Assert.Equal(["(-inf,18)", "[18,40)", "[40,65.5)", "[65.5,inf)", "missing"], answer.Blocks[0].Cells);
        Assert.Equal(12, answer.Blocks[0].Counts.Sum(c => c.Value ?? 0));
        Assert.Equal(12, answer.Blocks[0].Counts[answer.Blocks[0].Cells.ToList().IndexOf(bin)].Value);
    }

    /// <summary>Where the question does not count those without a value, they are in no cell.</summary>
    [Fact]
    public void Missing_NotAskedFor_IsInNoCell()
    {
        var answer = new Hospital(NoNoise, seed: 1).Ask(Of(new Histogram("h", "age", [18], CountsMissing: false)), t => Twelve(t, null))!;
        Assert.Equal(["(-inf,18)", "[18,inf)"], answer.Blocks[0].Cells);
        Assert.All(answer.Blocks[0].Counts, c => Assert.Null(c.Value));
    }

    /// <summary>Every value there is, against counting edges one by one.</summary>
    [Fact]
    public void Bins_AreThoseOfCountingEdges()
    {
        var random = new SeededBytes(5);
        var edges = Enumerable.Range(0, 37).Select(_ => Math.Round((random.Uniform() * 20) - 10, 2)).Distinct().Order().ToValueList();
        var expected = new long[edges.Count + 2];
        var answer = new Hospital(NoNoise, seed: 1).Ask(Of(new Histogram("h", "v", edges, CountsMissing: true)), t =>
        {
            for (var person = 0; person < 5_000; person++)
            {
                // Half of them exactly on an edge.
                double? value = random.Below(20) == 0 ? null : random.Coin() ? edges[random.Below(edges.Count)] : (random.Uniform() * 24) - 12;
                t.Next(person);
                t.Of(0, value);
                expected[value is { } v ? edges.Count(e => e <= v) : edges.Count + 1]++;
            }
        })!;
        Assert.Equal(expected, answer.Blocks[0].Counts.Select(c => c.Value ?? 0));
    }

    /// <summary>The noise of one count, however many bins: a person is in one of them.</summary>
    [Fact]
    public void Sensitivity_IsOneUnderBothPolicies()
    {
        var question = Of(new Histogram("h", "v", Edges(60), CountsMissing: true));
        Assert.Equal(1, question.SquaredSensitivity);
        var strict = new Hospital(StrictPolicy.Default, seed: 1).Ask(question, t => Twelve(t, 3))!;
        Assert.Contains("variance=100 ", strict.PolicyParameters, StringComparison.Ordinal);
        Assert.Equal(20, strict.Blocks[0].PlusMinus);
        Assert.Equal(1, new Hospital(StandardPolicy.Default, seed: 1).Ask(question, t => Twelve(t, 3))!.Receipt.Looks);
    }

    /// <summary>Under <c>strict</c> bins add up to the population they are of, after rounding too. Twin: of none, they do not.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Strict_AddsUpToThePopulation(int unit)
    {
        var policy = StrictPolicy.Default with { Threshold = 1, Rounding = unit, RhoForLife = Ratio.Of(10) };
        var (alone, noisy) = (0, 0);
        for (var seed = 1UL; seed <= 60; seed++)
        {
            var together = Sums(policy, seed, "all");
            Assert.Equal(together.Whole, together.Parts);
            noisy += together.Whole == 200 ? 0 : 1;
            var apart = Sums(policy, seed, whole: null);
            alone += apart.Whole == apart.Parts ? 1 : 0;
        }

        Assert.InRange(noisy, 30, 60);
        Assert.InRange(alone, 0, 20);
    }

    /// <summary>A breakdown and a histogram of one population both add up to it.</summary>
    [Fact]
    public void Strict_SeveralParts_AllAddUp()
    {
        var answer = new Hospital(StrictPolicy.Default with { Threshold = 1 }, seed: 3).Ask(
            Questions.Of("q", new Population("all"), new Histogram("h", "v", [50, 100], CountsMissing: true, "all"), new Breakdown("b", ["x", "y"], "all")),
            t =>
            {
                for (var person = 0; person < 200; person++)
                {
                    t.Next(person);
                    t.Count(0);
                    t.Of(1, person);
                    t.In(2, person % 2);
                }
            })!;
        var sums = answer.Blocks.Select(b => b.Counts.Sum(c => c.Value ?? 0)).ToList();
        Assert.Equal([sums[0], sums[0], sums[0]], sums);
    }

    /// <summary>Under <c>standard</c> a bin is a set of persons like any other: the same number as a table gives it, and none about fewer than ten.</summary>
    [Fact]
    public void Standard_BinsAreSetsLikeOthers()
    {
        var hospital = new Hospital(AllTold, seed: 2);
        var bins = hospital.Ask(Of(new Histogram("h", "v", [30], CountsMissing: true)), t => Sixty(t, (p, tally) => tally.Of(0, p)))!;
        var table = hospital.Ask(Of(new Breakdown("b", ["young", "old"])), t => Sixty(t, (p, tally) => tally.In(0, p < 30 ? 0 : 1)))!;
        Assert.Equal(table.Blocks[0].Counts, bins.Blocks[0].Counts.Take(2));
        var few = new Hospital(StandardPolicy.Default, seed: 2).Ask(Of(new Histogram("h", "v", [51], CountsMissing: true)), t => Sixty(t, (p, tally) => tally.Of(0, p)))!;
        Assert.Equal(new ReleasedCount(null, 10), few.Blocks[0].Counts[1]);
        Assert.Equal(new ReleasedCount(null, 10), few.Blocks[0].Counts[2]);
    }

    private static (long Whole, long Parts) Sums(StrictPolicy policy, ulong seed, string? whole)
    {
        var answer = new Hospital(policy, seed).Ask(
            Questions.Of("q", new Population("all"), new Histogram("h", "v", [50, 100], CountsMissing: true, whole)),
            t =>
            {
                for (var person = 0; person < 200; person++)
                {
                    t.Next(person);
                    t.Count(0);
                    t.Of(1, person % 5 == 0 ? null : person);
                }
            })!;
        return (answer.Blocks[0].Counts[0].Value ?? 0, answer.Blocks[1].Counts.Sum(c => c.Value ?? 0));
    }

    private static Question Of(CountBlock block) => Questions.Of("q", block);

    private static ValueList<double> Edges(int count) => Enumerable.Range(0, count).Select(i => (double)i).ToValueList();

    private static void Twelve(Naru.Disclosure.Answers.CountTally tally, double? value)
    {
        for (var person = 0; person < 12; person++)
        {
            tally.Next(person);
            tally.Of(0, value);
        }
    }

    private static void Sixty(Naru.Disclosure.Answers.CountTally tally, Action<int, Naru.Disclosure.Answers.CountTally> count)
    {
        for (var person = 0; person < 60; person++)
        {
            tally.Next(person);
            count(person, tally);
        }
    }
}
