namespace Naru.Cohorts.Merging;

/// <summary>Events that others are placed relative to, each with the observation period that covers it; ordered by person.</summary>
internal sealed class IndexEvents
{
    internal List<long> Persons { get; } = [];

    /// <summary>Number of the event among its person's primary events, from 1.</summary>
    internal List<int> Ordinals { get; } = [];

    internal List<int> Starts { get; } = [];

    internal List<int> Ends { get; } = [];

    internal List<int> PeriodStarts { get; } = [];

    internal List<int> PeriodEnds { get; } = [];

    internal List<long> Visits { get; } = [];

    internal int Count => Persons.Count;

    internal void Add(long person, int ordinal, int start, int end, int periodStart, int periodEnd, long visit)
    {
        Persons.Add(person);
        Ordinals.Add(ordinal);
        Starts.Add(start);
        Ends.Add(end);
        PeriodStarts.Add(periodStart);
        PeriodEnds.Add(periodEnd);
        Visits.Add(visit);
    }

    internal IndexEvents Where(Func<int, bool> keep)
    {
        var kept = new IndexEvents();
        for (var i = 0; i < Count; i++)
        {
            if (keep(i))
            {
                kept.Add(Persons[i], Ordinals[i], Starts[i], Ends[i], PeriodStarts[i], PeriodEnds[i], Visits[i]);
            }
        }

        return kept;
    }

    /// <summary>The index after the last event of the person whose events begin at the given one.</summary>
    internal int EndOfPerson(int begin)
    {
        var end = begin + 1;
        while (end < Count && Persons[end] == Persons[begin])
        {
            end++;
        }

        return end;
    }

    internal long[] DistinctPersons()
    {
        var persons = new List<long>();
        for (var i = 0; i < Count; i = EndOfPerson(i))
        {
            persons.Add(Persons[i]);
        }

        return [.. persons];
    }

    internal int CountPersons()
    {
        var count = 0;
        for (var i = 0; i < Count; i = EndOfPerson(i))
        {
            count++;
        }

        return count;
    }
}
