namespace Naru.Cohorts.Results;

/// <summary>
/// How one person with a qualified event fares with the inclusion rules: what a funnel and drop-one counts that are made person by
/// person need. Counted over persons it is what <see cref="PersonProfiles.RemainingAfter"/> and <see cref="CohortResult.PersonImpact"/> say.
/// </summary>
/// <param name="SubjectId">The person.</param>
/// <param name="Passed">How many rules from the first on some one event of the person satisfies together: the person is in that many steps of the funnel.</param>
/// <param name="OnlyFailed">
/// The only rule, counted from 0, that the person's best event (OHDSI's mode 1) does not satisfy; null if it satisfies all, or fails several.
/// </param>
public readonly record struct PersonRules(long SubjectId, int Passed, int? OnlyFailed);
