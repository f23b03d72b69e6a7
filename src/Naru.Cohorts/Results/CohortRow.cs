namespace Naru.Cohorts.Results;

/// <summary>One stretch of cohort membership of one person, both days included.</summary>
/// <param name="SubjectId">The person.</param>
/// <param name="Start">First day (the index date).</param>
/// <param name="End">Last day.</param>
public readonly record struct CohortRow(long SubjectId, DateOnly Start, DateOnly End);
