using System.Numerics;
using Naru.Core;

namespace Naru.Cohorts.Results;

/// <summary>How many events (or persons) satisfied exactly one combination of rules.</summary>
/// <param name="Mask">Bit <c>i</c> is set when rule <c>i</c> (counted from 0) was satisfied.</param>
/// <param name="Count">How many.</param>
public readonly record struct MaskCount(BigInteger Mask, long Count);

/// <summary>
/// The counts of every combination of rules that occurred; from them the whole funnel is computed. The number of rules is
/// not limited (OHDSI's own tables stop at 63).
/// </summary>
/// <param name="RuleCount">Number of inclusion rules.</param>
/// <param name="Masks">The combinations that occurred, by ascending mask.</param>
public sealed record InclusionImpact(int RuleCount, ValueList<MaskCount> Masks)
{
    /// <summary>The mask with every rule's bit set.</summary>
    public BigInteger FullMask => (BigInteger.One << RuleCount) - 1;

    /// <summary>How many there are in all.</summary>
    public long Total => Masks.Sum(m => m.Count);

    /// <summary>How many satisfied every rule.</summary>
    public long Final => CountCovering(FullMask);

    /// <summary>How many satisfied the given rule, whatever else they satisfied.</summary>
    public long Satisfying(int rule) => CountCovering(BigInteger.One << rule);

    /// <summary>How many satisfied every rule but the given one: what dropping it would gain.</summary>
    public long GainOf(int rule)
    {
        var mask = FullMask - (BigInteger.One << rule);
        return Masks.Where(m => m.Mask == mask).Sum(m => m.Count);
    }

    /// <summary>How many are left after the first <paramref name="rules"/> rules, applied in order.</summary>
    public long RemainingAfter(int rules) => CountCovering((BigInteger.One << rules) - 1);

    /// <summary>How many satisfied all the rules of the given mask.</summary>
    public long CountCovering(BigInteger mask) => Masks.Where(m => (m.Mask & mask) == mask).Sum(m => m.Count);

    /// <summary>
    /// The counts if these rules were all there are, in this order: of events exactly what a run of such a definition gives. (Not of
    /// persons' best events: which event is the best depends on the rules; see <see cref="PersonProfiles.WithRules"/>.)
    /// </summary>
    /// <param name="rules">Rules, counted from 0, each at most once.</param>
    /// <exception cref="ArgumentException">There is no such rule, or it is named twice.</exception>
    public InclusionImpact WithRules(IReadOnlyList<int> rules)
    {
        var selection = new RuleSelection(rules, RuleCount);
        return new(rules.Count, Masks
            .GroupBy(m => selection.Of(m.Mask), m => m.Count)
            .OrderBy(g => g.Key)
            .Select(g => new MaskCount(g.Key, g.Sum()))
            .ToValueList());
    }
}

/// <summary>Persons whose qualified events have the same best combinations of rules.</summary>
/// <param name="Masks">The combinations that no other of the person's combinations contains, ascending.</param>
/// <param name="Persons">How many persons.</param>
public sealed record PersonProfile(ValueList<BigInteger> Masks, long Persons);

/// <summary>
/// From these every "what if these rules were dropped" is answered exactly for persons, without another run: a person would be
/// included if any of the events satisfies all the rules that remain.
/// </summary>
/// <param name="RuleCount">Number of inclusion rules.</param>
/// <param name="Profiles">The profiles that occurred.</param>
public sealed record PersonProfiles(int RuleCount, ValueList<PersonProfile> Profiles)
{
    /// <summary>How many persons have an event that satisfies all the rules of the given mask.</summary>
    public long CountCovering(BigInteger mask) =>
        Profiles.Where(p => p.Masks.Any(m => (m & mask) == mask)).Sum(p => p.Persons);

    /// <summary>How many persons would satisfy the rules if the given ones were dropped.</summary>
    public long WithoutRules(params ReadOnlySpan<int> dropped)
    {
        var mask = (BigInteger.One << RuleCount) - 1;
        foreach (var rule in dropped)
        {
            mask &= ~(BigInteger.One << rule);
        }

        return CountCovering(mask);
    }

    /// <summary>How many persons are left after the first <paramref name="rules"/> rules, applied in order.</summary>
    public long RemainingAfter(int rules) => CountCovering((BigInteger.One << rules) - 1);

    /// <summary>The profiles if these rules were all there are, in this order: exactly what a run of such a definition gives.</summary>
    /// <param name="rules">Rules, counted from 0, each at most once.</param>
    /// <exception cref="ArgumentException">There is no such rule, or it is named twice.</exception>
    public PersonProfiles WithRules(IReadOnlyList<int> rules)
    {
        var selection = new RuleSelection(rules, RuleCount);
        return new(rules.Count, Profiles
            .GroupBy(p => selection.Best(p.Masks), p => p.Persons)
            .Select(g => new PersonProfile(g.Key, g.Sum()))
            .OrderBy(p => string.Join(",", p.Masks), StringComparer.Ordinal)
            .ToValueList());
    }
}
