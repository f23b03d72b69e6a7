using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Naru.Core;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Search;

namespace Naru.Bench.Directories;

/// <summary>
/// How fast offerings are found, counted by facets and matched, beside two other ways: SQLite's full-text index over the same words and pairs of syllables, and
/// a plain LIKE. All answer the same: the first twenty hits, the total, and counts of three facets.
/// </summary>
internal static class DirectoryBenchmark
{
    internal const string Help =
        """
        Options of directory:

          --offerings N    how many offerings are made (default 100,000)
          --queries N      how many queries of each class (default 100)
          --rounds N       how often each is asked; every time counts (default 3)
          --json FILE      writes the figures as JSON
        """;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly DateOnly Today = new(2026, 11, 27);

    /// <exception cref="FormatException">An option is unknown or its value makes no sense.</exception>
    public static int Run(string[] args)
    {
        var (offerings, queries, rounds, json) = Parse(args);
        var made = new OfferingMaker(seed: 20261127);
        var documents = made.Make(offerings);
        using var index = new OfferingIndex(DirectoryData.Shipped);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in documents.Chunk(5_000))
        {
            index.Put(batch);
        }

        var built = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
        start = Stopwatch.GetTimestamp();
        using var fts = new SqliteSearch(documents);
        var ftsBuilt = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var figures = new List<DirectoryFigure>();
        var viewer = new Viewer(true, false, new HashSet<string>(StringComparer.Ordinal));
        foreach (var (name, asked) in made.Queries(queries))
        {
            figures.Add(Measure("index", name, asked, rounds, q => index.Search(new SearchQuery(q.Text, q.Filters, viewer, 20), Today).Total));
            figures.Add(Measure("fts5", name, asked, rounds, fts.Match));
            figures.Add(Measure("like", name, [.. asked.Take(Math.Max(1, queries / 10))], 1, fts.Like));
        }

        // A change is taken over between two searches: what a reader waits for after somebody wrote.
        figures.Add(Measure("index", "change and search", made.Queries(queries)[0].Queries, rounds, q =>
        {
            index.Put([documents[Math.Abs(q.Text.GetHashCode(StringComparison.Ordinal)) % documents.Count]]);
            return index.Search(new SearchQuery(q.Text, q.Filters, viewer, 20), Today).Total;
        }));
        figures.Add(Measure("index", "match an innovation", [.. Enumerable.Repeat(new BenchQuery("", new Dictionary<string, ValueList<string>>(StringComparer.Ordinal)), 20)], 1, _ =>
        {
            var matcher = new Matcher(DirectoryData.Shipped, NoVocabulary.Instance, Today, OfferingMaker.Subject());
            return index.Match(matcher, viewer, [], 100).Found.Select(matcher.Result).ToList().Count;
        }));
        var report = new DirectoryReport(offerings, Environment.ProcessorCount, built, memory, ftsBuilt, figures);
        Print(report);
        if (json is not null)
        {
            File.WriteAllText(json, JsonSerializer.Serialize(report, Indented));
        }

        return 0;
    }

    private static DirectoryFigure Measure(string way, string name, IReadOnlyList<BenchQuery> queries, int rounds, Func<BenchQuery, int> ask)
    {
        // Once for warming up, and to see that something is found.
        var found = queries.Count(q => ask(q) > 0);
        var (times, cpu) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var query in queries)
            {
                var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                ask(query);
                cpu.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        cpu.Sort();
        return new DirectoryFigure(way, name, times.Count, At(times, 0.5), At(times, 0.95), times[^1], At(cpu, 0.5), At(cpu, 0.95), (double)found / queries.Count);

        static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }

    private static void Print(DirectoryReport report)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Offerings:N0} offerings, {report.Cores} cores: index made in {report.BuildSeconds:F1} s, {report.Megabytes:F0} MiB; FTS5 in {report.Fts5BuildSeconds:F1} s"));
        Console.WriteLine();
        Console.WriteLine("| query | way | p50 ms | p95 ms | max ms | p50 CPU ms | p95 CPU ms | p95 CPU beside LIKE |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|");
        foreach (var figure in report.Figures)
        {
            var like = report.Figures.FirstOrDefault(f => f.Way == "like" && f.Class == figure.Class);
            var ratio = like is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{figure.P95Cpu / like.P95Cpu:F3}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {figure.Class} | {figure.Way} | {figure.P50:F2} | {figure.P95:F2} | {figure.Max:F2} | {figure.P50Cpu:F2} | {figure.P95Cpu:F2} | {ratio} |"));
        }
    }

    private static (int Offerings, int Queries, int Rounds, string? Json) Parse(string[] args)
    {
        var (offerings, queries, rounds, json) = (100_000, 100, 3, (string?)null);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new FormatException($"{args[i]} needs a value.");
            switch (args[i])
            {
                case "--offerings":
                    offerings = Number(value);
                    break;
                case "--queries":
                    queries = Number(value);
                    break;
                case "--rounds":
                    rounds = Number(value);
                    break;
                case "--json":
                    json = value;
                    break;
                default:
                    throw new FormatException($"{args[i]} is no option of this benchmark.");
            }
        }

        return (offerings, queries, rounds, json);
    }

    private static int Number(string value) =>
        int.TryParse(value.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number : throw new FormatException($"{value} is no number.");
}

/// <summary>How long the queries of a class took, in milliseconds: by the clock, and of processor time, which a busy machine does not lengthen.</summary>
internal sealed record DirectoryFigure(string Way, string Class, int Times, double P50, double P95, double Max, double P50Cpu, double P95Cpu, double FoundShare);

/// <summary>What was measured.</summary>
internal sealed record DirectoryReport(int Offerings, int Cores, double BuildSeconds, double Megabytes, double Fts5BuildSeconds, IReadOnlyList<DirectoryFigure> Figures);

/// <summary>A query with its filters.</summary>
internal sealed record BenchQuery(string Text, IReadOnlyDictionary<string, ValueList<string>> Filters);
