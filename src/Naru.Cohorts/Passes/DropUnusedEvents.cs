using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Passes;

/// <summary>Drops the event sets and scans that nothing refers to, after a pass that folded or shared something.</summary>
internal sealed class DropUnusedEvents : PlanRewriter
{
    private readonly Dictionary<int, int> eventSets = [];

    private protected override int EventSet(int index) => eventSets[index];

    internal static CohortPlan Apply(CohortPlan plan)
    {
        var used = new UsedEvents(plan);
        var self = new DropUnusedEvents();
        foreach (var set in used.EventSets)
        {
            self.eventSets[set] = self.eventSets.Count;
        }

        var scans = used.EventSets.Select(s => plan.EventSets[s].Scan).Distinct().Order().ToList();
        var kept = plan with
        {
            EventSets = used.EventSets.Select(s => plan.EventSets[s] with { Scan = scans.IndexOf(plan.EventSets[s].Scan) }).ToValueList(),
            Scans = scans.Select(s => plan.Scans[s]).ToValueList(),
        };
        return self.Rewrite(kept);
    }

    /// <summary>Finds the event sets in use, ascending.</summary>
    private sealed class UsedEvents : ConditionVisitor<bool>
    {
        private readonly CohortPlan plan;

        internal UsedEvents(CohortPlan plan)
        {
            this.plan = plan;
            foreach (var set in plan.Primary.Concat(plan.Censoring))
            {
                Use(set);
            }

            plan.Additional?.Accept(this);
            foreach (var rule in plan.Rules)
            {
                rule.Accept(this);
            }
        }

        internal SortedSet<int> EventSets { get; } = [];

        public override bool Visit(GroupCondition condition)
        {
            foreach (var member in condition.Members)
            {
                member.Accept(this);
            }

            return true;
        }

        public override bool Visit(CorrelatedCondition condition) => Use(condition.EventSet);

        public override bool Visit(DemographicCondition condition) => true;

        private bool Use(int set)
        {
            if (EventSets.Add(set))
            {
                plan.EventSets[set].Condition?.Accept(this);
            }

            return true;
        }
    }
}
