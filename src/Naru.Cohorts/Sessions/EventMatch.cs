using Naru.Cohorts.Merging;
using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Sessions;

/// <summary>
/// Which index events are the same as before. A condition looks at an index event's person, days, period and visit and at nothing
/// else, so its answer for an equal event is the same, whatever became of the events around it.
/// </summary>
internal sealed class EventMatch
{
    /// <summary>How many of a person's earlier events are looked at in search of an equal one. Missing one costs time only.</summary>
    private const int FarthestStep = 16;

    private readonly int[] places;
    private readonly int found;

    private EventMatch(IndexEvents current, int[] places, int found)
    {
        Current = current;
        this.places = places;
        this.found = found;
    }

    /// <summary>The events now.</summary>
    internal IndexEvents Current { get; }

    /// <summary>Whether enough events were found again that asking about the others costs less than asking about all.</summary>
    internal bool IsWorthIt => 2 * found >= Current.Count;

    /// <summary>Finds the events of a stage among those of another question.</summary>
    internal static EventMatch Of(KeptIndex before, KeptIndex now)
    {
        var (a, b) = (before.Events, now.Events);

        // A side without ends or visits has no condition that looks at them.
        var both = before.Columns & now.Columns;
        var (endsMatter, visitsMatter) = (both.HasFlag(ScanColumns.End), both.HasFlag(ScanColumns.Visit));
        var matches = new int[b.Count];
        var equal = 0;
        for (int i = 0, j = 0; i < matches.Length; i++)
        {
            var person = b.Persons[i];
            while (j < a.Count && a.Persons[j] < person)
            {
                j++;
            }

            matches[i] = -1;
            for (var k = j; k < a.Count && k < j + FarthestStep && a.Persons[k] == person; k++)
            {
                if (a.Starts[k] == b.Starts[i] && a.PeriodStarts[k] == b.PeriodStarts[i] && a.PeriodEnds[k] == b.PeriodEnds[i]
                    && (!endsMatter || a.Ends[k] == b.Ends[i]) && (!visitsMatter || a.Visits[k] == b.Visits[i]))
                {
                    matches[i] = k;
                    equal++;
                    j = k;
                    break;
                }
            }
        }

        return new EventMatch(b, matches, equal);
    }

    /// <summary>The answers now.</summary>
    /// <param name="before">The answers before.</param>
    /// <param name="ask">Answers for events that are new.</param>
    internal bool[] Transfer(bool[] before, Func<IndexEvents, bool[]> ask)
    {
        var holds = new bool[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            holds[i] = places[i] >= 0 && before[places[i]];
        }

        if (found == places.Length)
        {
            return holds;
        }

        var isNew = Array.ConvertAll(places, p => p < 0);
        var answers = ask(Current.Where(isNew));
        for (int i = 0, next = 0; i < holds.Length; i++)
        {
            if (isNew[i])
            {
                holds[i] = answers[next++];
            }
        }

        return holds;
    }
}
