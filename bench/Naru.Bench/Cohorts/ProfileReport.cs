namespace Naru.Bench.Cohorts;

/// <summary>Prints where the time goes: by class, and of the definitions that are worst against circe.</summary>
internal static class ProfileReport
{
    private const int Worst = 10;

    internal static void Print(IReadOnlyList<AnswerProfile> profiles, IReadOnlyList<DefinitionTimes> times)
    {
        Out.Say($"");
        Out.Say($"| class | parse JSON ms | plan ms | begin ms | scans ms | merging ms | scans, number | events read |");
        Out.Say($"|---|---|---|---|---|---|---|---|");
        foreach (var group in profiles.GroupBy(p => p.Circe.Class, StringComparer.Ordinal))
        {
            Line($"{group.Key}, median", group.ToList(), Statistics.Median);
            Line($"{group.Key}, mean", group.ToList(), values => values.Average());
        }

        Out.Say($"");
        Out.Say($"The {Math.Min(Worst, profiles.Count)} definitions that are worst against circe:");
        var byRatio = times.OrderByDescending(t => t.Ratio).Take(Worst);
        foreach (var time in byRatio)
        {
            var p = profiles.First(p => p.Circe == time.Circe);
            Out.Say($"");
            Out.Say($"{p.Circe.Definition} ({p.Circe.Class}), {CohortReport.Ratio(time.Ratio)} of circe's {time.CirceMilliseconds:F1} ms: parse {p.Parse:F2}, plan {p.Plan:F2}, begin {p.Concepts:F2}, scans {p.Scans:F2}, merging {p.Merge:F2} ms; bare scan {time.Bare:F2} ms");
            foreach (var scan in p.Each.OrderByDescending(s => s.Milliseconds).Take(8))
            {
                Out.Say($"  {scan.Milliseconds,8:F2} ms {scan.Events,9:N0} events  {scan.Title}");
            }

            if (p.Each.Count > 8)
            {
                Out.Say($"  … and {p.Each.Count - 8} more");
            }
        }
    }

    private static void Line(string name, List<AnswerProfile> profiles, Func<IEnumerable<double>, double> summary)
    {
        double Of(Func<AnswerProfile, double> part) => summary(profiles.Select(part));
        var (events, scans) = (Of(p => p.Each.Sum(s => (double)s.Events)), Of(p => p.Each.Count));
        Out.Say($"| {name} | {Of(p => p.Parse):F2} | {Of(p => p.Plan):F2} | {Of(p => p.Concepts):F2} | {Of(p => p.Scans):F2} | {Of(p => p.Merge):F2} | {scans:F0} | {events:F0} |");
    }
}
