using Naru.Cohorts.Merging;

namespace Naru.Cdm.Running;

/// <summary>Collects the rows of a scan, of the persons that matter, and puts them in the order of persons.</summary>
internal sealed class EventBuffer(PersonIndex index, PersonSet? only)
{
    private readonly int[] rows = new int[2048];
    private int count;
    private int[] persons = [];
    private int[] starts = [];
    private long[]? ids;
    private int[]? ends;
    private int[]? sorts;
    private long[]? visits;
    private long[]? counts;
    private bool[]? passes;

    /// <summary>Adds the rows of a chunk.</summary>
    internal void Append(in Chunk chunk)
    {
        Reserve(chunk);
        var picked = chunk.Pick(chunk.Column("person_id"), index, only, rows.AsSpan(0, chunk.Rows), persons.AsSpan(count));
        var taken = rows.AsSpan(0, picked);
        chunk.CopyDays(chunk.Column("start_day"), taken, starts.AsSpan(count));
        Numbers(chunk, "event_id", taken, ids);
        Days(chunk, "end_day", taken, ends);
        Days(chunk, "sort_day", taken, sorts);
        Numbers(chunk, "visit_id", taken, visits);
        Numbers(chunk, "count_value", taken, counts);
        if (passes is not null)
        {
            chunk.CopyTruths(chunk.Column("passes"), taken, passes.AsSpan(count));
        }

        count += picked;
    }

    /// <summary>The events, in order.</summary>
    /// <param name="onlyFirst">Whether only each person's first row is kept, if it passes the filters.</param>
    internal EventColumns ToEvents(bool onlyFirst)
    {
        if (count == 0)
        {
            return EventColumns.Empty;
        }

        var order = PersonOrder.Of(persons.AsSpan(0, count), starts, ids, index.Count);
        if (onlyFirst)
        {
            order = FirstOfEach(order);
        }

        var all = new EventColumns { Persons = persons, Ids = ids, Starts = starts, Ends = ends, Sorts = sorts, Visits = visits, Counts = counts };
        return order is not null ? all.Take(order) : new EventColumns
        {
            Persons = Trim(persons)!,
            Ids = Trim(ids),
            Starts = Trim(starts)!,
            Ends = Trim(ends),
            Sorts = Trim(sorts),
            Visits = Trim(visits),
            Counts = Trim(counts),
        };
    }

    private int[] FirstOfEach(int[]? order)
    {
        var kept = new List<int>();
        var last = -1;
        for (var i = 0; i < count; i++)
        {
            var place = order?[i] ?? i;
            if (persons[place] != last && (passes is null || passes[place]))
            {
                kept.Add(place);
            }

            last = persons[place];
        }

        return [.. kept];
    }

    private T[]? Trim<T>(T[]? values) => values is null || values.Length == count ? values : values[..count];

    private void Numbers(in Chunk chunk, string name, ReadOnlySpan<int> taken, long[]? target)
    {
        if (target is not null)
        {
            chunk.CopyNumbers(chunk.Column(name), taken, target.AsSpan(count));
        }
    }

    private void Days(in Chunk chunk, string name, ReadOnlySpan<int> taken, int[]? target)
    {
        if (target is not null)
        {
            chunk.CopyDays(chunk.Column(name), taken, target.AsSpan(count));
        }
    }

    /// <summary>Makes room for a whole chunk in the columns that the result has.</summary>
    private void Reserve(in Chunk chunk)
    {
        if (count + chunk.Rows <= persons.Length)
        {
            return;
        }

        var isNew = persons.Length == 0;
        var size = Math.Max(2 * persons.Length, count + chunk.Rows);
        Array.Resize(ref persons, size);
        Array.Resize(ref starts, size);
        Resize(ref ids, isNew && chunk.Column("event_id") >= 0, size);
        Resize(ref ends, isNew && chunk.Column("end_day") >= 0, size);
        Resize(ref sorts, isNew && chunk.Column("sort_day") >= 0, size);
        Resize(ref visits, isNew && chunk.Column("visit_id") >= 0, size);
        Resize(ref counts, isNew && chunk.Column("count_value") >= 0, size);
        Resize(ref passes, isNew && chunk.Column("passes") >= 0, size);
    }

    private static void Resize<T>(ref T[]? values, bool isWanted, int size)
    {
        if (isWanted || values is not null)
        {
            Array.Resize(ref values, size);
        }
    }
}
