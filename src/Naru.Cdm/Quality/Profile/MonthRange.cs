namespace Naru.Cdm.Quality.Profile;

/// <summary>Months, numbered from January of the year 0.</summary>
/// <param name="First">The first month.</param>
/// <param name="Last">The last month, included.</param>
internal readonly record struct MonthRange(int First, int Last)
{
    /// <summary>A thousandth of the records may lie outside: those are typing errors and placeholders, which would flatten every plot.</summary>
    private const int OneOutsideIn = 1000;

    public static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    public static DateOnly FirstDay(int month) => new(month / 12, (month % 12) + 1, 1);

    public bool Contains(int month) => month >= First && month <= Last;

    /// <summary>
    /// The shortest range that holds at least 99.9% of what is counted (of equally short ones the earliest), widened over the months
    /// that follow on without a gap: a hospital's first weeks are few, but they are no dirt. Null when nothing is counted.
    /// </summary>
    public static MonthRange? Of(IReadOnlyDictionary<int, long> counts)
    {
        var months = counts.Where(m => m.Value > 0).OrderBy(m => m.Key).ToList();
        if (months.Count == 0)
        {
            return null;
        }

        var total = months.Sum(m => m.Value);
        var needed = total - (total / OneOutsideIn);
        var (first, last) = Shortest(months, needed);
        while (first > 0 && months[first - 1].Key == months[first].Key - 1)
        {
            first--;
        }

        while (last < months.Count - 1 && months[last + 1].Key == months[last].Key + 1)
        {
            last++;
        }

        return new MonthRange(months[first].Key, months[last].Key);
    }

    private static (int First, int Last) Shortest(List<KeyValuePair<int, long>> months, long needed)
    {
        var best = (First: 0, Last: months.Count - 1);
        var (first, inside) = (0, 0L);
        for (var last = 0; last < months.Count; last++)
        {
            inside += months[last].Value;
            while (inside - months[first].Value >= needed)
            {
                inside -= months[first++].Value;
            }

            if (inside >= needed && months[last].Key - months[first].Key < months[best.Last].Key - months[best.First].Key)
            {
                best = (first, last);
            }
        }

        return best;
    }
}
