using Naru.Cohorts.Model;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cli.Running;

/// <summary>One inclusion rule's part of the funnel.</summary>
/// <param name="Index">Position, from 0.</param>
/// <param name="Name">Its name; null if it has none.</param>
/// <param name="Satisfied">Events that satisfy it, and persons with any such event.</param>
/// <param name="Remaining">What is left after it and all rules before it.</param>
/// <param name="GainIfDropped">How many more there would be without this rule alone.</param>
internal sealed record FunnelRule(int Index, string? Name, StageCount Satisfied, StageCount Remaining, StageCount GainIfDropped);

/// <summary>How a run narrowed down: the same numbers for tables, JSON and pictures.</summary>
/// <param name="Stages">The stages' counts.</param>
/// <param name="Rules">The inclusion rules, in their order.</param>
/// <param name="Final">Cohort rows and persons.</param>
internal sealed record Funnel(StageCounts Stages, ValueList<FunnelRule> Rules, StageCount Final)
{
    /// <summary>The funnel of a result.</summary>
    public static Funnel Of(CohortDefinition definition, CohortResult result)
    {
        var steps = RuleFunnel.Of(result, Enumerable.Range(0, result.EventImpact.RuleCount).ToList()).Steps;
        var rules = steps.Select(s => new FunnelRule(s.Rule, definition.InclusionRules[s.Rule].Name, s.Satisfied, s.Remaining, s.Gain));
        return new Funnel(result.Stages, rules.ToValueList(), new StageCount(result.Rows.Count, result.Persons));
    }
}
