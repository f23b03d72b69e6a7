using System.Diagnostics;
using System.Globalization;
using Naru.Bench.Importing;
using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Core;
using Naru.Synth.Data;
using Naru.Synth.Engine;

namespace Naru.Bench.Synthetic;

/// <summary>How fast are synthetic hospitals made, how much memory does it take, and how much of the time is the engine's?</summary>
internal static class SynthBenchmark
{
    /// <summary>Runs it; the exit code.</summary>
    /// <param name="root">The clone.</param>
    /// <param name="persons">How many persons.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="memory">What <c>--memory</c> says.</param>
    public static int Run(string root, int persons, string profile, string memory)
    {
        var folder = Directory.CreateTempSubdirectory("naru-bench-").FullName;
        try
        {
            Engine(root, Math.Min(persons, 20_000), profile);
            var store = Path.Combine(folder, "hospital.naru");
            var cli = Path.Combine(root, "artifacts", "bin", "Naru.Cli", "release", "naru.dll");
            var count = persons.ToString(CultureInfo.InvariantCulture);
            var measured = MeasuredProcess.Run(
                cli, "synth", "--persons", count, "--seed", "7", "--profile", profile, "--to", store, "--memory", memory);
            using var cdm = CdmDatabase.Open(store, new CdmOpenOptions()).Value!;
            var rows = cdm.Manifest!.Tables.Where(t => !t.IsDerived && !CdmImport.IsVocabularyTable(t.Name)).Sum(t => t.Rows);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"store of {persons:N0} persons, {rows:N0} rows ({(double)rows / persons:0} each): {measured.Seconds:0.0} s, {persons / measured.Seconds * 60:N0} persons a minute, {rows / measured.Seconds:N0} rows a second; at most {measured.PeakBytes / 1048576.0:N0} MiB; {new FileInfo(store).Length / 1048576.0:N0} MiB on disk"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Engine(string root, int persons, string profile)
    {
        var findings = new List<Error>();
        var data = Path.Combine(root, "data", "synthetic");
        var files = SynthData.Read(data, Path.Combine(data, "profiles", profile + ".json"), findings)
            ?? throw new InvalidOperationException(string.Join('\n', findings));
        var known = KnownConcepts.Find(Path.Combine(root, "data", "vocabulary"), [], [], new CdmOpenOptions()).Value!;
        var made = new SyntheticData(files, persons, 7, withDirt: true, known);
        var maker = made.CreateMaker();
        var rows = new GeneratedRows(made.Tables);
        Make(1);
        var courses = new CourseSimulation(made.Hospital);
        var person = new Timeline();
        var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        for (var i = 0; i < persons; i++)
        {
            courses.Run(i, person);
        }

        process.Refresh();
        var lives = process.TotalProcessorTime - start;
        start = process.TotalProcessorTime;
        var count = Make(made.Chunks);
        process.Refresh();
        var all = process.TotalProcessorTime - start;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"engine alone, one thread: {persons:N0} persons in {all.TotalSeconds:0.00} s of processor time ({count / all.TotalSeconds:N0} rows a second), {lives.TotalSeconds:0.00} s of it for courses"));

        long Make(int chunks)
        {
            long sum = 0;
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                rows.Clear();
                maker.Make(chunk, rows);
                sum += Enumerable.Range(0, made.Tables.Count).Sum(t => (long)rows.Count(t));
            }

            return sum;
        }
    }
}
