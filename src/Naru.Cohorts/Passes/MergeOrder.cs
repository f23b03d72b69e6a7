using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Passes;

/// <summary>
/// Orders rows by person here, by counting, instead of sorting them in the database: the rows of one concept come in this order
/// already.
/// <code>
/// … ORDER BY person_id, start_day, event_id  →  …
/// </code>
/// </summary>
internal static class MergeOrder
{
    internal static readonly OptimisingPass Pass = new(
        "merge-order",
        new("행을 데이터베이스 대신 여기서 사람 순서로 놓습니다.", "Orders rows by person here, not in the database."),
        plan => plan with { Strategies = plan.Strategies | ScanStrategies.SortByMerging });
}
