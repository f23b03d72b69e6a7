using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Passes;

/// <summary>
/// Finds each person's first event while merging, instead of numbering all rows by a window in the database.
/// <code>
/// row_number() OVER (PARTITION BY person ORDER BY start, id) = 1  →  rows as they come; the first of each person is kept here
/// </code>
/// </summary>
internal static class MergeFirst
{
    internal static readonly OptimisingPass Pass = new(
        "merge-first",
        new("사람별 첫 사건을 창 함수 없이 병합하면서 찾습니다.", "Finds each person's first event while merging, without a window."),
        plan => plan with { Strategies = plan.Strategies | ScanStrategies.FirstByMerging });
}
