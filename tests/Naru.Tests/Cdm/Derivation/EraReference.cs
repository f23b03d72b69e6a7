namespace Naru.Tests.Cdm.Derivation;

/// <summary>
/// Eras as their definition says, without regard to time: two spans belong together if neither ends more than 30 days before
/// the other starts, and so does whatever belongs to either; gap days are the days of an era that no span covers, counted one by one.
/// </summary>
internal static class EraReference
{
    internal sealed record Span(long Person, long Concept, DateOnly First, DateOnly Last);

    internal static string Of(IEnumerable<Span> spans, bool withGaps)
    {
        var eras = new List<List<Span>>();
        foreach (var group in spans.GroupBy(s => (s.Person, s.Concept)))
        {
            var remaining = group.ToList();
            while (remaining.Count > 0)
            {
                var era = new List<Span> { remaining[0] };
                remaining.RemoveAt(0);
                while (remaining.Find(s => era.Exists(e => BelongTogether(e, s))) is { } next)
                {
                    era.Add(next);
                    remaining.Remove(next);
                }

                eras.Add(era);
            }
        }

        return string.Join('\n', eras
            .OrderBy(e => e[0].Person).ThenBy(e => e[0].Concept).ThenBy(e => e.Min(s => s.First))
            .Select(e => Line(e, withGaps)));
    }

    private static bool BelongTogether(Span one, Span other) => DaysAfter(one, other) <= 30 && DaysAfter(other, one) <= 30;

    /// <summary>How many days after the end of one the other starts.</summary>
    private static int DaysAfter(Span one, Span other) => other.First.DayNumber - one.Last.DayNumber;

    private static string Line(List<Span> era, bool withGaps)
    {
        var (first, last) = (era.Min(s => s.First), era.Max(s => s.Last));
        var gaps = 0;
        for (var day = first; day < last; day = day.AddDays(1))
        {
            gaps += era.Exists(s => s.First <= day && day < s.Last) ? 0 : 1;
        }

        return $"{era[0].Person} {era[0].Concept} {first:yyyy-MM-dd} {last:yyyy-MM-dd} {era.Count}{(withGaps ? $" {gaps}" : "")}";
    }
}
