namespace Naru.Cohorts.Passes;

/// <summary>
/// Reads the criterion with the fewest rows first (by the statistics of concepts), and of the others only the persons that can still
/// matter.
/// <code>
/// visits with a rare diagnosis: 4,000,000 visits, then 300 diagnoses  →  300 diagnoses, then the visits of those persons
/// </code>
/// </summary>
internal static class CheapestFirst
{
    internal static readonly OptimisingPass Pass = new(
        "cheapest-first",
        new("기록이 가장 적은 기준부터 읽어 나머지 기준에서 볼 사람을 줄입니다.", "Reads the criterion with the fewest records first, and leaves out persons for the others."),
        plan => plan with { CheapestFirst = true });
}
