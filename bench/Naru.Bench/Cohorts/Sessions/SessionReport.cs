namespace Naru.Bench.Cohorts.Sessions;

/// <summary>Prints what was measured in sessions.</summary>
internal static class SessionReport
{
    internal static IReadOnlyList<SessionSummary> Summaries(IReadOnlyList<SessionTime> times) =>
    [
        .. times.GroupBy(t => t.Kind, StringComparer.Ordinal).Select(g => SessionSummary.Of(g.Key, [.. g])),
        SessionSummary.Of("one changed criterion", [.. times.Where(t => !DefinitionChange.OfRulesOnly.Contains(t.Kind))]),
        SessionSummary.Of("rules dropped or in another order", [.. times.Where(t => DefinitionChange.OfRulesOnly.Contains(t.Kind))]),
    ];

    /// <summary>The target of the session.</summary>
    internal static Target Target(IEnumerable<SessionSummary> summaries) =>
        new("one changed criterion in a session, median", summaries.First(s => s.Kind == "one changed criterion").Median, 15, 5, "ms");

    internal static void Print(IEnumerable<SessionSummary> summaries, SessionRounds rounds)
    {
        Out.Say($"");
        Out.Say($"| changed in a session | changes | median ms | p95 ms | slowest ms | full run, median ms | read from the data |");
        Out.Say($"|---|---|---|---|---|---|---|");
        foreach (var s in summaries)
        {
            Out.Say($"| {s.Kind} | {s.Changes} | {s.Median:F2} | {s.P95:F2} | {s.Slowest:F2} | {s.FullMedian:F2} | {s.ReadingShare:P0} |");
        }

        Out.Say($"first question of a session: median {rounds.FirstMedian:F2} ms (full run {rounds.FirstFullMedian:F2} ms); a session held at most {rounds.MostBytes / 1e6:F0} MB");
    }

    internal static void Details(IEnumerable<SessionTime> times)
    {
        Out.Say($"");
        Out.Say($"| definition | changed | session ms | full run ms | scans read |");
        Out.Say($"|---|---|---|---|---|");
        foreach (var t in times.OrderByDescending(t => t.Session))
        {
            Out.Say($"| {t.Definition} | {t.Kind} | {t.Session:F2} | {t.Full:F2} | {t.Reads} |");
        }
    }
}
