namespace Naru.Cohorts.Evaluation;

/// <summary>Merges periods into eras, as OHDSI does for cohorts and for custom drug eras.</summary>
internal static class Eras
{
    /// <summary>
    /// Prolongs each period by <paramref name="pad"/> days, merges those that then touch or overlap an earlier one, and takes the pad
    /// off the end again. Of periods that start on the same day the shortest comes first, so that the result does not hang on a tie (with a
    /// negative pad it would).
    /// </summary>
    internal static List<(long Start, long End)> Merge(IEnumerable<(long Start, long End)> periods, int pad)
    {
        var eras = new List<(long Start, long End)>();
        // An end once reached stays reached: later periods are compared with the latest end of all before them.
        long? reached = null;
        foreach (var (start, end) in periods.OrderBy(p => p.Start).ThenBy(p => p.End))
        {
            if (reached >= start)
            {
                eras[^1] = (eras[^1].Start, Math.Max(eras[^1].End, end));
            }
            else
            {
                eras.Add((start, end));
            }

            reached = Math.Max(reached ?? long.MinValue, end + pad);
        }

        return eras;
    }
}
