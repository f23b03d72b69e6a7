using Naru.Cohorts.Model;

namespace Naru.Cohorts.Merging;

/// <summary>Keeps a person's first or last event, by start day; of equal days the one with the lowest ordinal.</summary>
internal static class Limits
{
    internal static IndexEvents Apply(IndexEvents events, EventLimit limit)
    {
        if (limit == EventLimit.All)
        {
            return events;
        }

        var starts = events.Starts;
        var ordinals = events.Ordinals;
        var kept = new bool[events.Count];
        for (int begin = 0, end; begin < events.Count; begin = end)
        {
            end = events.EndOfPerson(begin);
            var best = begin;
            for (var i = begin + 1; i < end; i++)
            {
                var byDay = limit == EventLimit.First ? starts[i].CompareTo(starts[best]) : starts[best].CompareTo(starts[i]);
                if (byDay < 0 || (byDay == 0 && ordinals[i] < ordinals[best]))
                {
                    best = i;
                }
            }

            kept[best] = true;
        }

        return events.Where(kept);
    }
}
