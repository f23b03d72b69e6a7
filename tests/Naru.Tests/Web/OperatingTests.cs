using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Kernel;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;
using Naru.Tests.Cli;
using Naru.Web;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>What an operator does for a hub, by command, and what it does by itself: checkpoints, outbox, the lock of the keys.</summary>
[Trait("Category", "Slow")]
public sealed class OperatingTests : IDisposable
{
    private const string Party = """{ "kind": "organisation", "names": { "ko": "나루바이오", "en": "Naru Bio" }, "organisationType": "company", "district": "28-songdo" }""";

    private readonly string folder = Directory.CreateTempSubdirectory("naru-hub").FullName;

    private string Hub => Path.Combine(folder, "hub");

    private string Copies => Path.Combine(Hub, "checkpoints");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Checkpoints_ByTime_AreCopiedAndFoundByVerify()
    {
        await using (var host = await WebHost.StartAsync(Hub))
        {
            await RegisterAsync(host);
            var pump = host.Hub.Services.GetRequiredService<CheckpointPump>();
            await pump.TurnAsync(Stop);
            var copy = Assert.Single(Directory.GetFiles(Copies, "*.json"));
            var bytes = await File.ReadAllBytesAsync(copy, Stop);

            // Nothing new: nothing made, however long that is. Something new: not before its time.
            host.Clock.Shift(TimeSpan.FromDays(3));
            await pump.TurnAsync(Stop);
            Assert.Single(Directory.GetFiles(Copies, "*.json"));
            await RegisterAsync(host);
            await pump.TurnAsync(Stop);
            Assert.Equal(2, Directory.GetFiles(Copies, "*.json").Length);
            await RegisterAsync(host);
            await pump.TurnAsync(Stop);
            Assert.Equal(2, Directory.GetFiles(Copies, "*.json").Length);
            Assert.Equal(bytes, await File.ReadAllBytesAsync(copy, Stop));
            Assert.Equal("ok\n", await HealthAsync(host));
        }

        var publicKey = Assert.Single(Directory.GetFiles(Copies, "hub-*.pem"));
        var name = Path.GetFileNameWithoutExtension(publicKey);
        Assert.Equal(0, Run("hub", "checkpoint", "check", Directory.GetFiles(Copies, "*.json").Max()!, "--known", $"{name}={publicKey}").Code);
        var (code, output) = Run("hub", "verify", "--data", Hub, "--known", $"{name}={publicKey}");
        Assert.True(code == 0, output);
        Assert.Contains("2 checkpoints", output, StringComparison.Ordinal);

        // The end is cut off, and so are the checkpoints beside it: only the copies know.
        await ExecuteAsync("""
            DELETE FROM ledger_event WHERE position > 1;
            DELETE FROM ledger_checkpoint;
            UPDATE ledger_head SET position = 1, time = (SELECT time FROM ledger_event WHERE position = 1);
            """);
        var cut = Run("hub", "verify", "--data", Hub);
        Assert.Equal(1, cut.Code);
        Assert.Contains("LDG313", cut.Output, StringComparison.Ordinal);
        foreach (var copy in Directory.GetFiles(Copies, "*.json"))
        {
            File.Delete(copy);
        }

        // The twin: without copies nobody could tell.
        Assert.Equal(0, Run("hub", "verify", "--data", Hub).Code);
    }

    [Fact]
    public async Task Checkpoints_Alarms_AreShown()
    {
        await using var host = await WebHost.StartAsync(Hub);
        var pump = host.Hub.Services.GetRequiredService<CheckpointPump>();
        await RegisterAsync(host);
        await pump.TurnAsync(Stop);

        // The folder is gone and cannot be made: told until it is back.
        Directory.Move(Copies, Copies + ".away");
        await File.WriteAllTextAsync(Copies, "in the way", Stop);
        await RegisterAsync(host);
        host.Clock.Shift(TimeSpan.FromDays(2));
        await pump.TurnAsync(Stop);
        Assert.Equal("API122\n", await HealthAsync(host));
        File.Delete(Copies);
        await pump.TurnAsync(Stop);
        Assert.Equal("ok\n", await HealthAsync(host));

        // A clock that was years ahead: no checkpoint is due, and what happens meanwhile is not covered.
        await RegisterAsync(host);
        await ExecuteAsync("UPDATE ledger_event SET actor = 'somebody-else' WHERE position = 1");
        await ExecuteAsync("UPDATE ledger_event SET hash = (SELECT e.previous FROM ledger_event e WHERE e.position = 1) WHERE position = 1");
        host.Clock.Shift(TimeSpan.FromDays(3));
        await pump.TurnAsync(Stop);
        Assert.Equal("LDG312\n", await HealthAsync(host));
        Assert.Contains(host.Log.All, l => l.Contains("LDG312", StringComparison.Ordinal));
    }

    /// <summary>None could be made for longer than two intervals, though something was recorded: another program holds the database's checkpoints, say.</summary>
    [Fact]
    public async Task Checkpoints_TooOld_IsAnAlarm()
    {
        await using var host = await WebHost.StartAsync(Hub);
        var services = host.Hub.Services;
        await RegisterAsync(host);
        var pump = services.GetRequiredService<CheckpointPump>();
        await pump.TurnAsync(Stop);
        var early = new Naru.Tests.Hub.Api.ShiftedClock();
        early.Shift(TimeSpan.FromDays(9));
        await RegisterAsync(host);

        // The ledger's clock says that none is due yet; the one who watches knows better.
        using var watching = new CheckpointPump(
            services.GetRequiredService<ILedger>(), Naru.Ledger.Checkpoints.CheckpointSigner.Create("hub"), services.GetRequiredService<HubSettings>(), early,
            services.GetRequiredService<HubAlarms>(), services.GetRequiredService<Microsoft.Extensions.Logging.ILogger<CheckpointPump>>());
        await watching.TurnAsync(Stop);
        Assert.Equal("API121\n", await HealthAsync(host));
    }

    [Fact]
    public async Task Outbox_DeadLetters_AreListedRetriedAndPurged()
    {
        await using (var host = await WebHost.StartAsync(Hub))
        {
            var message = new NewMessage("pigeon", JsonPayload.FromText("{}"));
            var append = new Append(
                new Origin("c1", "p1", "test"), [new StreamAppend("s", StreamAppend.AnyVersion, [new NewEvent("thing.happened", 1, JsonPayload.FromText("{}"))])], [message, message, message]);
            Assert.True((await host.Hub.Services.GetRequiredService<ILedger>().AppendAsync(append, Stop)).IsSuccess);
        }

        await ExecuteAsync("UPDATE ledger_message SET state = 'dead', attempts = 24, finished = recorded, reason = 'OUT202 550' WHERE part < 2");
        var list = Run("hub", "outbox", "list", "--data", Hub).Output;
        Assert.Contains("1 wait, 2 were given up, 0 were sent", list, StringComparison.Ordinal);
        var ids = list.Split('\n').Where(l => l.Contains("OUT202 550", StringComparison.Ordinal)).Select(l => l.Trim().Split(' ')[0]).ToList();
        Assert.Equal(2, ids.Count);

        Assert.Equal(2, Run("hub", "outbox", "retry", "--data", Hub).Code);
        Assert.Contains("CLI108", Run("hub", "outbox", "retry", "--data", Hub, "nothing").Output, StringComparison.Ordinal);
        Assert.Contains("Back in the queue: 1", Run("hub", "outbox", "retry", "--data", Hub, ids[0]).Output, StringComparison.Ordinal);
        Assert.Contains("2 wait, 1 were given up", Run("hub", "outbox", "list", "--data", Hub).Output, StringComparison.Ordinal);

        // What was given up goes only when that is said.
        Assert.Contains("Forgotten: 0", Run("hub", "outbox", "purge", "--data", Hub, "--older-than", "0").Output, StringComparison.Ordinal);
        Assert.Contains("Forgotten: 1", Run("hub", "outbox", "purge", "--data", Hub, "--older-than", "0", "--dead").Output, StringComparison.Ordinal);
        Assert.Equal(2, Run("hub", "outbox", "purge", "--data", Hub, "--older-than", "-1").Code);

        // What was sent long ago is forgotten by the hub itself; what was given up is not.
        await ExecuteAsync("UPDATE ledger_message SET state = CASE part WHEN 0 THEN 'sent' ELSE 'dead' END, finished = 1");
        await using (await WebHost.StartAsync(Hub))
        {
            while (await CountAsync("SELECT count(*) FROM ledger_message") > 1)
            {
                await Task.Delay(20, Stop);
            }
        }

        Assert.Contains("0 wait, 1 were given up", Run("hub", "outbox", "list", "--data", Hub).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relock_TheKeys_OpensWithTheNewLockAlone()
    {
        var lockFile = Path.Combine(Hub, "person-keys.lock");
        await using (var host = await WebHost.StartAsync(Hub))
        {
            Assert.NotNull(await host.Hub.Services.GetRequiredService<IPersonKeys>().GetOrCreateAsync("p", Stop));
        }

        await RegisterAsync();
        var before = await File.ReadAllTextAsync(lockFile, Stop);
        Assert.Equal(0, Run("hub", "keys", "relock", "--data", Hub).Code);
        var after = await File.ReadAllTextAsync(lockFile, Stop);
        Assert.NotEqual(before, after);
        Assert.False(File.Exists(lockFile + ".new"));
        Assert.Equal(0, Run("hub", "rebuild", "--data", Hub).Code);

        // With the old lock it stays shut.
        await File.WriteAllTextAsync(lockFile, before, Stop);
        Assert.Contains("LDG401", Run("hub", "rebuild", "--data", Hub).Output, StringComparison.Ordinal);

        // As if it had been broken off after the store was locked: the same again completes it.
        await File.WriteAllTextAsync(lockFile + ".new", after, Stop);
        Assert.Equal(0, Run("hub", "keys", "relock", "--data", Hub).Code);
        Assert.Equal(after, await File.ReadAllTextAsync(lockFile, Stop));
        Assert.Equal(0, Run("hub", "rebuild", "--data", Hub).Code);

        // A lock that never was the store's changes nothing.
        await File.WriteAllTextAsync(lockFile, before, Stop);
        Assert.Contains("LDG401", Run("hub", "keys", "relock", "--data", Hub).Output, StringComparison.Ordinal);
        Assert.Contains("API107", Run("hub", "keys", "relock", "--data", Hub + "x").Output, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static (int Code, string Output) Run(params string[] args)
    {
        var run = new CliRun();
        var code = run.Run(args);
        return (code, run.Error + run.Out);
    }

    private static async Task<string> HealthAsync(WebHost host) => (await host.AskAsync(HttpMethod.Get, "/health")).Body;

    private static async Task RegisterAsync(WebHost host)
    {
        var made = await host.AskAsync(HttpMethod.Post, "/api/v1/parties", "p1", Party);
        Assert.True(made.Status == 201, made.Body);
    }

    private async Task RegisterAsync()
    {
        await using var host = await WebHost.StartAsync(Hub);
        await RegisterAsync(host);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Hub, "hub.db")};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Hub, "hub.db")};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }
}
