using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Naru.Cdm;
using Naru.Cdm.Running;
using Naru.Cohorts.Admission;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Results;
using Naru.Cohorts.Sql;
using Naru.Core;

namespace Naru.Bench;

/// <summary>
/// How soon is whoever cancels a question free, and how soon has the engine really stopped? Heavy definitions, and one heavy join that is
/// a single statement, are cancelled at random moments of their run; the join also at once, while DuckDB is still planning it. Ends by itself after the given number of cancellations or two minutes.
/// </summary>
internal static class CancellationBenchmark
{
    private static readonly string[] Heavy = ["1318", "1091", "295", "253"];
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Runs it.</summary>
    /// <param name="path">A CDM; null for the small data of the library.</param>
    /// <param name="cancellations">How many in all.</param>
    internal static void Run(string? path, int cancellations)
    {
        var folder = Path.Combine(LibraryBenchmark.FindRoot(), "data", "oracle", "library");
        using var database = CdmDatabase.Open(path ?? Path.Combine(folder, "cdm.zip"), new CdmOpenOptions { CheckDatabaseFile = false }).Value
            ?? throw new InvalidOperationException("The data cannot be opened.");
        using var data = new DuckDbCohortData(database);
        var engine = new MergeEngine("duckdb", data);
        using var zip = ZipFile.OpenRead(Path.Combine(folder, "definitions.zip"));
        var questions = Heavy.Select(id =>
        {
            using var reader = new StreamReader(zip.GetEntry($"{id}.json")!.Open());
            var definition = CirceReader.Read(reader.ReadToEnd()).Value!;
            return new Question(id, stop => engine.Run(definition, stop));
        }).ToList();
        var join = new Question("join", stop => Join(database, stop));
        questions.Add(join);
        questions.Add(join with { Name = "at once", Latest = 5 });

        Console.WriteLine("question   full run | asker free p50    p95    max | engine ended p50    p95    max | p95 of full run | not stopped");
        var started = Stopwatch.GetTimestamp();
        var all = new Times();
        for (var i = 0; i < questions.Count; i++)
        {
            var times = Cancel(questions[i], cancellations / questions.Count, i, () => Stopwatch.GetElapsedTime(started) < (i + 1) * Longest / questions.Count);
            times.Print(questions[i].Name);
            all.Add(times);
        }

        all.Print("all");
        Share(engine, questions[0], "15", zip);
    }

    /// <summary>How long one user's light question takes alone, and how long while another has twenty heavy ones running and waiting.</summary>
    private static void Share(MergeEngine engine, Question heavy, string light, ZipArchive zip)
    {
        using var reader = new StreamReader(zip.GetEntry($"{light}.json")!.Open());
        var definition = CirceReader.Read(reader.ReadToEnd()).Value!;
        var runner = new QuestionRunner(new AdmissionQueue(new AdmissionOptions(), TimeProvider.System), TimeProvider.System);
        var alone = Ask();
        using var stop = new CancellationTokenSource();
        var others = Enumerable.Range(0, 20).Select(_ => runner.AskAsync("first", heavy.Ask, QuestionLimits.Batch, stop.Token)).ToArray();
        var beside = Ask();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a second user's question: {alone:F0} ms alone, {beside:F0} ms beside another user's twenty heavy ones (median of 11; {others.Count(o => !o.IsCompleted)} of which were left)"));
        stop.Cancel();
        runner.DisposeAsync().AsTask().GetAwaiter().GetResult();

        double Ask()
        {
            var times = Enumerable.Range(0, 11).Select(_ =>
            {
                var start = Stopwatch.GetTimestamp();
                runner.AskAsync("second", engine, definition, QuestionLimits.Batch, default).GetAwaiter().GetResult();
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }).Order().ToList();
            return times[5];
        }
    }

    private static Times Cancel(Question question, int count, int seed, Func<bool> hasTime)
    {
        var random = new Random(seed);
        var times = new Times { Full = Full(question) };
        using var queue = new AdmissionQueue(new AdmissionOptions(), TimeProvider.System);
        var runner = new QuestionRunner(queue, TimeProvider.System);
        for (var i = 0; i < count && hasTime(); i++)
        {
            One(question, TimeSpan.FromMilliseconds(random.NextDouble() * Math.Min(times.Full, question.Latest)), runner, times).GetAwaiter().GetResult();
        }

        runner.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return times;
    }

    private static async Task One(Question question, TimeSpan delay, QuestionRunner runner, Times times)
    {
        using var cancel = new CancellationTokenSource();
        using var over = new SemaphoreSlim(0);
        var (began, ended) = (0L, 0L);
        var asked = runner.AskAsync(
            "bench",
            stop =>
            {
                try
                {
                    began = Stopwatch.GetTimestamp();
                    return question.Ask(stop);
                }
                finally
                {
                    ended = Stopwatch.GetTimestamp();
                    over.Release();
                }
            },
            QuestionLimits.Batch,
            cancel.Token);

        // Finer than a timer, which would always strike between the same milliseconds.
        await Task.Yield();
        while (Volatile.Read(ref began) == 0 || Stopwatch.GetElapsedTime(began) < delay)
        {
            Thread.Sleep(TimeSpan.FromMilliseconds(0.2));
        }

        var cancelled = Stopwatch.GetTimestamp();
        cancel.Cancel();
        try
        {
            await asked;
            times.Missed++;
        }
        catch (OperationCanceledException)
        {
            times.Asker.Add(Stopwatch.GetElapsedTime(cancelled).TotalMilliseconds);
        }

        await over.WaitAsync();
        if (ended > cancelled)
        {
            times.Engine.Add((ended - cancelled) * 1000.0 / Stopwatch.Frequency);
        }
    }

    private static double Full(Question question)
    {
        question.Ask(default);
        var start = Stopwatch.GetTimestamp();
        question.Ask(default);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Pairs of measurement and condition within 30 days, counted: a single long statement.</summary>
    private static Result<CohortResult> Join(CdmDatabase database, CancellationToken stop)
    {
        using var connection = database.Connect();
        var statement = new SqlStatement(
            """
            SELECT count(*) FROM cdm.measurement a JOIN cdm.condition_occurrence b ON a.person_id = b.person_id
            WHERE a.person_id % 32 = 0 AND a.measurement_date BETWEEN b.condition_start_date - 30 AND b.condition_start_date + 30
            """,
            []);
        ChunkQuery.Run(connection, statement, value => value, (in Chunk _) => { }, stop);

        // Nobody looks at the answer, and a count is no cohort.
        return Result.Failure<CohortResult>([AskErrors.Closing.At(SourcePlace.None)]);
    }

    /// <summary>What is cancelled.</summary>
    /// <param name="Name">Its name in the table.</param>
    /// <param name="Ask">Asks it.</param>
    private sealed record Question(string Name, Func<CancellationToken, Result<CohortResult>> Ask)
    {
        /// <summary>The last moment, in milliseconds from the beginning, at which it is cancelled.</summary>
        public double Latest { get; init; } = double.MaxValue;
    }

    /// <summary>All in milliseconds; several questions together have no full run.</summary>
    private sealed class Times
    {
        public double Full { get; set; }

        public List<double> Asker { get; } = [];

        public List<double> Engine { get; } = [];

        /// <summary>Runs that had ended before they were cancelled.</summary>
        public int Missed { get; set; }

        public void Add(Times other)
        {
            Asker.AddRange(other.Asker);
            Engine.AddRange(other.Engine);
            Missed += other.Missed;
        }

        public void Print(string name) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-8} {(Full > 0 ? Full.ToString("F0", CultureInfo.InvariantCulture) : ""),7} ms | {At(Asker, 0.5),14:F1} {At(Asker, 0.95),6:F1} {At(Asker, 1),6:F1} | {At(Engine, 0.5),16:F1} {At(Engine, 0.95),6:F1} {At(Engine, 1),6:F1} | {(Full > 0 ? (At(Engine, 0.95) / Full).ToString("P0", CultureInfo.InvariantCulture) : ""),15} | {Missed} of {Missed + Asker.Count}"));

        private static double At(List<double> values, double share)
        {
            values.Sort();
            return values.Count == 0 ? 0 : values[(int)Math.Min(values.Count - 1, values.Count * share)];
        }
    }
}
