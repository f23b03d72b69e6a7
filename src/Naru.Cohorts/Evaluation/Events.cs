namespace Naru.Cohorts.Evaluation;

/// <summary>An event that a criterion found. Days are day numbers, so that no adjustment can leave the calendar.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, if known.</param>
/// <param name="SortDay">The day by which a person's primary events are ordered.</param>
/// <param name="VisitId">The visit it belongs to.</param>
/// <param name="Row">The row itself.</param>
internal sealed record Event(long Id, long Start, long? End, long SortDay, long? VisitId, CdmRow Row);

/// <summary>An event that others are placed relative to, with the observation period that covers it.</summary>
/// <param name="Ordinal">Number of the event among the person's primary events, from 1.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day, if known.</param>
/// <param name="PeriodStart">First day of the observation period.</param>
/// <param name="PeriodEnd">Last day of the observation period.</param>
/// <param name="VisitId">The visit it belongs to.</param>
internal sealed record IndexEvent(int Ordinal, long Start, long? End, long PeriodStart, long PeriodEnd, long? VisitId);

/// <summary>What the evaluator knows about one person and one definition.</summary>
/// <param name="Data">The data.</param>
/// <param name="Person">The person's row.</param>
/// <param name="ConceptSets">The definition's concept sets, resolved.</param>
internal sealed record PersonScope(CdmSnapshot Data, CdmRow Person, IReadOnlyDictionary<int, HashSet<long>> ConceptSets)
{
    private static readonly HashSet<long> Nothing = [];

    internal long PersonId => Person.Long("person_id")!.Value;

    /// <summary>A concept set by number; a number that the definition does not have means no concept.</summary>
    internal HashSet<long> ConceptSet(int id) => ConceptSets.TryGetValue(id, out var set) ? set : Nothing;

    internal IReadOnlyList<CdmRow> Rows(string table) => Data.Rows(table, PersonId);

    internal IEnumerable<(long Start, long End)> ObservationPeriods() => Rows("observation_period").Select(r => (
        (long)r.Date("observation_period_start_date")!.Value.DayNumber,
        (long)r.Date("observation_period_end_date")!.Value.DayNumber));
}
