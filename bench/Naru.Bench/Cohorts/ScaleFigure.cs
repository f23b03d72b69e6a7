namespace Naru.Bench.Cohorts;

/// <summary>What more persons cost a class of definitions; medians in milliseconds.</summary>
internal sealed record ScaleFigure(string Name, int Scale, double Once, double Scaled)
{
    /// <summary>The only number of copies that there is a target for, and that target.</summary>
    private const int TargetScale = 10;
    private const double TargetRatio = 6;

    public double Ratio => Scaled / Once;

    public bool? IsMet => Scale == TargetScale ? Ratio <= TargetRatio : null;

    internal static IReadOnlyList<ScaleFigure> Of(IReadOnlyList<ClassSummary> once, IReadOnlyList<DefinitionTimes> scaled, int scale) =>
        once.Zip(ClassSummary.Of(scaled), (a, b) => new ScaleFigure(a.Name, scale, a.Median, b.Median)).ToList();
}
