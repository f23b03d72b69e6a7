using System.Numerics;
using Naru.Core;

namespace Naru.Cohorts.Results;

/// <summary>One rule's part of a <see cref="RuleFunnel"/>.</summary>
/// <param name="Rule">The rule's place in the definition that was run, from 0.</param>
/// <param name="Satisfied">Events that satisfy it, and persons with any such event.</param>
/// <param name="Remaining">What is left after it and all rules before it.</param>
/// <param name="Gain">How many more there would be without this rule alone.</param>
public sealed record RuleFunnelStep(int Rule, StageCount Satisfied, StageCount Remaining, StageCount Gain);

/// <summary>
/// The funnel of qualified events if rules were dropped or put in another order, from the counts of masks and profiles alone: nothing is
/// read or evaluated. It equals the funnel of a run of the changed definition, in events and in persons. What lies behind the rules is
/// not in it: rows, and events after the expression limit, depend on which events are left; that takes a run (a session's is short).
/// Immutable; safe for threads.
/// </summary>
/// <param name="Qualified">The events before any rule, and their persons.</param>
/// <param name="Steps">The rules, in the order asked for.</param>
public sealed record RuleFunnel(StageCount Qualified, ValueList<RuleFunnelStep> Steps)
{
    /// <summary>What satisfies all the rules.</summary>
    public StageCount Included => Steps.Count == 0 ? Qualified : Steps[^1].Remaining;

    /// <summary>The funnel of some of a result's rules.</summary>
    /// <param name="result">A result.</param>
    /// <param name="rules">Rules of its definition, counted from 0, each at most once, in the order in which they are to be applied.</param>
    /// <exception cref="ArgumentException">There is no such rule, or it is named twice.</exception>
    public static RuleFunnel Of(CohortResult result, IReadOnlyList<int> rules)
    {
        ArgumentNullException.ThrowIfNull(result);
        var events = result.EventImpact.WithRules(rules);
        var persons = result.PersonProfiles.WithRules(rules);
        var every = persons.CountCovering(events.FullMask);
        return new RuleFunnel(
            new StageCount(events.Total, persons.CountCovering(BigInteger.Zero)),
            rules.Select((rule, i) => new RuleFunnelStep(
                rule,
                new StageCount(events.Satisfying(i), persons.CountCovering(BigInteger.One << i)),
                new StageCount(events.RemainingAfter(i + 1), persons.RemainingAfter(i + 1)),
                new StageCount(events.GainOf(i), persons.WithoutRules(i) - every))).ToValueList());
    }
}
