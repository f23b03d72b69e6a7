namespace Naru.Bench.Cohorts;

/// <summary>The figures of a class of definitions; times in milliseconds.</summary>
internal sealed record ClassSummary
{
    internal const string All = "all";

    private ClassSummary(string name, IReadOnlyList<DefinitionTimes> times)
    {
        Name = name;
        Definitions = times.Count;
        CirceMedian = Statistics.Median(times.Select(t => t.CirceMilliseconds));
        CirceSlowest = times.Max(t => t.CirceMilliseconds);
        Median = Statistics.Median(times.Select(t => t.Naru));
        P95 = Statistics.Quantile(times.Select(t => t.Naru), 0.95);
        Slowest = times.Max(t => t.Naru);
        Sum = times.Sum(t => t.Naru);
        SlowerThanCirce = times.Count(t => t.Ratio >= 1);
        WorstRatio = times.Max(t => t.Ratio);
        if (times.All(t => t.Bare is not null))
        {
            BareMedian = Statistics.Median(times.Select(t => t.Bare!.Value));
            BeyondFourBare = Statistics.Median(times.Select(t => t.Naru - (4 * t.Bare!.Value)));
            BeyondTwoBare = Statistics.Median(times.Select(t => t.Naru - (2 * t.Bare!.Value)));
            ShareWithinBare = times.Count(t => t.Naru <= 6 + (4 * t.Bare!.Value)) / (double)times.Count;
        }
    }

    public string Name { get; }

    public int Definitions { get; }

    public double CirceMedian { get; }

    public double CirceSlowest { get; }

    public double Median { get; }

    public double P95 { get; }

    public double Slowest { get; }

    public double Sum { get; }

    /// <summary>Median of Naru as a share of circe's median.</summary>
    public double RatioOfMedians => Median / CirceMedian;

    /// <summary>Naru's slowest as a share of circe's slowest.</summary>
    public double RatioOfSlowest => Slowest / CirceSlowest;

    public int SlowerThanCirce { get; }

    public double WorstRatio { get; }

    public double? BareMedian { get; }

    /// <summary>The median of what a definition takes beyond four bare scans.</summary>
    public double? BeyondFourBare { get; }

    /// <summary>The median of what a definition takes beyond two bare scans.</summary>
    public double? BeyondTwoBare { get; }

    /// <summary>The share of definitions within 6 ms and four bare scans.</summary>
    public double? ShareWithinBare { get; }

    /// <summary>A summary of each class, in the order of the figures, and one of all.</summary>
    internal static IReadOnlyList<ClassSummary> Of(IReadOnlyList<DefinitionTimes> times) =>
    [
        .. times.GroupBy(t => t.Circe.Class, StringComparer.Ordinal).Select(g => new ClassSummary(g.Key, g.ToList())),
        new ClassSummary(All, times),
    ];
}
