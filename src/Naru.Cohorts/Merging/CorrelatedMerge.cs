using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Merging;

/// <summary>Counts the events placed around each index event: one walk over both, person by person.</summary>
internal sealed class CorrelatedMerge(CorrelatedCondition condition, EventColumns events, CancellationToken cancellationToken)
{
    private const int PersonsBetweenChecks = 4096;

    private readonly HashSet<long> distinct = [];

    internal bool[] Run(IndexEvents index, bool[] ask)
    {
        var holds = new bool[index.Count];
        var begin = 0;
        var persons = 0;
        for (var i = 0; i < index.Count;)
        {
            if (++persons % PersonsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var person = index.Persons[i];
            begin = Seek(begin, person);
            var end = begin;
            while (end < events.Count && events.Persons[end] == person)
            {
                end++;
            }

            for (; i < index.Count && index.Persons[i] == person; i++)
            {
                holds[i] = ask[i] && Holds(Count(index, i, begin, end));
            }

            begin = end;
        }

        return holds;
    }

    /// <summary>The first event at or after the person's, galloping: index persons may be few among many.</summary>
    private int Seek(int from, long person)
    {
        if (from >= events.Count || events.Persons[from] >= person)
        {
            return from;
        }

        var step = 1;
        while (from + step < events.Count && events.Persons[from + step] < person)
        {
            step *= 2;
        }

        var low = from + (step / 2) + 1;
        var high = Math.Min(from + step, events.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (events.Persons[middle] < person)
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
        if (begin == end || !Bounds.TryMake(condition, index, i, out var bounds))
        {
            return (false, 0);
        }

        distinct.Clear();
        var matches = 0;
        for (var e = FirstStarting(bounds.FirstStart, begin, end); e < end && events.Starts[e] <= bounds.LastStart; e++)
        {
            if ((bounds.LooksAtEnd && !IsWithin(events.Ends![e], bounds))
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
            if (events.Starts[middle] < day)
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

    private static bool IsWithin(int end, Bounds bounds) => end != EventColumns.NoDay && bounds.FirstEnd <= end && end <= bounds.LastEnd;

    private static bool IsSameVisit(long visit, long indexVisit) => visit != EventColumns.NoValue && visit == indexVisit;

    /// <summary>Only "at most" and a count of zero can hold where nothing matches (OHDSI's left join).</summary>
    private bool Holds((bool Any, int Count) found) =>
        (found.Any || condition.Occurrence == OccurrenceType.AtMost || condition.Count == 0) && condition.Occurrence switch
        {
            OccurrenceType.Exactly => found.Count == condition.Count,
            OccurrenceType.AtMost => found.Count <= condition.Count,
            OccurrenceType.AtLeast => found.Count >= condition.Count,
        };

    /// <summary>Between which days a matching event starts and ends, for one index event.</summary>
    private readonly record struct Bounds(long FirstStart, long LastStart, long FirstEnd, long LastEnd, bool LooksAtEnd)
    {
        internal static bool TryMake(CorrelatedCondition condition, IndexEvents index, int i, out Bounds bounds)
        {
            bounds = new Bounds(long.MinValue, long.MaxValue, long.MinValue, long.MaxValue, false);
            if (condition.WithinPeriod)
            {
                bounds = bounds with { FirstStart = index.PeriodStarts[i], LastStart = index.PeriodEnds[i] };
            }

            foreach (var window in condition.Windows)
            {
                if (!TryDay(window.From, long.MinValue, index, i, out var from) || !TryDay(window.To, long.MaxValue, index, i, out var to))
                {
                    return false;
                }

                bounds = window.OfEnd
                    ? bounds with
                    {
                        FirstEnd = Math.Max(bounds.FirstEnd, from),
                        LastEnd = Math.Min(bounds.LastEnd, to),
                        // Without any bound a missing end does not matter.
                        LooksAtEnd = bounds.LooksAtEnd || window.From.Anchor != BoundAnchor.None || window.To.Anchor != BoundAnchor.None,
                    }
                    : bounds with { FirstStart = Math.Max(bounds.FirstStart, from), LastStart = Math.Min(bounds.LastStart, to) };
            }

            return true;
        }

        private static bool TryDay(DayBound bound, long none, IndexEvents index, int i, out long day)
        {
            day = bound.Anchor switch
            {
                BoundAnchor.None => none,
                BoundAnchor.IndexStart => index.Starts[i] + bound.Offset,
                BoundAnchor.IndexEnd => index.Ends[i] + bound.Offset,
                BoundAnchor.PeriodStart => index.PeriodStarts[i],
                BoundAnchor.PeriodEnd => index.PeriodEnds[i],
            };
            return bound.Anchor != BoundAnchor.IndexEnd || index.Ends[i] != EventColumns.NoDay;
        }
    }
}
