using System.Diagnostics;
using System.Text.Json;
using Naru.Bench.Ledger;
using Naru.Ledger;
using Naru.Ledger.Verification;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>
/// Killed with <c>kill -9</c> at random moments, again and again: every acknowledged command is there, none twice, projections and messages with it, and the ledger verifies.
/// Ten seconds; five minutes each with <c>NARU_TEST_LONG=1</c>. That a power failure is survived rests on <c>synchronous = FULL</c> and <c>fsync</c>, which no test shows.
/// </summary>
[Trait("Category", "Slow")]
public sealed class CrashTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("naru-crash-");
    private readonly int[] acknowledged = new int[CrashWriter.Workers];
    private readonly Random random = new(20261127);

    private static bool IsLong => Environment.GetEnvironmentVariable("NARU_TEST_LONG") == "1";

    [Fact]
    public async Task Kill_Sqlite_LosesNothingAcknowledged()
    {
        var address = new LedgerAddress.Sqlite(Path.Combine(folder.FullName, "ledger.db"));
        Assert.Equal("", await RoundsAsync(address, shortRounds: 4));
        Assert.All(acknowledged, a => Assert.True(a > 0));
    }

    [Fact]
    public async Task Kill_PostgresClientOrServer_LosesNothingAcknowledged()
    {
        using var server = new PostgresServer();
        var address = new LedgerAddress.Postgres(server.Create().ConnectionString);
        Assert.Equal("", await RoundsAsync(address, shortRounds: 3, server));
        Assert.All(acknowledged, a => Assert.True(a > 0));
    }

    [Fact]
    public async Task Kill_WriterThatSpeaksTooEarly_IsSeenToLose()
    {
        // The twin: what is acknowledged before it is committed is lost by the first kill or one of the next.
        var address = new LedgerAddress.Sqlite(Path.Combine(folder.FullName, "early.db"));
        Assert.Contains("lost", await RoundsAsync(address, shortRounds: 8, speaksTooEarly: true), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Kills and checks, until something is wrong (what it is) or the rounds or the time are over (nothing).</summary>
    private async Task<string> RoundsAsync(LedgerAddress address, int shortRounds, PostgresServer? server = null, bool speaksTooEarly = false)
    {
        var started = Stopwatch.StartNew();
        for (var round = 0; IsLong && !speaksTooEarly ? started.Elapsed < TimeSpan.FromMinutes(5) : round < shortRounds; round++)
        {
            await RoundAsync(address, server is not null && round % 3 == 1 ? server : null, speaksTooEarly);
            if (await CheckAsync(address) is { Length: > 0 } wrong)
            {
                return wrong;
            }
        }

        return "";
    }

    private async Task RoundAsync(LedgerAddress address, PostgresServer? crashing, bool speaksTooEarly)
    {
        // A few of the last commands again: they must not be recorded twice.
        var from = acknowledged.Select(a => Math.Max(1, a - 2)).ToArray();
        var order = address switch
        {
            LedgerAddress.Sqlite sqlite => new CrashWriter.Order(sqlite.Path, null, from, speaksTooEarly),
            LedgerAddress.Postgres postgres => new CrashWriter.Order(postgres.ConnectionString, postgres.Schema, from, speaksTooEarly),
            _ => throw new InvalidOperationException(),
        };
        using var child = Start(order);
        var lines = 0;
        var toSee = 100 + random.Next(1500);
        while (await child.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            var parts = line.Split(' ');
            if (parts.Length == 2 && int.TryParse(parts[0], out var worker) && int.TryParse(parts[1], out var number))
            {
                acknowledged[worker] = Math.Max(acknowledged[worker], number);
            }

            lines++;
            if (lines == toSee / 2 && crashing is not null)
            {
                // The server goes down and comes back; the client waits for it and goes on by itself.
                crashing.Crash();
                crashing.Start();
            }

            // By lines, not by time: what one sees of a slow machine is as much as of a fast one. Lines that were said before the kill are still read.
            if (lines == toSee)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync(Token);
        Assert.True(lines >= toSee, $"The child ended by itself after {lines} lines.");
    }

    private static Process Start(CrashWriter.Order order)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])["exec", typeof(CrashWriter).Assembly.Location, "ledger-writer", JsonSerializer.Serialize(order)])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>What is wrong, in words; nothing if all is well.</summary>
    private async Task<string> CheckAsync(LedgerAddress address)
    {
        var report = (await LedgerVerification.RunAsync(address, new VerifyOptions(), Token)).Value!;
        if (!report.IsSound)
        {
            return $"not sound: {string.Join('\n', report.Findings)}";
        }

        await using var ledger = (await Ledgers.OpenAsync(address, LedgerPlace.Options(new CountedEvents()), Token)).Value!;
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        var events = 0;
        await foreach (var e in ledger.ReadAllAsync(0, Token))
        {
            times[e.Command] = times.GetValueOrDefault(e.Command) + 1;
            events++;
        }

        // Each command has two events.
        if (times.FirstOrDefault(t => t.Value != 2) is { Key: not null } wrong)
        {
            return $"{wrong.Value} events of {wrong.Key}";
        }

        for (var worker = 0; worker < acknowledged.Length; worker++)
        {
            for (var number = 1; number <= acknowledged[worker]; number++)
            {
                if (!times.ContainsKey($"w{worker}-{number}"))
                {
                    return $"lost: w{worker}-{number}";
                }
            }
        }

        var tallied = await CountAsync(ledger, "SELECT COALESCE(sum(events), 0) FROM counted_event");
        return tallied != events ? $"the projection has {tallied} of {events} events"
            : (await ledger.Outbox.CountAsync(Token)).Waiting != times.Count ? "messages and commands differ"
            : "";
    }

    private static async Task<long> CountAsync(ILedger ledger, string sql)
    {
        await using var connection = await ledger.OpenReadAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
