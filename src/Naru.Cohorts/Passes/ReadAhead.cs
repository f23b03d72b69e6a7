namespace Naru.Cohorts.Passes;

/// <summary>
/// Reads the criteria that a step will ask about side by side, two at a time: while the rows of one are put in order here, the
/// database looks for those of the next.
/// <code>
/// read a, merge a, read b, merge b  →  read a and b, merge a, merge b
/// </code>
/// </summary>
internal static class ReadAhead
{
    internal static readonly OptimisingPass Pass = new(
        "read-ahead",
        new("곧 필요할 기준을 두 개씩 동시에 읽습니다.", "Reads criteria that will be needed side by side, two at a time."),
        plan => plan with { ReadAhead = true });
}
