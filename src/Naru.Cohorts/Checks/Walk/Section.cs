namespace Naru.Cohorts.Checks.Walk;

/// <summary>The parts of a definition in which criteria stand.</summary>
internal enum Section
{
    Primary,
    Additional,
    InclusionRule,
    Censoring,
}
