namespace Naru.Bench.Cohorts;

/// <summary>What was measured for one definition; times are medians over the rounds, in milliseconds.</summary>
/// <param name="Circe">What circe gives and takes.</param>
/// <param name="CirceMilliseconds">What circe's SQL would take here.</param>
/// <param name="Naru">From JSON text to rows and funnel.</param>
/// <param name="Bare">The bare scan; null where it was not measured.</param>
internal sealed record DefinitionTimes(CirceFigure Circe, double CirceMilliseconds, double Naru, double? Bare)
{
    /// <summary>Naru's time as a share of circe's.</summary>
    internal double Ratio => Naru / CirceMilliseconds;
}
