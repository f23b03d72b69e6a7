using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Passes;

/// <summary>All optimising passes, in the order in which they run. Safe for threads.</summary>
public static class OptimisingPasses
{
    /// <summary>
    /// Concept sets first, because equal sets make scans equal. Groups next, because folding drops criteria that nothing asks for.
    /// What is answered in memory next, because it decides which columns are needed. Columns before sharing, so that the shared scan
    /// reads what any of its users reads. The rest marks what is left.
    /// </summary>
    public static ValueList<OptimisingPass> All { get; } =
    [
        ShareConceptSets.Pass,
        FoldGroups.Pass,
        PersonsFromMemory.Pass,
        PruneColumns.Pass,
        ShareEvents.Pass,
        PushConcepts.Pass,
        MergeFirst.Pass,
        MergeOrder.Pass,
        NarrowPersons.Pass,
        CheapestFirst.Pass,
        SkipDecided.Pass,
        ReadAhead.Pass,
    ];

    /// <summary>Runs the passes that are not switched off.</summary>
    /// <param name="plan">The plain plan.</param>
    /// <param name="disabled">Names of passes that are switched off.</param>
    public static CohortPlan Run(CohortPlan plan, IReadOnlySet<string> disabled) =>
        All.Where(p => !disabled.Contains(p.Name)).Aggregate(plan, (current, pass) => pass.Apply(current));
}
