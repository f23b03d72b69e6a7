using System.Diagnostics;
using System.Globalization;
using Naru.Bench.Cohorts;
using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Verification;

namespace Naru.Bench.Ledger;

/// <summary>
/// How many commands a second are recorded, beside a loop that inserts and commits one row after another into the same database; how fast projections are made anew; how fast
/// everything is verified. Rounds of both take turns, so that what else the machine does meets both.
/// </summary>
internal static class LedgerBenchmark
{
    private static readonly string Payload = $$"""{"title":"{{new string('가', 40)}}","amount":120000000,"district":"songdo","stage":"clinical"}""";

    /// <summary>Runs it; the exit code.</summary>
    public static async Task<int> RunAsync(LedgerBenchOptions options)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Machine.Of(Environment.ProcessorCount, "-") with { DuckDb = "not used" }}; load before: {Load()}"));
        if (options.Database is null or "sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("naru-bench-ledger-").FullName;
            try
            {
                await RunAsync("SQLite", new LedgerAddress.Sqlite(Path.Combine(folder, "ledger.db")), new SqliteYardstick(Path.Combine(folder, "plain.db")), options, asked: 100);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        if (options.Database is null or "postgres")
        {
            using var server = BenchPostgres.TryStart();
            if (server is null)
            {
                Console.Error.WriteLine("PostgreSQL's programs were not found.");
                return 1;
            }

            await RunAsync("PostgreSQL", new LedgerAddress.Postgres(server.ConnectionString), new PostgresYardstick(server.ConnectionString), options, asked: 500);
        }

        return 0;
    }

    private static async Task RunAsync(string name, LedgerAddress address, Yardstick plain, LedgerBenchOptions options, int asked)
    {
        await using (plain)
        {
            await using var ledger = await OpenAsync(address);
            var rates = new List<(double Plain, double One, double Many)>();
            var latencies = new List<double>();
            for (var round = 0; round < options.Rounds; round++)
            {
                var yardstick = await plain.RunAsync(options.Seconds);
                var one = await CommandsAsync(ledger, $"one{round}", 1, options.Seconds, null);
                var many = await CommandsAsync(ledger, $"many{round}", options.Callers, options.Seconds, latencies);
                rates.Add((yardstick, one, many));
            }

            latencies.Sort();
            var (bare, single, group) = (Median(rates.Select(r => r.Plain)), Median(rates.Select(r => r.One)), Median(rates.Select(r => r.Many)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: insert and commit {bare:N0} /s; one caller {single:N0} commands/s ({single / bare:0.00} of it); {options.Callers} callers {group:N0} commands/s ({group / bare:0.0} times it, {group / asked:0.0} times the {asked} asked); a command takes {latencies[latencies.Count / 2]:0.0} ms in the median, {latencies[latencies.Count * 99 / 100]:0.0} ms at p99; load {Load()}"));
        }

        await using var full = await OpenAsync(address);
        await FillAsync(full, options.Events);
        var head = (await full.GetHeadAsync()).Position;
        var rebuilds = new List<double>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var report = (await full.RebuildAsync()).Value!;
            rebuilds.Add(report.Events / watch.Elapsed.TotalSeconds);
        }

        var verifying = Stopwatch.StartNew();
        var sound = (await LedgerVerification.RunAsync(address, new VerifyOptions())).Value!;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {head:N0} events; rebuild {Median(rebuilds):N0} events/s ({Median(rebuilds) / 50_000:0.0} times the 50,000 asked); verify {sound.Events / verifying.Elapsed.TotalSeconds:N0} events/s, {(sound.IsSound ? "sound" : "NOT SOUND")}; load {Load()}"));
    }

    private static async Task<ILedger> OpenAsync(LedgerAddress address)
    {
        var opened = await Ledgers.OpenAsync(address, new LedgerOptions { Clock = TimeProvider.System, Projections = [new CountedEvents()] });
        return opened.Value ?? throw new InvalidOperationException(string.Join('\n', opened.Findings));
    }

    private static async Task<double> CommandsAsync(ILedger ledger, string name, int callers, double seconds, List<double>? latencies)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var number = 0;
            var took = new List<double>();
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                var before = watch.Elapsed;
                Check(await ledger.AppendAsync(One($"{name}-{caller}-{number}", $"{name}-{caller}-{number / 10}")));
                took.Add((watch.Elapsed - before).TotalMilliseconds);
                number++;
            }

            return took;
        })));
        latencies?.AddRange(counts.SelectMany(c => c));
        return counts.Sum(c => c.Count) / watch.Elapsed.TotalSeconds;
    }

    private static async Task FillAsync(ILedger ledger, int events)
    {
        const int PerCommand = 50;
        for (var i = 0; i < events; i += PerCommand * 100)
        {
            await Task.WhenAll(Enumerable.Range(i / PerCommand, 100).Select(async n => Check(await ledger.AppendAsync(new Append(
                new Origin($"fill-{n}", "person-1", "rule-1"),
                Enumerable.Range(0, 5).Select(s => new StreamAppend(
                    string.Create(CultureInfo.InvariantCulture, $"case-{(n * 5) + s}"),
                    StreamAppend.AnyVersion,
                    Enumerable.Range(0, 10).Select(_ => new NewEvent("case.changed", 1, JsonPayload.FromText(Payload))).ToValueList())).ToValueList())))));
        }
    }

    private static Append One(string command, string stream) => new(
        new Origin(command, "person-1", "rule-1"),
        [new StreamAppend(stream, StreamAppend.AnyVersion, [new NewEvent("case.changed", 1, JsonPayload.FromText(Payload))])]);

    private static void Check(Result<Appended> answer)
    {
        if (!answer.IsSuccess)
        {
            throw new InvalidOperationException(string.Join('\n', answer.Findings));
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
