using System.Text.Json;
using Naru.Bench.Cohorts.Sessions;

namespace Naru.Bench.Cohorts;

/// <summary>Prepares, measures, prints and writes the benchmark of cohorts.</summary>
internal sealed class CohortBenchmark
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly CohortBenchOptions options;
    private readonly string oracle;
    private readonly IReadOnlyList<BenchDefinition> definitions;
    private int differences;

    private CohortBenchmark(CohortBenchOptions options, string root)
    {
        this.options = options;
        oracle = Path.Combine(root, "data", "oracle");
        var all = BenchDefinition.ReadAll(oracle);
        definitions = options.Only.Count == 0 ? all : all.Where(d => options.Only.Contains(d.Circe.Definition)).ToList();
        if (definitions.Count == 0)
        {
            throw new BenchStop("None of the definitions that --only names is in data/oracle/bench/circe.csv.");
        }
    }

    /// <summary>Runs it.</summary>
    /// <returns>The exit code: 1 if an answer has other persons or rows than expected, 2 if it cannot run.</returns>
    internal static int Run(IReadOnlyList<string> arguments, string root)
    {
        if (arguments.Any(a => a is "--help" or "-h"))
        {
            Out.Say($"{CohortBenchOptions.Help}");
            return 0;
        }

        try
        {
            return new CohortBenchmark(CohortBenchOptions.Parse(arguments, root), root).Run();
        }
        catch (BenchStop stop)
        {
            Console.Error.WriteLine(stop.Message);
            return 2;
        }
    }

    private int Run()
    {
        var set = new CohortDataSet(options.Data, oracle);
        set.Prepare(options.Import);
        if (options.Session)
        {
            return RunSessions(set);
        }

        using var calibration = new Calibration(set.Unsorted, options.Threads);
        var before = calibration.Measure(7);
        var during = new List<double>();
        var passes = options.Passes ? PassFigure.Variants(options.Without) : [("", options.Without)];
        List<double>[][] times;
        double[] bare;
        IReadOnlyList<AnswerProfile> profiles = [];
        using (var rounds = new CohortRounds(set.Store, definitions, options.Threads, scale: 1))
        {
            Out.Note($"measuring {definitions.Count} definitions");
            times = rounds.Measure([.. passes.Select(p => p.Disabled)], options.WarmUp, options.Rounds, () => during.AddRange(calibration.Measure(1)));
            Out.Note($"measuring bare scans");
            bare = rounds.MeasureBare(options.WarmUp, options.Rounds);
            if (options.Profile)
            {
                Out.Note($"measuring where the time goes");
                profiles = AnswerProfile.Of(definitions, rounds.Data, options.Without, options.Rounds);
            }

            differences += rounds.Differences;
        }

        var after = calibration.Measure(7);
        var scan = Statistics.Median([.. before, .. during, .. after]);
        var machine = Machine.Of(options.Threads, calibration.DuckDbVersion);
        var results = definitions.Select((d, i) => new DefinitionTimes(
            d.Circe, d.Circe.Calibrations * scan, Statistics.Median(times[0][i]), bare[i])).ToList();
        Out.Say($"{definitions.Count} definitions, {options.Rounds} rounds, {machine.Threads} threads of {machine.Cores} cores, DuckDB {machine.DuckDb}, {machine.Runtime}");
        Out.Say($"calibration scan: {scan:F1} ms (before {Statistics.Median(before):F1}, between rounds {Statistics.Median(during):F1}, after {Statistics.Median(after):F1})");
        var isSteady = IsSteady(Statistics.Median(before), Statistics.Median(during), Statistics.Median(after));
        var summaries = ClassSummary.Of(results);
        var targets = Target.Of(summaries);
        var scales = options.Scale > 1 ? ScaleFigure.Of(summaries, Scaled(set), options.Scale) : [];
        var figures = options.Passes ? passes.Select((p, i) => PassFigure.Of(p.Name, p.Disabled, times[i])).ToList() : [];
        Print(results, summaries, targets, figures);
        if (options.Profile)
        {
            ProfileReport.Print(profiles, results);
        }

        if (scales.Count > 0)
        {
            CohortReport.Scales(scales);
        }

        var file = options.Json ?? Path.Combine(options.Data, "cohorts.json");
        File.WriteAllText(file, JsonSerializer.Serialize(
            new
            {
                machine,
                calibration = new { before, during, after, median = scan, isSteady },
                options = new { options.Rounds, options.WarmUp, options.Without },
                summaries,
                targets,
                definitions = results.Select((r, i) => new { r.Circe, r.CirceMilliseconds, r.Naru, r.Bare, r.Ratio, Rounds = times[0][i] }),
                passes = figures,
                profiles,
                scales,
                differences,
            },
            Indented));
        Out.Note($"all figures: {file}");
        Out.Say($"");
        if (!isSteady)
        {
            Out.Say($"DOUBTFUL: the calibration scan changed by more than a fifth meanwhile. The machine does something else; measure again when it does not.");
        }

        Out.Say($"{(differences == 0 ? "Persons and rows are as expected in every round." : $"{differences} answers DIFFER from what is expected.")}");
        return differences == 0 ? 0 : 1;
    }

    private int RunSessions(CohortDataSet set)
    {
        using var cohorts = new CohortRounds(set.Store, definitions, options.Threads, scale: 1);
        var rounds = new SessionRounds(cohorts.Data, definitions);
        Out.Note($"measuring sessions of {definitions.Count} definitions");
        var times = rounds.Measure(options.WarmUp, options.Rounds);
        var summaries = SessionReport.Summaries(times);
        var target = SessionReport.Target(summaries);
        SessionReport.Print(summaries, rounds);
        CohortReport.Targets([target]);
        if (options.Details)
        {
            SessionReport.Details(times);
        }

        var file = options.Json ?? Path.Combine(options.Data, "sessions.json");
        File.WriteAllText(file, JsonSerializer.Serialize(
            new { options = new { options.Rounds, options.WarmUp, options.Threads }, summaries, target, times, rounds.MostBytes, rounds.Differences }, Indented));
        Out.Note($"all figures: {file}");
        Out.Say($"{(rounds.Differences == 0 ? "Every answer is a full run's." : $"{rounds.Differences} answers DIFFER from a full run's.")}");
        return rounds.Differences == 0 ? 0 : 1;
    }

    /// <summary>Whether the machine was equally fast all the time.</summary>
    private static bool IsSteady(params ReadOnlySpan<double> calibrations)
    {
        var (least, most) = (double.MaxValue, 0.0);
        foreach (var calibration in calibrations)
        {
            (least, most) = (Math.Min(least, calibration), Math.Max(most, calibration));
        }

        return most <= 1.2 * least;
    }

    /// <summary>The same with more persons. What circe would take there is not known.</summary>
    private List<DefinitionTimes> Scaled(CohortDataSet original)
    {
        var set = new ScaledDataSet(options.Data, original, options.Scale);
        set.Prepare(options.Import);
        using var rounds = new CohortRounds(set.Store, definitions, options.Threads, options.Scale);
        Out.Note($"measuring with {options.Scale} times the persons");
        var times = rounds.Measure([options.Without], options.WarmUp, options.Rounds, () => { })[0];
        differences += rounds.Differences;
        return definitions.Select((d, i) => new DefinitionTimes(d.Circe, double.NaN, Statistics.Median(times[i]), null)).ToList();
    }

    private void Print(
        List<DefinitionTimes> results, IReadOnlyList<ClassSummary> summaries, IReadOnlyList<Target> targets, List<PassFigure> figures)
    {
        CohortReport.Summaries(summaries);
        CohortReport.Targets(targets);
        if (options.Details)
        {
            CohortReport.Details(results);
        }

        if (figures.Count > 0)
        {
            CohortReport.Passes(figures);
        }
    }
}
