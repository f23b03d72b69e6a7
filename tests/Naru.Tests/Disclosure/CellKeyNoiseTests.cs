using Naru.Core;
using Naru.Disclosure.Answers;
using Naru.Disclosure.Keys;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Disclosure.Releases;
using Naru.Tests.Disclosure.Attacks;
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

    /// <summary>No answer depends on earlier ones: questions asked in any order, by anybody, between any others, have the same numbers.</summary>
    [Fact]
    public void Answers_DoNotDependOnEarlierOnes()
    {
        var (forwards, backwards) = (new Hospital(Bare, seed: 6), new Hospital(Bare, seed: 6));
        var first = Enumerable.Range(1, 40).Select(i => forwards.HowMany($"q{i}", Enumerable.Range(i, 20 + i))).ToList();
        backwards.HowMany("another", Enumerable.Range(1, 100), "another partner");
        var last = Enumerable.Range(1, 40).Reverse().Select(i => backwards.HowMany($"q{i}", Enumerable.Range(i, 20 + i))).Reverse().ToList();
        Assert.Equal(first, last);

        // Twin: under another secret they have other numbers.
        var elsewhere = new Hospital(Bare, seed: 7);
        Assert.NotEqual(first, Enumerable.Range(1, 40).Select(i => elsewhere.HowMany($"q{i}", Enumerable.Range(i, 20 + i))));
    }

    /// <summary>The custodian's promise: no number is ever about fewer than ten persons, whatever their noise.</summary>
    [Fact]
    public void FewerThanTheMinimum_AreNeverTold() => Assert.Equal(0, ToldOfFewerThanTen(Gates.Standard));

    /// <summary>Twin: a gate that looks at the noised count only tells of three patients, and of nine often.</summary>
    [Fact]
    public void FewerThanTheMinimum_HiddenByTheNoiseAlone_AreTold() => Assert.InRange(ToldOfFewerThanTen(Gates.HiddenByTheNoise.Make), 50, 400);

    /// <summary>Every kind of block keeps it, and a count that is hidden has no more about it than the minimum.</summary>
    [Fact]
    public void FewerThanTheMinimum_AreNeverTold_InAnyBlock()
    {
        var (told, hidden) = (0, 0);
        for (var seed = 1UL; seed <= 60; seed++)
        {
            var persons = (int)seed % 12;
            var answer = new Hospital(Bare with { Threshold = 10, Rounding = 5 }, seed).Ask(
                Questions.Of(
                    "q", new Population("p"), new Funnel("f", 2), new DropOne("d", 1), new Breakdown("b", ["x", "y"], "p"), new Profile("c", ["u"], 1)),
                t =>
                {
                    for (var person = 1; person <= persons; person++)
                    {
                        t.Next(person);
                        t.Count(0);
                        t.Passed(1, 2);
                        t.FailedOnly(2, 0);
                        t.In(3, 0);
                        t.Has(4, [0]);
                    }
                })!;
            var counts = answer.Blocks.SelectMany(b => b.Counts).ToList();
            told += counts.Count(c => c.Value is not null);
            hidden += counts.Count(c => c == new ReleasedCount(null, 10));
            Assert.True(counts.TrueForAll(c => c.Value is null ? c.Below == 10 : persons >= 10 && c.Value >= 10 && c.Value % 5 == 0 && c.Below is null));
        }

        Assert.InRange(told, 20, 60);
        Assert.InRange(hidden, 400, 480);
    }

    /// <summary>The noised number must reach the minimum as well, so that nobody reads less than ten; most of thirty do.</summary>
    [Fact]
    public void Counts_AreHiddenByTheirNoisedValueToo()
    {
        var hospital = new Hospital(Bare with { Threshold = 10, Rounding = 5 }, seed: 4);
        var told = new Dictionary<int, int>();
        foreach (var persons in new[] { 10, 30 })
        {
            var counts = Enumerable.Range(1, 100).Select(from => hospital.HowMany($"{persons} from {from}", Enumerable.Range(from, persons))!.Value).ToList();
            Assert.True(counts.TrueForAll(c => c.Value is null ? c.Below == 10 : c.Value >= 10 && c.Value % 5 == 0));
            told[persons] = counts.Count(c => c.Value is not null);
        }

        Assert.InRange(told[10], 50, 80);
        Assert.InRange(told[30], 98, 100);
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

    /// <summary>Each count has noise of its own, so totals may differ from sums: they do, and the policy says so.</summary>
    [Fact]
    public void Totals_MayDifferFromSums_AndItIsSaid()
    {
        var differ = 0;
        for (var seed = 1UL; seed <= 30; seed++)
        {
            var answer = new Hospital(Bare, seed).Ask(Questions.Of("q", new Population("p"), new Breakdown("b", ["x", "y"], "p")), t =>
            {
                for (var person = 1; person <= 80; person++)
                {
                    t.Next(person);
                    t.Count(0);
                    t.In(1, person % 2);
                }
            })!;
            differ += answer.Blocks[0].Counts[0].Value != answer.Blocks[1].Counts.Sum(c => c.Value) ? 1 : 0;
        }

        Assert.InRange(differ, 20, 30);
        Assert.Contains("Totals may differ from sums.", StandardPolicy.Default.Promise.English, StringComparison.Ordinal);
        Assert.Contains("합계는 부분의 합과 다를 수 있습니다.", StandardPolicy.Default.Promise.Korean, StringComparison.Ordinal);
    }

    /// <summary>Of how many sets of 0, 1, … 9 persons, forty of each size in ten hospitals, a number is told.</summary>
    private static int ToldOfFewerThanTen(Func<ulong, Respondent> gate)
    {
        var told = 0;
        for (var seed = 1UL; seed <= 10; seed++)
        {
            for (var set = 0; set < 4; set++)
            {
                // A new gate each time: the policy answers forty questions only.
                var hospital = gate(seed);
                told += Enumerable.Range(0, 10).Count(persons => hospital.HowMany(Enumerable.Range(1 + (20 * set), persons)) is { IsRefused: false, Value: not null });
            }
        }

        return told;
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

        public ulong OfThing(UInt128 personKey, string thing) => 0;
    }

    private sealed class LopsidedKeys : IPersonKeys
    {
        private readonly RememberedKeys keys = new(7);

        public UInt128 OfPerson(long personId) => keys.OfPerson(personId);

        public ulong OfSet(UInt128 sumOfKeys) => Math.Max(keys.OfSet(sumOfKeys), keys.OfSet(unchecked(sumOfKeys + 1)));

        public ulong OfThing(UInt128 personKey, string thing) => 0;
    }
}
