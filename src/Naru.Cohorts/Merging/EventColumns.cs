namespace Naru.Cohorts.Merging;

/// <summary>
/// The events of one scan, column by column, ordered by person, start and id. Days are day numbers (days since 0001-01-01).
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
    public required long[] Persons { get; init; }

    /// <summary>The ids of the events' rows.</summary>
    public required long[] Ids { get; init; }

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
    internal EventColumns Where(bool[] flags)
    {
        var kept = new List<int>();
        for (var i = 0; i < flags.Length; i++)
        {
            if (flags[i])
            {
                kept.Add(i);
            }
        }

        return kept.Count == Count ? this : new EventColumns
        {
            Persons = Take(Persons, kept),
            Ids = Take(Ids, kept),
            Starts = Take(Starts, kept),
            Ends = Ends is null ? null : Take(Ends, kept),
            Sorts = Sorts is null ? null : Take(Sorts, kept),
            Visits = Visits is null ? null : Take(Visits, kept),
            Counts = Counts is null ? null : Take(Counts, kept),
        };
    }

    private static T[] Take<T>(T[] values, List<int> indexes)
    {
        var result = new T[indexes.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = values[indexes[i]];
        }

        return result;
    }
}
