using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Passes;

/// <summary>
/// Reads the events that only decide about primary events (correlated and censoring criteria, exposures of a custom era) for those
/// persons alone who have a primary event, when they are few.
/// <code>
/// scan of all measurements  →  scan of the measurements of the 300 persons with a primary event
/// </code>
/// </summary>
internal static class NarrowPersons
{
    internal static readonly OptimisingPass Pass = new(
        "narrow-persons",
        new("진입 사건이 있는 사람이 적으면 그 사람들의 기록만 읽습니다.", "Reads the records of those alone who have a primary event, when they are few."),
        Apply);

    private static CohortPlan Apply(CohortPlan plan)
    {
        // What primary events depend on is read before anybody knows who has one.
        var early = new HashSet<int>();
        foreach (var set in plan.Primary)
        {
            Collect(plan, set, early);
        }

        return plan with
        {
            Scans = plan.Scans.Select((s, i) => s with { NarrowToPersons = !early.Contains(i) }).ToValueList(),
            Exposures = plan.Exposures is { } exposures ? exposures with { NarrowToPersons = true } : null,
        };
    }

    private static void Collect(CohortPlan plan, int set, HashSet<int> scans)
    {
        scans.Add(plan.EventSets[set].Scan);
        Collect(plan, plan.EventSets[set].Condition, scans);
    }

    private static void Collect(CohortPlan plan, Condition? condition, HashSet<int> scans)
    {
        switch (condition)
        {
            case GroupCondition group:
                foreach (var member in group.Members)
                {
                    Collect(plan, member, scans);
                }

                break;
            case CorrelatedCondition correlated:
                Collect(plan, correlated.EventSet, scans);
                break;
        }
    }
}
