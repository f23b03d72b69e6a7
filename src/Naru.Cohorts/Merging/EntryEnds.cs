using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Cohorts.Results;

namespace Naru.Cohorts.Merging;

/// <summary>When each entry ends: the earliest of observation, strategy and censoring that does not lie before the entry.</summary>
internal sealed class EntryEnds(CohortPlan plan, ICohortReader reader, ConditionEvaluator conditions, CancellationToken cancellationToken)
{
    /// <summary>The last day of each entry, <see cref="EventColumns.NoDay"/> for none; and how many ends censoring moved.</summary>
    internal (int[] Days, StageCount Censored) Of(IndexEvents entries)
    {
        var days = new int[entries.Count];
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = plan.End is DateOffsetStrategy offset ? OffsetEnd(offset, entries, i) : entries.PeriodEnds[i];
        }

        if (plan.End is CustomEraStrategy era && entries.Count > 0)
        {
            ApplyEras(era, entries, days);
        }

        var uncensored = (int[])days.Clone();
        if (entries.Count > 0)
        {
            foreach (var set in plan.Censoring)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ApplyCensoring(conditions.Events(set), entries, days);
            }
        }

        return (days, CountChanged(entries, days, uncensored));
    }

    private static int OffsetEnd(DateOffsetStrategy strategy, IndexEvents entries, int i)
    {
        var from = strategy.From == AdjustedDate.Start ? entries.Starts[i] : entries.Ends[i];
        if (from == EventColumns.NoDay)
        {
            return EventColumns.NoDay;
        }

        var end = Math.Min((long)from + strategy.Offset, entries.PeriodEnds[i]);
        return end >= entries.Starts[i] ? (int)end : EventColumns.NoDay;
    }

    private static void Shorten(int[] days, int i, long end)
    {
        if (days[i] == EventColumns.NoDay || end < days[i])
        {
            days[i] = (int)end;
        }
    }

    private static StageCount CountChanged(IndexEvents entries, int[] days, int[] uncensored)
    {
        long events = 0;
        long persons = 0;
        for (var begin = 0; begin < entries.Count; begin = entries.EndOfPerson(begin))
        {
            var before = events;
            var end = entries.EndOfPerson(begin);
            for (var i = begin; i < end; i++)
            {
                events += days[i] != uncensored[i] ? 1 : 0;
            }

            persons += events > before ? 1 : 0;
        }

        return new StageCount(events, persons);
    }

    private void ApplyEras(CustomEraStrategy strategy, IndexEvents entries, int[] days)
    {
        var exposures = reader.Read(plan.Exposures!, plan.Exposures!.NarrowToPersons ? conditions.Persons : null);
        var eras = new List<(long Start, long End)>();
        var periods = new List<(long Start, long End)>();
        var exposure = 0;
        for (var begin = 0; begin < entries.Count;)
        {
            var person = entries.Persons[begin];
            while (exposure < exposures.Count && exposures.Persons[exposure] < person)
            {
                exposure++;
            }

            var first = exposure;
            while (exposure < exposures.Count && exposures.Persons[exposure] == person)
            {
                exposure++;
            }

            periods.Clear();
            for (var e = first; e < exposure; e++)
            {
                periods.Add((exposures.Starts[e], exposures.Ends![e] + (long)strategy.Offset));
            }

            Collapse.MergePeriods(eras, periods, strategy.GapDays);
            var end = entries.EndOfPerson(begin);
            for (; begin < end; begin++)
            {
                foreach (var era in eras)
                {
                    if (era.Start <= entries.Starts[begin] && entries.Starts[begin] <= era.End)
                    {
                        Shorten(days, begin, era.End);
                    }
                }
            }
        }
    }

    private static void ApplyCensoring(EventColumns events, IndexEvents entries, int[] days)
    {
        var e = 0;
        for (var begin = 0; begin < entries.Count;)
        {
            var person = entries.Persons[begin];
            while (e < events.Count && events.Persons[e] < person)
            {
                e++;
            }

            var end = entries.EndOfPerson(begin);
            for (; begin < end; begin++)
            {
                // Events are ordered by start: the first one that is not too early decides.
                for (var c = e; c < events.Count && events.Persons[c] == person; c++)
                {
                    if (events.Starts[c] >= entries.Starts[begin])
                    {
                        if (events.Starts[c] <= entries.PeriodEnds[begin])
                        {
                            Shorten(days, begin, events.Starts[c]);
                        }

                        break;
                    }
                }
            }
        }
    }
}
