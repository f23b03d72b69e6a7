using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Merging;

/// <summary>Merges the primary criteria's events person by person, within the observation window and the primary limit.</summary>
internal sealed class PrimaryMerge
{
    private readonly CohortPlan plan;
    private readonly EventColumns[] sources;
    private readonly PeriodColumns periods;
    private readonly int[] positions;
    private readonly List<Candidate> candidates = [];
    private int period;

    internal PrimaryMerge(CohortPlan plan, EventColumns[] sources, PeriodColumns periods)
    {
        this.plan = plan;
        this.sources = sources;
        this.periods = periods;
        positions = new int[sources.Length];
    }

    internal IndexEvents Run()
    {
        var result = new IndexEvents();
        while (NextPerson() is { } person)
        {
            Collect(person);
            candidates.Sort(Compare);
            var count = plan.PrimaryLimit == EventLimit.All ? candidates.Count : Math.Min(1, candidates.Count);
            for (var i = 0; i < count; i++)
            {
                var c = candidates[i];
                var source = sources[c.Source];
                result.Add(
                    person, i + 1, source.Starts[c.Event], source.Ends?[c.Event] ?? EventColumns.NoDay,
                    periods.Starts[c.Period], periods.Ends[c.Period], source.Visits?[c.Event] ?? EventColumns.NoValue);
            }
        }

        return result;
    }

    private long? NextPerson()
    {
        long? next = null;
        for (var s = 0; s < sources.Length; s++)
        {
            if (positions[s] < sources[s].Count && (next is null || sources[s].Persons[positions[s]] < next))
            {
                next = sources[s].Persons[positions[s]];
            }
        }

        return next;
    }

    private void Collect(long person)
    {
        candidates.Clear();
        while (period < periods.Count && periods.Persons[period] < person)
        {
            period++;
        }

        for (var s = 0; s < sources.Length; s++)
        {
            var source = sources[s];
            for (; positions[s] < source.Count && source.Persons[positions[s]] == person; positions[s]++)
            {
                AddWithPeriods(s, positions[s], person);
            }
        }
    }

    private void AddWithPeriods(int source, int e, long person)
    {
        var start = (long)sources[source].Starts[e];
        for (var p = period; p < periods.Count && periods.Persons[p] == person; p++)
        {
            if (periods.Starts[p] <= start && start <= periods.Ends[p]
                && periods.Starts[p] + (long)plan.Window.PriorDays <= start
                && start + plan.Window.PostDays <= periods.Ends[p])
            {
                var sort = sources[source].Sorts?[e] ?? sources[source].Starts[e];
                candidates.Add(new Candidate(sort, sources[source].Ids[e], source, p, e));
            }
        }
    }

    /// <summary>By day (the latest first for "last"), then by the row's id, then by the criterion's place, then by the period.</summary>
    private int Compare(Candidate a, Candidate b)
    {
        var byDay = plan.PrimaryLimit == EventLimit.Last ? b.Sort.CompareTo(a.Sort) : a.Sort.CompareTo(b.Sort);
        return byDay != 0 ? byDay : (a.Id, a.Source, a.Period, a.Event).CompareTo((b.Id, b.Source, b.Period, b.Event));
    }

    private readonly record struct Candidate(int Sort, long Id, int Source, int Period, int Event);
}
