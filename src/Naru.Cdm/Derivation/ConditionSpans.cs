namespace Naru.Cdm.Derivation;

/// <summary>
/// The spans of conditions: each condition occurrence, from its start to its end; without an end, to the day after its start
/// (as OHDSI's <c>insert_condition_era.sql</c> has it).
/// </summary>
internal static class ConditionSpans
{
    private const string First = "r.condition_start_date";
    private const string Last = "r.condition_end_date";

    /// <summary>The columns that are read.</summary>
    internal static IReadOnlyList<string> Columns { get; } = ["person_id", "condition_concept_id", "condition_start_date", "condition_end_date"];

    internal static SpanSource Of(string conditions) => new(
        conditions,
        "",
        "r.condition_concept_id",
        First,
        $"coalesce({Last}, {SpanSource.After(First, "1")})",
        "coalesce(r.condition_concept_id, 0) = 0",
        $"coalesce({Last} < {First}, false)",
        "true");
}
