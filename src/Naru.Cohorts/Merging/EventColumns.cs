namespace Naru.Cohorts.Merging;

/// <summary>
/// The events of one scan, column by column, ordered by person and start, and by id where the ids are given. Persons are numbers of
/// the data's <see cref="PersonIndex"/>. Days are day numbers (days since 0001-01-01).
/// Not to be changed after construction; safe for threads.
/// </summary>
public sealed class EventColumns
{
    /// <summary>Stands for a missing day.</summary>
    public const int NoDay = int.MinValue;

    /// <summary>Stands for a missing id or value.</summary>
    public const long NoValue = long.MinValue;

    /// <summary>No events.</summary>
    public static readonly EventColumns Empty = new() { Persons = [], Ids = [], Starts = [], Ends = [], Sorts = [], Visits = [], Counts = [] };

    /// <summary>The persons.</summary>
    public required int[] Persons { get; init; }

    /// <summary>The ids of the events' rows; null when the scan does not give them.</summary>
    public long[]? Ids { get; init; }

    /// <summary>First days.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Last days, or <see cref="NoDay"/>; null when the scan does not give them.</summary>
    public int[]? Ends { get; init; }

    /// <summary>Days by which primary events are ordered; null when they are the first days.</summary>
    public int[]? Sorts { get; init; }

    /// <summary>Visits, or <see cref="NoValue"/>; null when the scan does not give them.</summary>
    public long[]? Visits { get; init; }

    /// <summary>What a distinct count tells apart, or <see cref="NoValue"/>; null when the scan does not give it.</summary>
    public long[]? Counts { get; init; }

    /// <summary>Number of events.</summary>
    public int Count => Persons.Length;

    /// <summary>The events for which a flag is set.</summary>
    public EventColumns Where(ReadOnlySpan<bool> flags)
    {
        var kept = new int[flags.Count(true)];
        for (int i = 0, next = 0; next < kept.Length; i++)
        {
            if (flags[i])
            {
                kept[next++] = i;
            }
        }

        return kept.Length == Count ? this : Take(kept);
    }

    /// <summary>The events at some places, in the order given.</summary>
    public EventColumns Take(ReadOnlySpan<int> places) => new()
    {
        Persons = Take(Persons, places)!,
        Ids = Take(Ids, places),
        Starts = Take(Starts, places)!,
        Ends = Take(Ends, places),
        Sorts = Take(Sorts, places),
        Visits = Take(Visits, places),
        Counts = Take(Counts, places),
    };

    private static T[]? Take<T>(T[]? values, ReadOnlySpan<int> places)
    {
        if (values is null)
        {
            return null;
        }

        var result = new T[places.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = values[places[i]];
        }

        return result;
    }
}
