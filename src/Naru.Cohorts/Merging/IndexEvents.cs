namespace Naru.Cohorts.Merging;

/// <summary>Events that others are placed relative to, each with the observation period that covers it; ordered by person.</summary>
internal sealed class IndexEvents
{
    private int[] persons;
    private int[] ordinals;
    private int[] starts;
    private int[] ends;
    private int[] periodStarts;
    private int[] periodEnds;
    private long[] visits;

    internal IndexEvents(int capacity = 16)
    {
        persons = new int[capacity];
        ordinals = new int[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
        periodStarts = new int[capacity];
        periodEnds = new int[capacity];
        visits = new long[capacity];
    }

    /// <summary>The persons, as numbers of the data's <see cref="PersonIndex"/>.</summary>
    internal ReadOnlySpan<int> Persons => persons.AsSpan(0, Count);

    /// <summary>Number of the event among its person's primary events, from 1.</summary>
    internal ReadOnlySpan<int> Ordinals => ordinals.AsSpan(0, Count);

    internal ReadOnlySpan<int> Starts => starts.AsSpan(0, Count);

    internal ReadOnlySpan<int> Ends => ends.AsSpan(0, Count);

    internal ReadOnlySpan<int> PeriodStarts => periodStarts.AsSpan(0, Count);

    internal ReadOnlySpan<int> PeriodEnds => periodEnds.AsSpan(0, Count);

    internal ReadOnlySpan<long> Visits => visits.AsSpan(0, Count);

    internal int Count { get; private set; }

    internal void Add(int person, int ordinal, int start, int end, int periodStart, int periodEnd, long visit)
    {
        if (Count == persons.Length)
        {
            Grow();
        }

        var i = Count++;
        persons[i] = person;
        ordinals[i] = ordinal;
        starts[i] = start;
        ends[i] = end;
        periodStarts[i] = periodStart;
        periodEnds[i] = periodEnd;
        visits[i] = visit;
    }

    /// <summary>The events for which a flag is set.</summary>
    internal IndexEvents Where(ReadOnlySpan<bool> flags)
    {
        var count = flags.Count(true);
        if (count == Count)
        {
            return this;
        }

        var kept = new IndexEvents(count);
        for (var i = 0; kept.Count < count; i++)
        {
            if (flags[i])
            {
                kept.Add(persons[i], ordinals[i], starts[i], ends[i], periodStarts[i], periodEnds[i], visits[i]);
            }
        }

        return kept;
    }

    /// <summary>The index after the last event of the person whose events begin at the given one.</summary>
    internal int EndOfPerson(int begin)
    {
        var person = persons[begin];
        var end = begin + 1;
        while (end < Count && persons[end] == person)
        {
            end++;
        }

        return end;
    }

    /// <summary>The persons who have an event.</summary>
    /// <param name="capacity">How many persons there are in all.</param>
    internal PersonSet DistinctPersons(int capacity)
    {
        var set = new PersonSet(capacity);
        set.AddAll(Persons);
        return set;
    }

    internal int CountPersons()
    {
        var count = 0;
        var last = -1;
        foreach (var person in Persons)
        {
            count += person != last ? 1 : 0;
            last = person;
        }

        return count;
    }

    private void Grow()
    {
        var size = Math.Max(16, 2 * Count);
        Array.Resize(ref persons, size);
        Array.Resize(ref ordinals, size);
        Array.Resize(ref starts, size);
        Array.Resize(ref ends, size);
        Array.Resize(ref periodStarts, size);
        Array.Resize(ref periodEnds, size);
        Array.Resize(ref visits, size);
    }
}
