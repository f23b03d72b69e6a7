using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Naru.Bench.Cohorts;
using Naru.Bench.Importing;
using Naru.Vocabulary.Search;

namespace Naru.Bench.Vocabulary;

/// <summary>How fast concepts are found in a vocabulary of Athena's size, and what its index costs, beside DuckDB looking through all names.</summary>
internal static class VocabularyBenchmark
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static int Run(VocabularyBenchOptions options, string root)
    {
        var folder = options.Folder ?? Path.Combine(Path.GetTempPath(), $"naru-bench-{Path.GetRandomFileName()}");
        Directory.CreateDirectory(folder);
        try
        {
            Report(Measure(options, folder, options.Data ?? Path.Combine(root, "data", "vocabulary")), options.Json);
            return 0;
        }
        finally
        {
            if (options.Folder is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Builds the index; the benchmark runs it in a process of its own, to tell its memory.</summary>
    public static int Build(string database, string index, int memory)
    {
        using var connection = BenchSql.Open(database, readOnly: true);
        BenchSql.Run(connection, $"SET memory_limit = '{memory}MiB'; SET temp_directory = '{index}.spill'");
        var built = SearchIndex.Build(connection, "cdm", index);
        built.Value?.Dispose();
        return built.IsSuccess ? 0 : 1;
    }

    private static VocabularyReport Measure(VocabularyBenchOptions options, string folder, string data)
    {
        var database = Path.Combine(folder, $"vocabulary-{options.Concepts}.duckdb");
        var index = Path.Combine(folder, $"search-{options.Concepts}");
        if (!File.Exists(database))
        {
            Out.Note($"making {options.Concepts:N0} concepts from the names in {data}");
            using var making = BenchSql.Open($"{database}.partial", readOnly: false);
            new VocabularyData(new(Names(data), VocabularyData.Seed), options.Concepts).Write(making);
            making.Close();
            File.Move($"{database}.partial", database);
        }

        MeasuredProcess? build = null;
        if (!Directory.Exists(index))
        {
            Out.Note($"building the index");
            build = MeasuredProcess.Run(
                typeof(VocabularyBenchmark).Assembly.Location, "vocabulary-build", database, index, options.Memory.ToString(CultureInfo.InvariantCulture));
        }

        using var connection = BenchSql.Open(database, readOnly: true);
        var start = Stopwatch.GetTimestamp();
        using var search = SearchIndex.Open(index).Value ?? throw new InvalidOperationException("The index cannot be opened.");
        var opened = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        search.Search(new("heart"));
        var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var use = new GeneratedUse(options.Concepts);
        start = Stopwatch.GetTimestamp();
        search.Search(new("heart"), use);
        var used = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var classes = new VocabularyQueries(connection).Make(options.Queries);
        Out.Note($"asking {classes.Sum(c => c.Queries.Count):N0} queries {options.Rounds + 1} times");
        var times = Ask(search, use, classes, options.Rounds);
        return new(
            Machine.Of(1, Version(connection)), options.Concepts, Count(connection, "SELECT count(*) FROM cdm.concept_synonym"), build?.Seconds, build?.PeakBytes,
            new DirectoryInfo(index).EnumerateFiles().Sum(f => f.Length), opened, first, used, Scan(connection), [.. times.Select(t => Figure(t.Class, t.Times))],
            Figure("all", [.. times.SelectMany(t => t.Times)]));
    }

    private static List<(string Class, List<QueryTime> Times)> Ask(
        SearchIndex search, GeneratedUse use, IReadOnlyList<(string Class, IReadOnlyList<ConceptQuery> Queries)> classes, int rounds)
    {
        var times = classes.Select(c => (c.Class, Times: new List<QueryTime>())).ToList();
        // The round before the first warms up and does not count.
        for (var round = -1; round < rounds; round++)
        {
            foreach (var ((_, queries), (_, list)) in classes.Zip(times))
            {
                foreach (var query in queries)
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    var start = Stopwatch.GetTimestamp();
                    var answer = search.Search(query, use);
                    var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    var hits = answer.Value ?? throw new InvalidOperationException($"'{query.Text}': {string.Join(", ", answer.Findings)}");
                    if (round >= 0)
                    {
                        list.Add(new(query.Text, time, GC.GetAllocatedBytesForCurrentThread() - before, hits.Total > 0));
                    }
                }
            }
        }

        return times;
    }

    private static QueryFigure Figure(string name, List<QueryTime> times)
    {
        var milliseconds = times.ConvertAll(t => t.Milliseconds);
        return new(
            name, times.Count, Statistics.Median(milliseconds), Statistics.Quantile(milliseconds, 0.95), Statistics.Quantile(milliseconds, 0.99), milliseconds.Max(),
            times.Average(t => t.Bytes) / 1024, times.Count(t => t.Found) / (double)times.Count, times.MaxBy(t => t.Milliseconds)!.Text);
    }

    /// <summary>The yardstick: DuckDB looks for a text in all names and synonyms.</summary>
    private static double Scan(DuckDBConnection connection) => Statistics.Median(((string[])["carcinoma", "당뇨", "infliximab", "pain", "heart fail"]).Select(text =>
    {
        var start = Stopwatch.GetTimestamp();
        Count(connection,
            $"SELECT (SELECT count(*) FROM cdm.concept WHERE concept_name ILIKE '%{text}%') + (SELECT count(*) FROM cdm.concept_synonym WHERE concept_synonym_name ILIKE '%{text}%')");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }));

    private static void Report(VocabularyReport report, string? json)
    {
        Out.Say($"{report.Concepts:N0} concepts, {report.Synonyms:N0} synonyms; index {report.IndexBytes >> 20:N0} MiB");
        if (report.BuildSeconds is { } seconds)
        {
            Out.Say($"built in {seconds:F0} s with at most {report.BuildPeakBytes >> 20:N0} MiB");
        }

        Out.Say($"opened in {report.OpenMilliseconds:F0} ms, first search {report.FirstSearchMilliseconds:F0} ms, first search with a store {report.UseMilliseconds:F0} ms (all in a cold process)");
        Out.Say($"DuckDB looking through all names: {report.ScanMilliseconds:F0} ms");
        Out.Say($"");
        Out.Say($"| class | p50 ms | p95 ms | p99 ms | max ms | of the scan, p95 | KiB each | found | slowest |");
        Out.Say($"|---|---|---|---|---|---|---|---|---|");
        foreach (var f in report.Classes.Append(report.All))
        {
            Out.Say($"| {f.Class} | {f.P50:F2} | {f.P95:F2} | {f.P99:F2} | {f.Max:F2} | 1/{report.ScanMilliseconds / f.P95:F0} | {f.KilobytesEach:F0} | {f.FoundShare:P0} | {f.Slowest} |");
        }

        if (json is not null)
        {
            File.WriteAllText(json, JsonSerializer.Serialize(report, Indented));
        }
    }

    private static List<string> Names(string folder)
    {
        var path = Path.Combine(folder, "concept.csv");
        if (!File.Exists(path))
        {
            path = Path.Combine(folder, "concept", "*.csv");
        }

        using var connection = BenchSql.Open(":memory:", readOnly: false);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT concept_name FROM read_csv('{path.Replace("'", "''", StringComparison.Ordinal)}', header = true, union_by_name = true) ORDER BY concept_id, concept_name";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static long Count(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static string Version(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version()";
        return (string)command.ExecuteScalar()!;
    }

    private sealed record QueryTime(string Text, double Milliseconds, long Bytes, bool Found);
}
