using Naru.Cohorts.Model;
using Naru.Cohorts.Results;

namespace Naru.Cohorts.Merging;

/// <summary>A person's stretch of membership before the censor window cuts it.</summary>
/// <param name="Person">Number of the person.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
internal readonly record struct Stretch(int Person, long Start, long End);

/// <summary>Merges entries into rows and cuts them to the censor window.</summary>
internal static class Collapse
{
    internal static List<Stretch> Merge(IndexEvents entries, int[] ends, int pad)
    {
        var stretches = new List<Stretch>(entries.Count);
        var periods = new List<(long Start, long End)>();
        var eras = new List<(long Start, long End)>();
        for (int begin = 0, end; begin < entries.Count; begin = end)
        {
            end = entries.EndOfPerson(begin);
            periods.Clear();
            for (var i = begin; i < end; i++)
            {
                if (ends[i] != EventColumns.NoDay)
                {
                    periods.Add((entries.Starts[i], ends[i]));
                }
            }

            MergePeriods(eras, periods, pad);
            foreach (var era in eras)
            {
                stretches.Add(new Stretch(entries.Persons[begin], era.Start, era.End));
            }
        }

        return stretches;
    }

    /// <summary>
    /// Periods that touch or overlap an earlier one, once each is prolonged by the pad, become one. Of periods that start on the same
    /// day the shortest comes first, so that the result does not hang on a tie (with a negative pad it would). Sorts the periods.
    /// </summary>
    internal static void MergePeriods(List<(long Start, long End)> eras, List<(long Start, long End)> periods, int pad)
    {
        eras.Clear();
        if (periods.Count > 1)
        {
            periods.Sort();
        }

        var reached = long.MinValue;
        foreach (var (start, end) in periods)
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

    internal static StageCount Stage(List<Stretch> stretches) => new(stretches.Count, CountPersons(stretches));

    /// <summary>The rows within the censor window, and how many persons have none there.</summary>
    internal static (IReadOnlyList<CohortRow> Rows, long Lost) Cut(List<Stretch> stretches, Period? window, PersonIndex persons)
    {
        var first = (long?)window?.Start?.DayNumber ?? long.MinValue;
        var last = (long?)window?.End?.DayNumber ?? long.MaxValue;
        var rows = new List<CohortRow>(stretches.Count);
        long present = 0;
        var previous = -1;
        foreach (var stretch in stretches)
        {
            var start = Math.Max(stretch.Start, first);
            var end = Math.Min(stretch.End, last);
            if (start <= end)
            {
                rows.Add(new CohortRow(persons[stretch.Person], Date(start), Date(end)));
                present += stretch.Person != previous ? 1 : 0;
                previous = stretch.Person;
            }
        }

        return (rows, CountPersons(stretches) - present);
    }

    private static DateOnly Date(long day) => DateOnly.FromDayNumber((int)day);

    private static long CountPersons(List<Stretch> stretches)
    {
        long count = 0;
        var previous = -1;
        foreach (var stretch in stretches)
        {
            count += stretch.Person != previous ? 1 : 0;
            previous = stretch.Person;
        }

        return count;
    }
}
