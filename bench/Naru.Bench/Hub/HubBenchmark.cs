using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Naru.Bench.Cohorts;
using Naru.Bench.Ledger;
using Naru.Web;

namespace Naru.Bench.Hub;

/// <summary>
/// How many commands a second the whole hub takes by HTTP: session, anti-forgery token, limits, idempotency, strict JSON, permission, decision, ledger, projection and answer.
/// Beside it, in turns, requests that do nothing, and one row after another inserted and committed into the same kind of database. Callers and hub share the machine; a line of log for every request is not written.
/// </summary>
internal static class HubBenchmark
{
    /// <summary>Runs it; the exit code.</summary>
    public static async Task<int> RunAsync(HubBenchOptions options)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Machine.Of(Environment.ProcessorCount, "-") with { DuckDb = "not used" }}; load before: {Load()}"));
        if (options.Database is null or "sqlite")
        {
            await RunAsync("SQLite", null, options, asked: 100);
        }

        if (options.Database is null or "postgres")
        {
            using var server = BenchPostgres.TryStart();
            if (server is null)
            {
                Console.Error.WriteLine("PostgreSQL's programs were not found.");
                return 1;
            }

            await RunAsync("PostgreSQL", server.ConnectionString, options, asked: 500);
        }

        return 0;
    }

    private static async Task RunAsync(string name, string? postgres, HubBenchOptions options, int asked)
    {
        var folder = Directory.CreateTempSubdirectory("naru-bench-hub-").FullName;
        Yardstick plain = postgres is null ? new SqliteYardstick(Path.Combine(folder, "plain.db")) : new PostgresYardstick(postgres);
        await using (plain)
        {
            await using var hub = await StartAsync(Path.Combine(folder, "hub"), postgres);
            using var caller = await HubCaller.SignUpAsync(new Uri(hub.Addresses[0]), Path.Combine(folder, "hub", "mail"));
            var rates = new List<(double Plain, double Nothing, double Commands)>();
            var latencies = new List<double>();
            for (var round = 0; round < options.Rounds; round++)
            {
                var bare = await plain.RunAsync(options.Seconds);
                var nothing = await ManyAsync(options, caller.DoNothingAsync, null);
                var commands = await ManyAsync(options, caller.RegisterAsync, latencies);
                rates.Add((bare, nothing, commands));
            }

            latencies.Sort();
            var (row, idle, command) = (Median(rates.Select(r => r.Plain)), Median(rates.Select(r => r.Nothing)), Median(rates.Select(r => r.Commands)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {options.Callers} callers by HTTP {command:N0} commands/s ({command / asked:0.0} times the {asked} asked; {command / row:0.00} of insert and commit, {row:N0} /s; {command / idle:0.00} of requests that do nothing, {idle:N0} /s); a command takes {latencies[latencies.Count / 2]:0.0} ms in the median, {latencies[latencies.Count * 99 / 100]:0.0} ms at p99; load {Load()}"));
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<HubHost> StartAsync(string folder, string? postgres)
    {
        var overrides = new Dictionary<string, string>(StringComparer.Ordinal) { ["urls"] = "http://127.0.0.1:0", ["publicOrigin"] = "http://localhost:5080" };
        foreach (var limit in (string[])["addressPerMinute", "callerPerMinute", "identityPerMinute", "costlyPerMinute"])
        {
            overrides[limit] = "1000000";
        }

        if (postgres is not null)
        {
            overrides["postgres"] = postgres;
        }

        var settings = HubSettingsReader.Read(folder, [], overrides);
        var hub = settings.IsSuccess ? await HubHost.BuildAsync(settings.Value, configure: b => b.Logging.ClearProviders()) : throw new InvalidOperationException(string.Join('\n', settings.Findings));
        return hub.IsSuccess && await hub.Value.StartAsync() is null ? hub.Value : throw new InvalidOperationException(string.Join('\n', hub.Findings));
    }

    private static async Task<double> ManyAsync(HubBenchOptions options, Func<Task> request, List<double>? latencies)
    {
        var watch = Stopwatch.StartNew();
        var took = await Task.WhenAll(Enumerable.Range(0, options.Callers).Select(_ => Task.Run(async () =>
        {
            var each = new List<double>();
            while (watch.Elapsed.TotalSeconds < options.Seconds)
            {
                var before = watch.Elapsed;
                await request();
                each.Add((watch.Elapsed - before).TotalMilliseconds);
            }

            return each;
        })));
        latencies?.AddRange(took.SelectMany(t => t));
        return took.Sum(t => t.Count) / watch.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
