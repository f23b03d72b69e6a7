using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Sessions;

// Keys. Each says everything that its value depends on, in the session's numbers.

/// <summary>The concepts of a concept set.</summary>
internal sealed record ConceptsKey(int ConceptSet);

/// <summary>The events of a scan, before attributes of persons filter them.</summary>
internal sealed record ScanKey(EventScan Scan);

/// <summary>The exposures of a custom era.</summary>
internal sealed record ExposuresKey(ExposureScan Scan);

/// <summary>The events of an event set.</summary>
internal sealed record EventSetKey(int EventSet);

/// <summary>Everybody who has an event of a set, whatever observation window and limit say.</summary>
internal sealed record PersonsKey(ValueList<int> EventSets);

/// <summary>Primary events.</summary>
internal sealed record PrimaryKey(ValueList<int> EventSets, ObservationWindow Window, EventLimit Limit);

/// <summary>Primary events that satisfy the additional criteria.</summary>
internal sealed record QualifiedKey(PrimaryKey Primary, Condition Additional, EventLimit Limit);

/// <summary>The answers of a condition for the index events of a stage (the last ones that it was asked about).</summary>
internal sealed record AnswersKey(Condition Condition, bool OfQualified);

// Values.

/// <summary>Events.</summary>
/// <param name="Events">The events.</param>
/// <param name="Columns">The columns that they have.</param>
/// <param name="Persons">Whose events they are; null for everybody's. There may be events of others, but not all of them.</param>
internal sealed record KeptEvents(EventColumns Events, ScanColumns Columns, PersonSet? Persons)
{
    /// <summary>Whether they are enough for somebody who needs these columns of these persons.</summary>
    internal bool Cover(ScanColumns columns, PersonSet? persons) =>
        (columns & ~Columns) == ScanColumns.None && (Persons is null || (persons is not null && persons.IsSubsetOf(Persons)));

    /// <summary>Roughly.</summary>
    internal long Bytes => Size(Events) + 1_000;

    private static long Size(EventColumns events) =>
        sizeof(int) * (long)(events.Persons.Length + events.Starts.Length + (events.Ends?.Length ?? 0) + (events.Sorts?.Length ?? 0))
        + (sizeof(long) * (long)((events.Ids?.Length ?? 0) + (events.Visits?.Length ?? 0) + (events.Counts?.Length ?? 0)));
}

/// <summary>Index events.</summary>
/// <param name="Events">The events.</param>
/// <param name="Columns">Whether they have ends and visits.</param>
internal sealed record KeptIndex(IndexEvents Events, ScanColumns Columns)
{
    /// <summary>Roughly.</summary>
    internal long Bytes => (36L * Events.Count) + 1_000;
}

/// <summary>Answers of a condition.</summary>
/// <param name="Index">The events that were asked about; gone when these have been forgotten.</param>
/// <param name="Holds">For each of them whether the condition holds.</param>
internal sealed record KeptAnswers(WeakReference<KeptIndex> Index, bool[] Holds);
