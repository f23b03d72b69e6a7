using System.Numerics;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cohorts.Merging;

/// <summary>Which rules each qualified event satisfies: one bit per rule, any number of rules.</summary>
internal sealed class RuleMasks
{
    private readonly int events;
    private readonly int rules;
    private readonly int words;
    private readonly ulong[] bits;

    internal RuleMasks(int events, int rules)
    {
        this.events = events;
        this.rules = rules;
        words = Math.Max(1, (rules + 63) / 64);
        bits = new ulong[events * words];
    }

    internal void Set(int rule, bool[] satisfied)
    {
        for (var i = 0; i < events; i++)
        {
            if (satisfied[i])
            {
                bits[(i * words) + (rule / 64)] |= 1UL << (rule % 64);
            }
        }
    }

    internal bool IsFull(int i) => RuleCount(i) == rules;

    /// <summary>The counts over all events.</summary>
    internal InclusionImpact Impact() => Impact(Enumerable.Range(0, events));

    /// <summary>The counts over each person's best event (see the reference evaluator's definition).</summary>
    internal InclusionImpact BestImpact(IndexEvents index)
    {
        var best = new List<int>();
        for (var begin = 0; begin < index.Count; begin = index.EndOfPerson(begin))
        {
            var end = index.EndOfPerson(begin);
            var found = begin;
            for (var i = begin + 1; i < end; i++)
            {
                if (Rank(index, i).CompareTo(Rank(index, found)) < 0)
                {
                    found = i;
                }
            }

            best.Add(found);
        }

        return Impact(best);
    }

    internal PersonProfiles Profiles(IndexEvents index)
    {
        var profiles = new Dictionary<ValueList<BigInteger>, long>();
        var masks = new HashSet<BigInteger>();
        for (var begin = 0; begin < index.Count; begin = index.EndOfPerson(begin))
        {
            masks.Clear();
            var end = index.EndOfPerson(begin);
            for (var i = begin; i < end; i++)
            {
                masks.Add(Mask(i));
            }

            var profile = masks.Where(m => !masks.Any(other => other != m && (other & m) == m)).Order().ToValueList();
            profiles[profile] = profiles.GetValueOrDefault(profile) + 1;
        }

        return new PersonProfiles(rules, profiles
            .Select(p => new PersonProfile(p.Key, p.Value))
            .OrderBy(p => string.Join(",", p.Masks), StringComparer.Ordinal)
            .ToValueList());
    }

    private InclusionImpact Impact(IEnumerable<int> indexes)
    {
        var counts = new Dictionary<BigInteger, long>();
        foreach (var i in indexes)
        {
            var mask = Mask(i);
            counts[mask] = counts.GetValueOrDefault(mask) + 1;
        }

        return new InclusionImpact(rules, counts.OrderBy(c => c.Key).Select(c => new MaskCount(c.Key, c.Value)).ToValueList());
    }

    /// <summary>The lower the better: more rules, then an earlier first rule (none counts as the first), then earlier.</summary>
    private (int Rules, int FirstRule, int Start, int Ordinal) Rank(IndexEvents index, int i) =>
        (-RuleCount(i), FirstRule(i), index.Starts[i], index.Ordinals[i]);

    private int RuleCount(int i)
    {
        var count = 0;
        for (var w = 0; w < words; w++)
        {
            count += BitOperations.PopCount(bits[(i * words) + w]);
        }

        return count;
    }

    private int FirstRule(int i)
    {
        for (var w = 0; w < words; w++)
        {
            if (bits[(i * words) + w] is var word and not 0)
            {
                return (w * 64) + BitOperations.TrailingZeroCount(word);
            }
        }

        return 0;
    }

    private BigInteger Mask(int i)
    {
        var mask = BigInteger.Zero;
        for (var w = words - 1; w >= 0; w--)
        {
            mask = (mask << 64) | bits[(i * words) + w];
        }

        return mask;
    }
}
