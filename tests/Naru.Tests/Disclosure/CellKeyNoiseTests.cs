using Naru.Core;
using Naru.Disclosure.Answers;
using Naru.Disclosure.Keys;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>The noise of <c>standard</c>, as it is seen from outside: which key gives which noise, and that sets decide it.</summary>
public sealed class CellKeyNoiseTests
{
    private const double Sigma = 6;
    private const int Most = 18;

    /// <summary>Nothing is rounded or hidden, so that the noise is seen; as many looks as wanted.</summary>
    private static readonly StandardPolicy Bare = new(1, 1, 1_000_000, 1_000_000, TimeSpan.FromSeconds(10));

    /// <summary>
    /// The table to the last of its 2^32 parts: the two keys on either side of each border between two noises, as computed here from the
    /// definition, give these two noises. (Twenty of the 2^32 parts either way are left to how the weights were rounded.)
    /// </summary>
    [Fact]
    public void Noise_OfEachKey_IsTheTables()
    {
        var weights = Enumerable.Range(-Most, (2 * Most) + 1).Select(k => Math.Exp(-k * k / (2 * Sigma * Sigma))).ToArray();
        var all = weights.Sum();
        var sum = 0.0;
        var probes = new List<(uint Place, int Noise)>();
        for (var noise = -Most; noise <= Most; noise++)
        {
            var from = sum / all * Math.Pow(2, 32);
            sum += weights[noise + Most];
            var to = sum / all * Math.Pow(2, 32);
            probes.Add(((uint)Math.Ceiling(from + (noise == -Most ? 0 : 20)), noise));
            probes.Add(((uint)Math.Floor(to - (noise == Most ? 1 : 20)), noise));
        }

        var seen = NoiseOf([.. probes.Select(p => p.Place)]);
        Assert.Equal(probes.Select(p => p.Noise), seen);
    }

    /// <summary>The noise over 20,000 sets of 25 persons under the hospital's keys has the table's distribution.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Noise_OverManySets_HasTheDistribution() => Assert.InRange(PValue(new RememberedKeys(7)), 0.01, 1);

    /// <summary>Twin: keys of which the upper bits are not uniform.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void Noise_OfBadKeys_HasNot() => Assert.InRange(PValue(new LopsidedKeys()), 0, 1e-6);

    /// <summary>Every spelling, every block and every refresh that changes nobody: one set, one number.</summary>
    [Fact]
    public void Noise_OfOneSet_IsOneNumber()
    {
        var hospital = new Hospital(Bare, seed: 3);
        var persons = Enumerable.Range(1, 60).ToArray();
        var numbers = new HashSet<long?>();
        for (var i = 0; i < 20; i++)
        {
            numbers.Add(hospital.HowMany($"spelling {i}", persons)!.Value.Value);
            numbers.Add(hospital.HowMany($"spelling {i}", persons, version: $"v{i}", isRenewed: true)!.Value.Value);
            numbers.Add(hospital.Ask(Questions.Of($"table {i}", new Breakdown("b", ["x", "y"])), t => Into(t, persons, i % 2))!.Blocks[0].Counts[i % 2].Value);
        }

        Assert.Single(numbers);
    }

    /// <summary>Twin of the above: other sets of as many persons do not give one number.</summary>
    [Fact]
    public void Noise_OfOtherSets_IsNotOneNumber()
    {
        var hospital = new Hospital(Bare, seed: 3);
        var numbers = Enumerable.Range(0, 20).Select(i => hospital.HowMany($"set {i}", Enumerable.Range(i, 60))!.Value.Value).ToHashSet();
        Assert.InRange(numbers.Count, 5, 20);
    }

    /// <summary>
    /// No number below the threshold is ever told; small counts, like all, are told or hidden by their noised value, so that being told does
    /// not say that there are ten.
    /// </summary>
    [Fact]
    public void Counts_AreHiddenByTheirNoisedValue()
    {
        var hospital = new Hospital(Bare with { Threshold = 10, Rounding = 5 }, seed: 4);
        var told = new int[31];
        foreach (var persons in new[] { 0, 5, 9, 10, 30 })
        {
            for (var from = 1; from <= 100; from++)
            {
                var count = hospital.HowMany($"{persons} from {from}", Enumerable.Range(from, persons))!.Value;
                Assert.True(count.Value is null ? count.Below == 10 : count.Value >= 10 && count.Value % 5 == 0);
                told[persons] += count.Value is null ? 0 : 1;
            }
        }

        Assert.InRange(told[9], 45, 75);
        Assert.InRange(told[10] - told[9], -15, 25);
        Assert.InRange(told[30], 98, 100);
        Assert.True(told[0] is 0 or 100, "nobody is one set");
    }

    /// <summary>What the release says of itself: the true count is within ± in at least 95 of 100 cases, and ± is not idle.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void PlusMinus_Holds()
    {
        var hospital = new Hospital(Bare with { Threshold = 10, Rounding = 5 }, seed: 5);
        var (within, nearer, cells) = (0, 0, 2_000);
        var answer = hospital.Ask(Questions.Of("q", new Breakdown("b", Names(cells))), t =>
        {
            for (var (cell, person) = (0, 1); cell < cells; cell++)
            {
                for (var i = 0; i < 40 + (cell % 25); i++)
                {
                    t.Next(person++);
                    t.In(0, cell);
                }
            }
        })!;
        for (var cell = 0; cell < cells; cell++)
        {
            var off = Math.Abs(answer.Blocks[0].Counts[cell].Value!.Value - (40 + (cell % 25)));
            within += off <= answer.Blocks[0].PlusMinus ? 1 : 0;
            nearer += off <= answer.Blocks[0].PlusMinus - 4 ? 1 : 0;
        }

        Assert.InRange((double)within / cells, 0.94, 1);
        Assert.InRange((double)nearer / cells, 0, 0.94);
    }

    private static ValueList<string> Names(int count) => Enumerable.Range(0, count).Select(i => $"c{i}").ToValueList();

    private static void Into(CountTally tally, IEnumerable<int> persons, int cell)
    {
        foreach (var person in persons)
        {
            tally.Next(person);
            tally.In(0, cell);
        }
    }

    /// <summary>The noise that each of these upper halves of a set's key gives: one person a cell times 100, the keys told to the gate.</summary>
    private static IEnumerable<int> NoiseOf(uint[] places)
    {
        var hospital = new Hospital(Bare, seed: 1, keys: new ToldKeys(places));
        var answer = hospital.Ask(Questions.Of("q", new Breakdown("b", Names(places.Length))), t =>
        {
            for (var person = 0; person < places.Length * 100; person++)
            {
                t.Next(person);
                t.In(0, person / 100);
            }
        })!;
        return answer.Blocks[0].Counts.Select(c => (int)(c.Value!.Value - 100));
    }

    private static double PValue(IPersonKeys keys)
    {
        const int Cells = 20_000, Persons = 25;
        var hospital = new Hospital(Bare, seed: 1, keys: keys);
        var answer = hospital.Ask(Questions.Of("q", new Breakdown("b", Names(Cells))), t =>
        {
            for (var person = 0; person < Cells * Persons; person++)
            {
                t.Next(person);
                t.In(0, person / Persons);
            }
        })!;
        var observed = new long[(2 * Most) + 1];
        foreach (var count in answer.Blocks[0].Counts)
        {
            observed[(int)count.Value!.Value - Persons + Most]++;
        }

        var weights = Enumerable.Range(-Most, observed.Length).Select(k => Math.Exp(-k * k / (2 * Sigma * Sigma))).ToArray();
        return Statistics.ChiSquare(observed, [.. weights.Select(w => w / weights.Sum())]);
    }

    /// <summary>Persons whose keys add up to the number of their cell; the key of a set is what was told for its cell.</summary>
    private sealed class ToldKeys(uint[] places) : IPersonKeys
    {
        public UInt128 OfPerson(long personId) => personId % 100 == 0 ? (UInt128)(personId / 100) : 0;

        public ulong OfSet(UInt128 sumOfKeys) => (ulong)places[(int)sumOfKeys] << 32;

        public ulong OfThing(UInt128 personKey, int thing) => 0;
    }

    private sealed class LopsidedKeys : IPersonKeys
    {
        private readonly RememberedKeys keys = new(7);

        public UInt128 OfPerson(long personId) => keys.OfPerson(personId);

        public ulong OfSet(UInt128 sumOfKeys) => Math.Max(keys.OfSet(sumOfKeys), keys.OfSet(unchecked(sumOfKeys + 1)));

        public ulong OfThing(UInt128 personKey, int thing) => 0;
    }
}
