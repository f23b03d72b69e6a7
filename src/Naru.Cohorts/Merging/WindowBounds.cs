using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Merging;

/// <summary>Between which days a matching event starts and ends, for one index event after another.</summary>
internal struct WindowBounds
{
    private readonly CorrelatedCondition condition;
    private readonly WindowPlan[] windows;

    internal WindowBounds(CorrelatedCondition condition)
    {
        this.condition = condition;
        windows = [.. condition.Windows];
        // Without any bound a missing end does not matter.
        LooksAtEnd = Array.Exists(windows, w => w.OfEnd && (w.From.Anchor != BoundAnchor.None || w.To.Anchor != BoundAnchor.None));
    }

    internal long FirstStart { get; private set; }

    internal long LastStart { get; private set; }

    internal long FirstEnd { get; private set; }

    internal long LastEnd { get; private set; }

    /// <summary>Whether an event's end decides too, so that one without an end cannot match.</summary>
    internal bool LooksAtEnd { get; }

    /// <summary>Places the windows around an index event; false if a day that they are counted from is missing.</summary>
    internal bool MoveTo(IndexEvents index, int i)
    {
        FirstStart = condition.WithinPeriod ? index.PeriodStarts[i] : long.MinValue;
        LastStart = condition.WithinPeriod ? index.PeriodEnds[i] : long.MaxValue;
        FirstEnd = long.MinValue;
        LastEnd = long.MaxValue;
        foreach (var window in windows)
        {
            if (!TryDay(window.From, long.MinValue, index, i, out var from) || !TryDay(window.To, long.MaxValue, index, i, out var to))
            {
                return false;
            }

            if (window.OfEnd)
            {
                FirstEnd = Math.Max(FirstEnd, from);
                LastEnd = Math.Min(LastEnd, to);
            }
            else
            {
                FirstStart = Math.Max(FirstStart, from);
                LastStart = Math.Min(LastStart, to);
            }
        }

        return true;
    }

    /// <summary>Whether an event's last day lies where it must.</summary>
    internal readonly bool AllowsEnd(int end) => end != EventColumns.NoDay && FirstEnd <= end && end <= LastEnd;

    private static bool TryDay(DayBound bound, long none, IndexEvents index, int i, out long day)
    {
        day = bound.Anchor switch
        {
            BoundAnchor.None => none,
            BoundAnchor.IndexStart => index.Starts[i] + bound.Offset,
            BoundAnchor.IndexEnd => index.Ends[i] + bound.Offset,
            BoundAnchor.PeriodStart => index.PeriodStarts[i],
            BoundAnchor.PeriodEnd => index.PeriodEnds[i],
        };
        return bound.Anchor != BoundAnchor.IndexEnd || index.Ends[i] != EventColumns.NoDay;
    }
}
