using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Merging;

/// <summary>Merges the primary criteria's events person by person, within the observation window and the primary limit.</summary>
internal sealed class PrimaryMerge
{
    private readonly CohortPlan plan;
    private readonly EventColumns[] sources;
    private readonly ObservationPeriods periods;
    private readonly int[] positions;
    private Candidate[] candidates = new Candidate[16];
    private int count;

    internal PrimaryMerge(CohortPlan plan, EventColumns[] sources, ObservationPeriods periods)
    {
        this.plan = plan;
        this.sources = sources;
        this.periods = periods;
        positions = new int[sources.Length];
    }

    internal IndexEvents Run()
    {
        var result = new IndexEvents(Math.Min(sources.Sum(s => s.Count), 1 << 20));
        while (NextPerson() is >= 0 and var person)
        {
            Collect(person);
            var found = candidates.AsSpan(0, count);
            if (plan.PrimaryLimit == EventLimit.All)
            {
                if (count > 1)
                {
                    found.Sort(Compare);
                }
            }
            else if (count > 1)
            {
                MoveBestToFront(found);
                found = found[..1];
            }

            for (var i = 0; i < found.Length; i++)
            {
                var c = found[i];
                var source = sources[c.Source];
                result.Add(
                    person, i + 1, source.Starts[c.Event], source.Ends?[c.Event] ?? EventColumns.NoDay,
                    periods.Starts[c.Period], periods.Ends[c.Period], source.Visits?[c.Event] ?? EventColumns.NoValue);
            }
        }

        return result;
    }

    private void MoveBestToFront(Span<Candidate> found)
    {
        for (var i = 1; i < found.Length; i++)
        {
            if (Compare(found[i], found[0]) < 0)
            {
                found[0] = found[i];
            }
        }
    }

    /// <summary>The next person with an event; −1 after the last.</summary>
    private int NextPerson()
    {
        var next = int.MaxValue;
        for (var s = 0; s < sources.Length; s++)
        {
            if (positions[s] < sources[s].Count)
            {
                next = Math.Min(next, sources[s].Persons[positions[s]]);
            }
        }

        return next == int.MaxValue ? -1 : next;
    }

    private void Collect(int person)
    {
        count = 0;
        for (var s = 0; s < sources.Length; s++)
        {
            var source = sources[s];
            for (; positions[s] < source.Count && source.Persons[positions[s]] == person; positions[s]++)
            {
                AddWithPeriods(s, positions[s], person);
            }
        }
    }

    private void AddWithPeriods(int source, int e, int person)
    {
        var columns = sources[source];
        var start = (long)columns.Starts[e];
        for (var p = periods.Offsets[person]; p < periods.Offsets[person + 1]; p++)
        {
            if (periods.Starts[p] <= start && start <= periods.Ends[p]
                && periods.Starts[p] + (long)plan.Window.PriorDays <= start
                && start + plan.Window.PostDays <= periods.Ends[p])
            {
                if (count == candidates.Length)
                {
                    Array.Resize(ref candidates, 2 * count);
                }

                candidates[count++] = new Candidate(columns.Sorts?[e] ?? columns.Starts[e], columns.Ids![e], source, p, e);
            }
        }
    }

    /// <summary>By day (the latest first for "last"), then by the row's id, then by the criterion's place, then by the period.</summary>
    private int Compare(Candidate a, Candidate b)
    {
        var order = plan.PrimaryLimit == EventLimit.Last ? b.Sort.CompareTo(a.Sort) : a.Sort.CompareTo(b.Sort);
        order = order != 0 ? order : a.Id.CompareTo(b.Id);
        order = order != 0 ? order : a.Source.CompareTo(b.Source);
        order = order != 0 ? order : a.Period.CompareTo(b.Period);
        return order != 0 ? order : a.Event.CompareTo(b.Event);
    }

    private readonly record struct Candidate(int Sort, long Id, int Source, int Period, int Event);
}
