using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Plan;

/// <summary>Rebuilds a plan from the leaves up; a pass overrides what it changes.</summary>
internal abstract class PlanRewriter : ConditionVisitor<Condition>
{
    internal CohortPlan Rewrite(CohortPlan plan) => plan with
    {
        Scans = plan.Scans.Select(Rewrite).ToValueList(),
        EventSets = plan.EventSets.Select(s => new EventSet(s.Scan, s.Condition?.Accept(this))).ToValueList(),
        Primary = plan.Primary.Select(EventSet).ToValueList(),
        Additional = plan.Additional?.Accept(this),
        Rules = plan.Rules.Select(r => r.Accept(this)).ToValueList(),
        Exposures = plan.Exposures is { } exposures ? Rewrite(exposures) : null,
        Censoring = plan.Censoring.Select(EventSet).ToValueList(),
    };

    public override Condition Visit(GroupCondition condition) =>
        condition with { Members = condition.Members.Select(m => m.Accept(this)).ToValueList() };

    public override Condition Visit(CorrelatedCondition condition) => condition with { EventSet = EventSet(condition.EventSet) };

    public override Condition Visit(DemographicCondition condition) => condition with { Attributes = Rewrite(condition.Attributes) };

    private protected virtual EventScan Rewrite(EventScan scan) => scan with
    {
        Attributes = Rewrite(scan.Attributes),
        PersonAttributes = Rewrite(scan.PersonAttributes),
    };

    private protected virtual ExposureScan Rewrite(ExposureScan scan) => scan;

    private protected virtual ValueList<CriterionAttribute> Rewrite(ValueList<CriterionAttribute> attributes) => attributes;

    /// <summary>The new index of an event set.</summary>
    private protected virtual int EventSet(int index) => index;
}
