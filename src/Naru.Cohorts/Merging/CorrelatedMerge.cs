using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Merging;

/// <summary>Counts the events placed around each index event: one walk over both, person by person.</summary>
internal sealed class CorrelatedMerge(CorrelatedCondition condition, EventColumns events, CancellationToken cancellationToken)
{
    private const int PersonsBetweenChecks = 4096;

    private readonly int[] persons = events.Persons;
    private readonly int[] starts = events.Starts;
    private readonly HashSet<long> distinct = [];
    private WindowBounds bounds = new(condition);

    internal bool[] Run(IndexEvents index, bool[] ask)
    {
        var holds = new bool[index.Count];
        var indexPersons = index.Persons;
        var begin = 0;
        var seen = 0;
        for (var i = 0; i < indexPersons.Length;)
        {
            if (++seen % PersonsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var person = indexPersons[i];
            begin = Seek(begin, person);
            var end = begin;
            while (end < persons.Length && persons[end] == person)
            {
                end++;
            }

            for (; i < indexPersons.Length && indexPersons[i] == person; i++)
            {
                holds[i] = ask[i] && Holds(Count(index, i, begin, end));
            }

            begin = end;
        }

        return holds;
    }

    /// <summary>The first event at or after the person's, galloping: index persons may be few among many.</summary>
    private int Seek(int from, int person)
    {
        if (from >= persons.Length || persons[from] >= person)
        {
            return from;
        }

        var step = 1;
        while (from + step < persons.Length && persons[from + step] < person)
        {
            step *= 2;
        }

        var low = from + (step / 2) + 1;
        var high = Math.Min(from + step, persons.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (persons[middle] < person)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The number of events that match (or of their distinct values), and whether any does.</summary>
    private (bool Any, int Count) Count(IndexEvents index, int i, int begin, int end)
    {
        if (begin == end || !bounds.MoveTo(index, i))
        {
            return (false, 0);
        }

        if (condition.IsDistinct)
        {
            distinct.Clear();
        }

        var matches = 0;
        for (var e = FirstStarting(bounds.FirstStart, begin, end); e < end && starts[e] <= bounds.LastStart; e++)
        {
            if ((bounds.LooksAtEnd && !bounds.AllowsEnd(events.Ends![e]))
                || (condition.RestrictVisit && !IsSameVisit(events.Visits?[e] ?? EventColumns.NoValue, index.Visits[i])))
            {
                continue;
            }

            matches++;
            if (condition.IsDistinct)
            {
                if (events.Counts is { } values && values[e] != EventColumns.NoValue)
                {
                    distinct.Add(values[e]);
                }
            }
            else if (condition.Occurrence == OccurrenceType.AtLeast && matches >= condition.Count)
            {
                // More events would not change the answer.
                break;
            }
        }

        return (matches > 0, condition.IsDistinct ? distinct.Count : matches);
    }

    private int FirstStarting(long day, int begin, int end)
    {
        while (begin < end)
        {
            var middle = begin + ((end - begin) / 2);
            if (starts[middle] < day)
            {
                begin = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        return begin;
    }

    private static bool IsSameVisit(long visit, long indexVisit) => visit != EventColumns.NoValue && visit == indexVisit;

    /// <summary>Only "at most" and a count of zero can hold where nothing matches (OHDSI's left join).</summary>
    private bool Holds((bool Any, int Count) found) =>
        (found.Any || condition.Occurrence == OccurrenceType.AtMost || condition.Count == 0) && condition.Occurrence switch
        {
            OccurrenceType.Exactly => found.Count == condition.Count,
            OccurrenceType.AtMost => found.Count <= condition.Count,
            OccurrenceType.AtLeast => found.Count >= condition.Count,
        };
}
