namespace Naru.Cohorts.Merging;

/// <summary>
/// The observation periods of everybody, person by person, each person's by first and last day. Days are day numbers (days since
/// 0001-01-01). Not to be changed after construction; safe for threads.
/// </summary>
/// <param name="Persons">The persons.</param>
/// <param name="Offsets">Where each person's periods begin, and behind the last person the number of periods.</param>
/// <param name="Starts">First days.</param>
/// <param name="Ends">Last days.</param>
public sealed record ObservationPeriods(PersonIndex Persons, int[] Offsets, int[] Starts, int[] Ends);
