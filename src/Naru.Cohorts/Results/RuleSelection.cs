using System.Numerics;
using Naru.Core;

namespace Naru.Cohorts.Results;

/// <summary>Some of a definition's rules in some order, and what masks are to them.</summary>
internal sealed class RuleSelection
{
    private readonly IReadOnlyList<int> rules;

    /// <exception cref="ArgumentException">There is no such rule, or it is named twice.</exception>
    internal RuleSelection(IReadOnlyList<int> rules, int ruleCount)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Any(r => r < 0 || r >= ruleCount) || rules.Distinct().Count() != rules.Count)
        {
            throw new ArgumentException("Each rule must be one of the definition's, and named once.", nameof(rules));
        }

        this.rules = rules;
    }

    /// <summary>Which of the selected rules a mask satisfies, by their new places.</summary>
    internal BigInteger Of(BigInteger mask)
    {
        var result = BigInteger.Zero;
        for (var i = 0; i < rules.Count; i++)
        {
            result |= ((mask >> rules[i]) & BigInteger.One) << i;
        }

        return result;
    }

    /// <summary>The best of a person's masks: those that no other contains. Only the best ones before can be among them.</summary>
    internal ValueList<BigInteger> Best(IEnumerable<BigInteger> masks)
    {
        var found = masks.Select(Of).Distinct().ToList();
        return found.Where(m => !found.Exists(n => n != m && (m & n) == m)).Order().ToValueList();
    }
}
