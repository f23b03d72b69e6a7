namespace Naru.Bench.Cohorts;

/// <summary>A figure beside what it must not exceed.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Limit">What it must not exceed; null if it is only aimed at.</param>
/// <param name="Aim">What it should not exceed; null if there is no such aim.</param>
/// <param name="Unit">Its unit; empty for ratios.</param>
internal sealed record Target(string Title, double Value, double? Limit, double? Aim, string Unit)
{
    public bool? IsMet => Limit is { } limit ? Value <= limit : null;

    public bool? IsAimMet => Aim is { } aim ? Value <= aim : null;

    /// <summary>The targets of interactive speed on one machine.</summary>
    internal static IReadOnlyList<Target> Of(IReadOnlyList<ClassSummary> summaries)
    {
        var targets = summaries.Where(s => s.Name != ClassSummary.All)
            .Select(s => new Target($"{s.Name}: median, of circe's", s.RatioOfMedians, 1 / 10.0, 1 / 25.0, "")).ToList();
        var all = summaries.First(s => s.Name == ClassSummary.All);
        targets.Add(new("slowest, of circe's slowest", all.RatioOfSlowest, 1 / 8.0, 1 / 20.0, ""));
        targets.Add(new("worst single definition, of circe's", all.WorstRatio, 1, 1 / 5.0, ""));
        if (all is { BeyondFourBare: { } four, BeyondTwoBare: { } two })
        {
            // Two different figures: the aim has a different multiple, so it is written as a target of its own.
            targets.Add(new("median beyond 4 bare scans", four, 6, null, "ms"));
            targets.Add(new("median beyond 2 bare scans", two, null, 3, "ms"));
        }

        return targets;
    }
}
