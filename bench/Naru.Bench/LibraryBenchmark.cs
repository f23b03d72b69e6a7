using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using DuckDB.NET.Data;
using Naru.Cdm;
using Naru.Cdm.Running;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Passes;
using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;

namespace Naru.Bench;

/// <summary>
/// Compiles and runs every definition of an oracle set in one process. Times of different machines cannot be compared, so each is also
/// given as a multiple of a yardstick that is run beside it: one trivial statement sent to the same database the same way.
/// </summary>
internal static class LibraryBenchmark
{
    internal static void Run(string set, int rounds)
    {
        var folder = Path.Combine(FindRoot(), "data", "oracle", set);
        var texts = ReadDefinitions(Path.Combine(folder, "definitions.zip"));
        using var database = CdmDatabase.Open(Path.Combine(folder, "cdm.zip"), new CdmOpenOptions()).Value
            ?? throw new InvalidOperationException($"{folder} cannot be opened.");
        using var data = new DuckDbCohortData(database);
        Say($"set {set}: {texts.Count} definitions, {Environment.ProcessorCount} threads, best of {rounds}");

        Compile(texts, rounds);
        var definitions = texts.Select(t => CirceReader.Read(t).Value!).ToList();
        var yardstick = Yardstick(database, rounds);
        Say($"yardstick: one trivial statement takes {yardstick:F3} ms");
        var warmUp = new MergeEngine("duckdb", data);
        Parallel.ForEach(definitions, d => warmUp.Run(d, default));
        Line("all passes", definitions, data, [], rounds, yardstick);
        Line("no pass", definitions, data, OptimisingPasses.All.Select(p => p.Name), rounds, yardstick);
        foreach (var pass in OptimisingPasses.All)
        {
            Line($"without {pass.Name}", definitions, data, [pass.Name], rounds, yardstick);
        }
    }

    /// <summary>From text to statements, checks left out: reading, normalising, planning, passes, printing.</summary>
    private static void Compile(List<string> texts, int rounds)
    {
        var times = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            times.Clear();
            foreach (var text in texts)
            {
                var start = Stopwatch.GetTimestamp();
                var plan = MergeEngine.Plan(CirceReader.Read(text).Value!);
                foreach (var statement in PlanStatements.Of(plan))
                {
                    _ = DuckDbPrinter.Print(statement.Select);
                }

                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        Say($"compile: median {times[times.Count / 2]:F2} ms, p95 {times[(int)(times.Count * 0.95)]:F2} ms, largest {times[^1]:F1} ms");
    }

    private static double Yardstick(CdmDatabase database, int rounds)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM cdm.person WHERE person_id IN (SELECT unnest($1))";
        command.Parameters.Add(new DuckDBParameter(new List<long> { 1 }));
        var best = double.MaxValue;
        for (var round = 0; round <= rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < 500; i++)
            {
                command.ExecuteScalar();
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds / 500);
        }

        return best;
    }

    private static void Line(
        string name, List<CohortDefinition> definitions, DuckDbCohortData data, IEnumerable<string> disabled, int rounds, double yardstick)
    {
        var off = disabled.ToHashSet(StringComparer.Ordinal);
        var best = double.MaxValue;
        TimedData? timed = null;
        for (var round = 0; round <= rounds; round++)
        {
            var current = new TimedData(data);
            var engine = new MergeEngine("duckdb", current, off);
            var start = Stopwatch.GetTimestamp();
            Parallel.ForEach(definitions, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, d => engine.Run(d, default));
            var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (elapsed < best)
            {
                (best, timed) = (elapsed, current);
            }
        }

        var busy = best * Environment.ProcessorCount;
        var each = busy / definitions.Count;
        Say($"{name,-28} {best / 1000,6:F2} s {each,7:F2} ms/definition {each / yardstick,6:F1} yardsticks; {Work(timed!, busy)}");
    }

    private static string Work(TimedData timed, double busy) => string.Create(
        CultureInfo.InvariantCulture,
        $"{timed.Scans} scans, {timed.Events} events; concepts {timed.ConceptMilliseconds / busy:P0}, scans {timed.ScanMilliseconds / busy:P0} of the time");

    private static List<string> ReadDefinitions(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }).ToList();
    }

    internal static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Naru.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The benchmark runs inside a clone of the repository.");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
