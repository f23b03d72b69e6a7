using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Passes;

/// <summary>
/// Reads only the columns that somebody looks at.
/// <code>
/// scan of diagnoses (start, end, visit), used for "any within 30 days before"  →  scan of diagnoses (start)
/// </code>
/// </summary>
internal static class PruneColumns
{
    internal static readonly OptimisingPass Pass = new(
        "prune-columns",
        new("아무도 쓰지 않는 열은 읽지 않습니다.", "Reads no column that nobody looks at."),
        Apply);

    private static CohortPlan Apply(CohortPlan plan)
    {
        var needs = new ScanColumns[plan.Scans.Count];
        var index = plan.Rules.Append(plan.Additional).Aggregate(ScanColumns.None, (n, c) => n | NeedsOfIndex(c));
        if (plan.End is DateOffsetStrategy { From: AdjustedDate.End })
        {
            index |= ScanColumns.End;
        }

        foreach (var set in plan.Primary)
        {
            needs[plan.EventSets[set].Scan] |= index | ScanColumns.Sort | ScanColumns.Id;
        }

        foreach (var set in plan.EventSets)
        {
            needs[set.Scan] |= NeedsOfIndex(set.Condition);
        }

        for (var i = 0; i < needs.Length; i++)
        {
            // The first of a day's rows is the one with the lowest id.
            needs[i] |= plan.Scans[i].First ? ScanColumns.Id : ScanColumns.None;
            needs[i] |= plan.Scans[i].PersonAttributes.Any(a => a.Definition.Value is Age { AtEnd: true }) ? ScanColumns.End : ScanColumns.None;
        }

        var users = plan.Rules.Append(plan.Additional).Concat(plan.EventSets.Select(s => s.Condition)).OfType<Condition>();
        foreach (var correlated in users.SelectMany(Correlated))
        {
            needs[plan.EventSets[correlated.EventSet].Scan] |= NeedsOfEvents(correlated);
        }

        return plan with { Scans = plan.Scans.Select((s, i) => s with { Columns = s.Columns & needs[i] }).ToValueList() };
    }

    /// <summary>What a condition looks at on its index event.</summary>
    private static ScanColumns NeedsOfIndex(Condition? condition) => condition switch
    {
        GroupCondition group => group.Members.Aggregate(ScanColumns.None, (n, m) => n | NeedsOfIndex(m)),
        CorrelatedCondition correlated => (correlated.RestrictVisit ? ScanColumns.Visit : ScanColumns.None)
            | (correlated.Windows.Any(w => w.From.Anchor == BoundAnchor.IndexEnd || w.To.Anchor == BoundAnchor.IndexEnd)
                ? ScanColumns.End
                : ScanColumns.None),
        DemographicCondition demographic => demographic.Attributes.Any(a => a.Definition.Value is EventEnd) ? ScanColumns.End : ScanColumns.None,
        _ => ScanColumns.None,
    };

    /// <summary>What a condition looks at on the events that it counts.</summary>
    private static ScanColumns NeedsOfEvents(CorrelatedCondition correlated) =>
        (correlated.RestrictVisit ? ScanColumns.Visit : ScanColumns.None)
        | (correlated.Windows.Any(w => w.OfEnd) ? ScanColumns.End : ScanColumns.None);

    private static IEnumerable<CorrelatedCondition> Correlated(Condition condition) => condition switch
    {
        GroupCondition group => group.Members.SelectMany(Correlated),
        CorrelatedCondition correlated => [correlated],
        _ => [],
    };
}
