using Naru.Core;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// An attack: somebody wants to know one thing about one person, yes or no, and ends with a number that is the greater the more it looks
/// like yes.
/// </summary>
internal abstract class Attack
{
    /// <summary>The person whom the attacker is after; all others have greater numbers, so that sets are easily kept in order.</summary>
    protected const int Target = 1;

    internal abstract BilingualText Name { get; }

    /// <summary>What is done, and what the attacker knows beforehand.</summary>
    internal abstract BilingualText What { get; }

    /// <summary>The gates that are broken so that the attack succeeds.</summary>
    internal abstract IReadOnlyList<Twin> Twins { get; }

    /// <summary>
    /// By how much, squared and summed over the cells, the thing changes the counts: 1 if the target is there or not, 2 if it is in one cell
    /// or in another, n² for n persons. The cost of a question grows with it.
    /// </summary>
    internal virtual int SquaredDistance => 1;

    /// <summary>Where its dice start, so that no two attacks meet the same noise.</summary>
    internal ulong Seed => Name.English.Aggregate(17UL, (seed, letter) => ((seed * 31) + letter) % 1_000_003) * 10_000_019;

    /// <summary>Attacks a hospital.</summary>
    /// <param name="hospital">Who answers.</param>
    /// <param name="truth">The thing about the target.</param>
    /// <param name="random">The attacker's dice, and what the world happens to be like.</param>
    internal abstract double Score(Respondent hospital, bool truth, SeededBytes random);

    /// <summary>The target if the thing is true, then others.</summary>
    protected static IEnumerable<int> With(bool truth, IEnumerable<int> others) => truth ? others.Prepend(Target) : others;

    /// <summary>Some of the persons from 2 to <paramref name="last"/>, each with an even chance.</summary>
    protected static List<int> Some(SeededBytes random, int last) => [.. Enumerable.Range(2, last - 1).Where(_ => random.Coin())];
}

/// <summary>A gate that is broken.</summary>
/// <param name="Name">How.</param>
/// <param name="Make">Makes one from a seed.</param>
internal sealed record Twin(BilingualText Name, Func<ulong, Respondent> Make);
