namespace Naru.Cohorts.Results;

/// <summary>
/// What a run of one definition gives. It holds persons' ids and exact counts, so it never leaves the machine of the data.
/// Immutable; safe to share between threads.
/// </summary>
/// <param name="Rows">Cohort membership, ordered by subject, start, end. A person's rows never overlap.</param>
/// <param name="Stages">How many events and persons passed each stage.</param>
/// <param name="EventImpact">Which rules each qualified event satisfied (OHDSI's mode 0).</param>
/// <param name="PersonImpact">Which rules each person's best event satisfied (OHDSI's mode 1).</param>
/// <param name="PersonProfiles">Which rules each person could satisfy, with any of the events.</param>
/// <param name="People">The same person by person: those with a qualified event, by ascending id.</param>
public sealed record CohortResult(
    IReadOnlyList<CohortRow> Rows,
    StageCounts Stages,
    InclusionImpact EventImpact,
    InclusionImpact PersonImpact,
    PersonProfiles PersonProfiles,
    IReadOnlyList<PersonRules> People)
{
    /// <summary>Number of distinct subjects in <see cref="Rows"/>.</summary>
    public long Persons { get; } = CountSubjects(Rows);

    private static long CountSubjects(IReadOnlyList<CohortRow> rows)
    {
        long count = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == 0 || rows[i].SubjectId != rows[i - 1].SubjectId)
            {
                count++;
            }
        }

        return count;
    }
}

/// <summary>A number of events and of the persons who have them.</summary>
/// <param name="Events">Events (or cohort rows).</param>
/// <param name="Persons">Distinct persons.</param>
public readonly record struct StageCount(long Events, long Persons);

/// <summary>How many events and persons passed each stage of a run.</summary>
/// <param name="Primary">Primary events within the observation window, after the primary limit.</param>
/// <param name="Qualified">Of those, the ones that satisfy the additional criteria, after the qualified limit.</param>
/// <param name="Included">Of those, the ones that satisfy every inclusion rule.</param>
/// <param name="Entries">Of those, the ones that the expression limit keeps.</param>
/// <param name="Censored">Of those, the ones that a censoring criterion ended earlier than they would have.</param>
/// <param name="Collapsed">Cohort rows after merging, before the censor window.</param>
/// <param name="LostToCensorWindow">Persons with a merged row but none within the censor window (OHDSI's <c>lost_count</c>).</param>
public sealed record StageCounts(
    StageCount Primary,
    StageCount Qualified,
    StageCount Included,
    StageCount Entries,
    StageCount Censored,
    StageCount Collapsed,
    long LostToCensorWindow);
