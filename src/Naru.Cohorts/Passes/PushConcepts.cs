using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Passes;

/// <summary>
/// Writes the concepts into the statement, and only those that the table has at all, so that the database reads the row groups of
/// these concepts and no others.
/// <code>
/// concept_id IN (SELECT unnest($1)) [431 concepts]  →  concept_id IN (201826, 443238) [the 2 that occur]
/// </code>
/// </summary>
internal static class PushConcepts
{
    internal static readonly OptimisingPass Pass = new(
        "push-concepts",
        new("테이블에 실제로 있는 개념만 문장에 적어, 그 개념이 놓인 부분만 읽습니다.", "Names in the statement only the concepts that the table has, so that only their part of it is read."),
        plan => plan with { Strategies = plan.Strategies | ScanStrategies.StoredConcepts });
}
