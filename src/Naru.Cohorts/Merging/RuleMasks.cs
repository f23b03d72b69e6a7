using System.Numerics;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cohorts.Merging;

/// <summary>
/// Which rules each qualified event satisfies: one bit per rule, any number of rules. Equal masks get one number, and everything is
/// counted by these numbers: there are few combinations and many events.
/// </summary>
internal sealed class RuleMasks
{
    private readonly int rules;
    private readonly int[] numbers;
    private readonly List<BigInteger> masks = [];

    /// <param name="answers">For each rule, which events satisfy it.</param>
    /// <param name="events">Number of events.</param>
    internal RuleMasks(IReadOnlyList<bool[]> answers, int events)
    {
        rules = answers.Count;
        numbers = new int[events];
        masks.Add(BigInteger.Zero);
        // Rule by rule, a combination splits into those that satisfy it too and those that do not.
        for (var rule = 0; rule < rules; rule++)
        {
            var satisfied = answers[rule];
            var split = new int[masks.Count];
            for (var i = 0; i < events; i++)
            {
                if (satisfied[i])
                {
                    ref var next = ref split[numbers[i]];
                    if (next == 0)
                    {
                        next = masks.Count;
                        masks.Add(masks[numbers[i]] | (BigInteger.One << rule));
                    }

                    numbers[i] = next;
                }
            }
        }
    }

    /// <summary>Which events satisfy every rule.</summary>
    internal bool[] Full()
    {
        var isFull = masks.Select(m => m == (BigInteger.One << rules) - 1).ToArray();
        return Array.ConvertAll(numbers, n => isFull[n]);
    }

    /// <summary>The counts over all events.</summary>
    internal InclusionImpact Impact()
    {
        var counts = new long[masks.Count];
        foreach (var number in numbers)
        {
            counts[number]++;
        }

        return Impact(counts);
    }

    /// <summary>The counts over each person's best event (see the reference evaluator's definition).</summary>
    internal InclusionImpact BestImpact(IndexEvents index)
    {
        var ranks = masks.Select(Rank).ToArray();
        var counts = new long[masks.Count];
        for (int begin = 0, end; begin < index.Count; begin = end)
        {
            end = index.EndOfPerson(begin);
            counts[numbers[Best(index, ranks, begin, end)]]++;
        }

        return Impact(counts);
    }

    /// <summary>Person by person: how far in the funnel, and which rule alone the best event fails.</summary>
    internal PersonRules[] People(IndexEvents index, PersonIndex persons)
    {
        var full = (BigInteger.One << rules) - 1;
        var ranks = masks.Select(Rank).ToArray();
        var passed = masks.Select(m => (int)BigInteger.TrailingZeroCount(~m)).ToArray();
        var onlyFailed = masks.Select(m => BigInteger.PopCount(full - m).IsOne ? (int)BigInteger.TrailingZeroCount(full - m) : (int?)null).ToArray();
        var people = new PersonRules[index.CountPersons()];
        var next = 0;
        for (int begin = 0, end; begin < index.Count; begin = end)
        {
            end = index.EndOfPerson(begin);
            var most = 0;
            for (var i = begin; i < end; i++)
            {
                most = Math.Max(most, passed[numbers[i]]);
            }

            people[next++] = new PersonRules(persons[index.Persons[begin]], most, onlyFailed[numbers[Best(index, ranks, begin, end)]]);
        }

        return people;
    }

    internal PersonProfiles Profiles(IndexEvents index)
    {
        var single = new long[masks.Count];
        var several = new Dictionary<ValueList<BigInteger>, long>();
        var found = new HashSet<int>();
        for (int begin = 0, end; begin < index.Count; begin = end)
        {
            end = index.EndOfPerson(begin);
            if (end == begin + 1)
            {
                single[numbers[begin]]++;
                continue;
            }

            found.Clear();
            for (var i = begin; i < end; i++)
            {
                found.Add(numbers[i]);
            }

            if (found.Count == 1)
            {
                single[numbers[begin]]++;
                continue;
            }

            var profile = found.Select(n => masks[n]).Where(m => !found.Any(n => masks[n] != m && (masks[n] & m) == m)).Order().ToValueList();
            several[profile] = several.GetValueOrDefault(profile) + 1;
        }

        for (var n = 0; n < single.Length; n++)
        {
            if (single[n] > 0)
            {
                ValueList<BigInteger> profile = [masks[n]];
                several[profile] = several.GetValueOrDefault(profile) + single[n];
            }
        }

        return new PersonProfiles(rules, several
            .Select(p => new PersonProfile(p.Key, p.Value))
            .OrderBy(p => string.Join(",", p.Masks), StringComparer.Ordinal)
            .ToValueList());
    }

    private InclusionImpact Impact(long[] counts) => new(
        rules,
        masks.Index().Where(m => counts[m.Index] > 0).OrderBy(m => m.Item).Select(m => new MaskCount(m.Item, counts[m.Index])).ToValueList());

    /// <summary>More rules come first, then an earlier first rule (none counts as the first).</summary>
    private static (int Rules, int FirstRule) Rank(BigInteger mask) =>
        (-(int)BigInteger.PopCount(mask), mask.IsZero ? 0 : (int)BigInteger.TrailingZeroCount(mask));

    /// <summary>The best of a person's events.</summary>
    private int Best(IndexEvents index, (int Rules, int FirstRule)[] ranks, int begin, int end)
    {
        var best = begin;
        for (var i = begin + 1; i < end; i++)
        {
            if (Compare(index, ranks, i, best) < 0)
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>By rank, then by start, then by ordinal.</summary>
    private int Compare(IndexEvents index, (int Rules, int FirstRule)[] ranks, int a, int b)
    {
        var order = numbers[a] == numbers[b] ? 0 : ranks[numbers[a]].CompareTo(ranks[numbers[b]]);
        order = order != 0 ? order : index.Starts[a].CompareTo(index.Starts[b]);
        return order != 0 ? order : index.Ordinals[a].CompareTo(index.Ordinals[b]);
    }
}
