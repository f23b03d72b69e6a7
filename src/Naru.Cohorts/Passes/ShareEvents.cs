using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Passes;

/// <summary>
/// Reads and evaluates each distinct criterion once, wherever it stands. Scans that differ only in the columns they give become
/// one that gives both.
/// <code>
/// rule 1: no diabetes before; rule 2: diabetes after  (two scans of diabetes)  →  (one scan of diabetes)
/// </code>
/// </summary>
internal sealed class ShareEvents : PlanRewriter
{
    internal static readonly OptimisingPass Pass = new(
        "share-events",
        new("같은 기준은 한 번만 읽고 평가합니다.", "Reads and evaluates each distinct criterion once."),
        Apply);

    private readonly Dictionary<int, int> replacements = [];

    private protected override int EventSet(int index) => replacements.GetValueOrDefault(index, index);

    private static CohortPlan Apply(CohortPlan plan)
    {
        var shared = ShareScans(plan);
        // Event sets refer to others through their conditions, inner ones first: each round makes one more level equal.
        while (true)
        {
            var self = new ShareEvents();
            var first = new Dictionary<EventSet, int>();
            for (var i = 0; i < shared.EventSets.Count; i++)
            {
                if (!first.TryAdd(shared.EventSets[i], i))
                {
                    self.replacements[i] = first[shared.EventSets[i]];
                }
            }

            if (self.replacements.Count == 0)
            {
                return shared;
            }

            shared = DropUnusedEvents.Apply(self.Rewrite(shared));
        }
    }

    private static CohortPlan ShareScans(CohortPlan plan)
    {
        var columns = new Dictionary<EventScan, ScanColumns>();
        foreach (var scan in plan.Scans)
        {
            var key = scan with { Columns = ScanColumns.None };
            columns[key] = columns.GetValueOrDefault(key) | scan.Columns;
        }

        var keys = columns.Keys.ToList();
        var indexes = keys.Index().ToDictionary(k => k.Item, k => k.Index);
        return plan with
        {
            Scans = keys.Select(k => k with { Columns = columns[k] }).ToValueList(),
            EventSets = plan.EventSets
                .Select(s => s with { Scan = indexes[plan.Scans[s.Scan] with { Columns = ScanColumns.None }] })
                .ToValueList(),
        };
    }
}
