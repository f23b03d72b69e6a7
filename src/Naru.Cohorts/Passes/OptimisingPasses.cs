using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Passes;

/// <summary>All optimising passes, in the order in which they run. Safe for threads.</summary>
public static class OptimisingPasses
{
    /// <summary>
    /// Concept sets first, because equal sets make scans equal. Groups next, because folding drops criteria that nothing asks for.
    /// Columns before sharing, so that the shared scan reads what any of its users reads. Narrowing last but one: it marks what is left.
    /// </summary>
    public static ValueList<OptimisingPass> All { get; } =
    [
        ShareConceptSets.Pass,
        FoldGroups.Pass,
        PruneColumns.Pass,
        ShareEvents.Pass,
        NarrowPersons.Pass,
        SkipDecided.Pass,
    ];

    /// <summary>Runs the passes that are not switched off.</summary>
    /// <param name="plan">The plain plan.</param>
    /// <param name="disabled">Names of passes that are switched off.</param>
    public static CohortPlan Run(CohortPlan plan, IReadOnlySet<string> disabled) =>
        All.Where(p => !disabled.Contains(p.Name)).Aggregate(plan, (current, pass) => pass.Apply(current));
}
