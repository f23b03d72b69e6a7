namespace Naru.Bench.Cohorts;

/// <summary>Prints what was measured.</summary>
internal static class CohortReport
{
    internal static void Summaries(IReadOnlyList<ClassSummary> summaries)
    {
        Out.Say($"");
        Out.Say($"| class | definitions | circe median ms | circe slowest ms | Naru median ms | p95 ms | slowest ms | sum ms | ratio of medians | ratio of slowest | slower than circe | worst ratio | bare scan ms | within 6 ms + 4 bare |");
        Out.Say($"|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var s in summaries)
        {
            Out.Say($"| {s.Name} | {s.Definitions} | {s.CirceMedian:F1} | {s.CirceSlowest:F1} | {s.Median:F2} | {s.P95:F2} | {s.Slowest:F2} | {s.Sum:F1} | {Ratio(s.RatioOfMedians)} | {Ratio(s.RatioOfSlowest)} | {s.SlowerThanCirce} | {Ratio(s.WorstRatio)} | {s.BareMedian:F2} | {s.ShareWithinBare:P0} |");
        }
    }

    internal static void Targets(IEnumerable<Target> targets)
    {
        Out.Say($"");
        Out.Say($"| target | measured | must | | aim | |");
        Out.Say($"|---|---|---|---|---|---|");
        foreach (var t in targets)
        {
            Out.Say($"| {t.Title} | {Value(t.Value, t.Unit)} | {Limit(t.Limit, t.Unit)} | {Verdict(t.IsMet)} | {Limit(t.Aim, t.Unit)} | {Verdict(t.IsAimMet)} |");
        }
    }

    internal static void Details(IEnumerable<DefinitionTimes> times)
    {
        Out.Say($"");
        Out.Say($"| definition | class | persons | rows | circe ms | Naru ms | bare ms | ratio | beyond 4 bare ms |");
        Out.Say($"|---|---|---|---|---|---|---|---|---|");
        foreach (var t in times.OrderByDescending(t => t.Ratio))
        {
            Out.Say($"| {t.Circe.Definition} | {t.Circe.Class} | {t.Circe.Persons} | {t.Circe.Rows} | {t.CirceMilliseconds:F1} | {t.Naru:F2} | {t.Bare:F2} | {Ratio(t.Ratio)} | {t.Naru - (4 * t.Bare):F2} |");
        }
    }

    internal static void Passes(IReadOnlyList<PassFigure> figures)
    {
        Out.Say($"");
        Out.Say($"| passes | median ms | sum ms | median, of all on | sum, of all on |");
        Out.Say($"|---|---|---|---|---|");
        foreach (var f in figures)
        {
            Out.Say($"| {f.Name} | {f.Median:F2} | {f.Sum:F1} | {f.Median / figures[0].Median:F2} | {f.Sum / figures[0].Sum:F2} |");
        }
    }

    internal static void Scales(IEnumerable<ScaleFigure> figures)
    {
        Out.Say($"");
        Out.Say($"| class | median ms | with more persons ms | persons | ratio of medians | must |");
        Out.Say($"|---|---|---|---|---|---|");
        foreach (var f in figures)
        {
            Out.Say($"| {f.Name} | {f.Once:F2} | {f.Scaled:F2} | {f.Scale}× | {f.Ratio:F2} | {(f.IsMet is null ? "(a target for 10× only)" : $"≤ 6 {Verdict(f.IsMet)}")} |");
        }
    }

    /// <summary>A ratio as people say it: 1/12, or 1.4× where it is no share.</summary>
    internal static string Ratio(double ratio) => ratio >= 1 ? Out.Text($"{ratio:F1}×") : Out.Text($"1/{1 / ratio:F1}");

    private static string Value(double value, string unit) => unit.Length == 0 ? Ratio(value) : Out.Text($"{value:F2} {unit}");

    private static string Limit(double? value, string unit) => value is { } limit ? $"≤ {(unit.Length == 0 ? Ratio(limit) : Out.Text($"{limit:F0} {unit}"))}" : "";

    private static string Verdict(bool? met) => met switch
    {
        true => "met",
        false => "NOT MET",
        null => "",
    };
}
