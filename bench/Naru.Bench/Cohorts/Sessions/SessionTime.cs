namespace Naru.Bench.Cohorts.Sessions;

/// <summary>What one change took in a session; milliseconds, medians over the rounds.</summary>
/// <param name="Definition">Id of the definition.</param>
/// <param name="Kind">What was changed.</param>
/// <param name="Session">The changed question in the session, from JSON text to rows and funnel.</param>
/// <param name="Full">A full run of the changed definition.</param>
/// <param name="Reads">How many scans the session read for it.</param>
internal sealed record SessionTime(int Definition, string Kind, double Session, double Full, int Reads);

/// <summary>Times of one kind of change.</summary>
internal sealed record SessionSummary(string Kind, int Changes, double Median, double P95, double Slowest, double FullMedian, double ReadingShare)
{
    internal static SessionSummary Of(string kind, IReadOnlyCollection<SessionTime> times) => new(
        kind,
        times.Count,
        Statistics.Median(times.Select(t => t.Session)),
        Statistics.Quantile(times.Select(t => t.Session), 0.95),
        times.Max(t => t.Session),
        Statistics.Median(times.Select(t => t.Full)),
        times.Count(t => t.Reads > 0) / (double)times.Count);
}
