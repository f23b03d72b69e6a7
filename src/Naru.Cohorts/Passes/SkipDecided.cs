namespace Naru.Cohorts.Passes;

/// <summary>
/// Within a group, asks a member only about the events that the members before it left undecided, and does not read a criterion's
/// events when no event is left to ask about.
/// <code>
/// ALL(a, b): a of 1,000 events, b of 1,000  →  a of 1,000 events, b of the 40 for which a holds
/// </code>
/// </summary>
internal static class SkipDecided
{
    internal static readonly OptimisingPass Pass = new(
        "skip-decided",
        new("그룹 안에서 이미 결정된 사건은 다시 묻지 않습니다.", "Does not ask again about events that a group has decided."),
        plan => plan with { SkipDecided = true });
}
