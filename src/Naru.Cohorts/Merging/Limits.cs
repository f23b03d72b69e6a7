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

        var kept = new bool[events.Count];
        for (var begin = 0; begin < events.Count; begin = events.EndOfPerson(begin))
        {
            var best = begin;
            var end = events.EndOfPerson(begin);
            for (var i = begin + 1; i < end; i++)
            {
                var byDay = limit == EventLimit.First
                    ? events.Starts[i].CompareTo(events.Starts[best])
                    : events.Starts[best].CompareTo(events.Starts[i]);
                if (byDay < 0 || (byDay == 0 && events.Ordinals[i] < events.Ordinals[best]))
                {
                    best = i;
                }
            }

            kept[best] = true;
        }

        return events.Where(i => kept[i]);
    }
}
