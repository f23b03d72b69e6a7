using Naru.Cohorts.Model;
using Naru.Cohorts.Results;

namespace Naru.Cohorts.Merging;

/// <summary>A person's stretch of membership before the censor window cuts it.</summary>
/// <param name="Person">The person.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
internal readonly record struct Stretch(long Person, long Start, long End);

/// <summary>Merges entries into rows and cuts them to the censor window.</summary>
internal static class Collapse
{
    internal static List<Stretch> Merge(IndexEvents entries, int[] ends, int pad)
    {
        var stretches = new List<Stretch>();
        var eras = new List<(long Start, long End)>();
        for (var begin = 0; begin < entries.Count;)
        {
            var first = begin;
            begin = entries.EndOfPerson(begin);
            MergePeriods(
                eras,
                Enumerable.Range(first, begin - first).Where(i => ends[i] != EventColumns.NoDay).Select(i => ((long)entries.Starts[i], (long)ends[i])),
                pad);
            foreach (var era in eras)
            {
                stretches.Add(new Stretch(entries.Persons[first], era.Start, era.End));
            }
        }

        return stretches;
    }

    /// <summary>
    /// Periods that touch or overlap an earlier one, once each is prolonged by the pad, become one. Of periods that start on the same
    /// day the shortest comes first, so that the result does not hang on a tie (with a negative pad it would).
    /// </summary>
    internal static void MergePeriods(List<(long Start, long End)> eras, IEnumerable<(long Start, long End)> periods, int pad)
    {
        eras.Clear();
        var sorted = periods.ToArray();
        Array.Sort(sorted, (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.End.CompareTo(b.End));
        var reached = long.MinValue;
        foreach (var (start, end) in sorted)
        {
            if (eras.Count > 0 && reached >= start)
            {
                eras[^1] = (eras[^1].Start, Math.Max(eras[^1].End, end));
            }
            else
            {
                eras.Add((start, end));
            }

            reached = Math.Max(reached, end + pad);
        }
    }

    internal static StageCount Stage(List<Stretch> stretches) => new(stretches.Count, CountPersons(stretches.Select(s => s.Person)));

    /// <summary>The rows within the censor window, and how many persons have none there.</summary>
    internal static (IReadOnlyList<CohortRow> Rows, long Lost) Cut(List<Stretch> stretches, Period? window)
    {
        var rows = new List<CohortRow>(stretches.Count);
        foreach (var stretch in stretches)
        {
            var start = Math.Max(stretch.Start, window?.Start?.DayNumber ?? stretch.Start);
            var end = Math.Min(stretch.End, window?.End?.DayNumber ?? stretch.End);
            if (start <= end)
            {
                rows.Add(new CohortRow(stretch.Person, Date(start), Date(end)));
            }
        }

        return (rows, CountPersons(stretches.Select(s => s.Person)) - CountPersons(rows.Select(r => r.SubjectId)));
    }

    private static DateOnly Date(long day) => DateOnly.FromDayNumber((int)day);

    private static long CountPersons(IEnumerable<long> ordered)
    {
        long count = 0;
        long? last = null;
        foreach (var person in ordered)
        {
            count += person != last ? 1 : 0;
            last = person;
        }

        return count;
    }
}
