using System.Net;
using Naru.Ledger.Checkpoints;
using Naru.Tests.Cli;
using Naru.Web;
using Xunit;

namespace Naru.Tests.Web;

/// <summary><c>naru hub</c> as a person types it.</summary>
public sealed class HubCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("naru-hub").FullName;

    private string Hub => Path.Combine(folder, "hub");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Start_RunsUntilItIsStopped_AndOffersTheFirstOfficer()
    {
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter();
        var running = HubRun.RunAsync(Hub, [], new Dictionary<string, string>(StringComparer.Ordinal) { ["urls"] = "http://127.0.0.1:0" }, output, TextWriter.Null, stop.Token);
        while (!output.ToString().Contains("invitation#", StringComparison.Ordinal) && !running.IsCompleted)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var address = output.ToString().Split('\n')[0].Trim();
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri($"{address}/health/ready"), TestContext.Current.CancellationToken)).StatusCode);
        await stop.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task Start_WrongSettings_AreToldInBothLanguages()
    {
        using var errors = new StringWriter();
        var code = await HubRun.RunAsync(Hub, [], new Dictionary<string, string>(StringComparer.Ordinal) { ["urls"] = "nowhere" }, TextWriter.Null, errors, TestContext.Current.CancellationToken);

        Assert.Equal(1, code);
        Assert.Contains("API102", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("고치세요", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task VerifyRebuildAndCheckpoints_Work()
    {
        await FillAsync();
        var (hub, city) = (Key("hub"), Key("city"));
        var (july, both) = (Path.Combine(folder, "july.json"), Path.Combine(folder, "both.json"));

        Assert.Equal((0, ""), Run("hub", "checkpoint", "export", "--data", Hub, "--signer", "hub", "--key", hub.Private, "--to", july));
        Assert.Equal((0, ""), Run("hub", "checkpoint", "countersign", july, "--signer", "city", "--key", city.Private, "--to", both));
        Assert.Equal((0, ""), Run("hub", "checkpoint", "check", both, "--known", $"hub={hub.Public}", "--known", $"city={city.Public}"));
        Assert.Equal((0, ""), Run("hub", "verify", "--data", Hub, "--checkpoint", both, "--known", $"hub={hub.Public}", "--known", $"city={city.Public}"));
        Assert.Equal((0, ""), Run("hub", "rebuild", "--data", Hub));

        // One who has not signed, a key that is none, a file that is there, a file that is not.
        Assert.Equal(1, Run("hub", "checkpoint", "check", july, "--known", $"city={city.Public}").Code);
        Assert.Contains("CLI108", Run("hub", "checkpoint", "check", july, "--known", $"city={july}").Error, StringComparison.Ordinal);
        Assert.Contains("CLI114", Run("hub", "checkpoint", "countersign", july, "--signer", "city", "--key", city.Private, "--to", both).Error, StringComparison.Ordinal);
        Assert.Contains("CLI110", Run("hub", "checkpoint", "check", Path.Combine(folder, "none")).Error, StringComparison.Ordinal);
        Assert.Contains("LDG501", Run("hub", "checkpoint", "check", hub.Public, "--known", $"hub={hub.Public}").Error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Verify_ChangedLedger_SaysWhere()
    {
        await FillAsync();
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Hub, "hub.db")}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE ledger_event SET actor = 'somebody-else' WHERE position = 1";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        var run = new CliRun();
        Assert.Equal(1, run.Run("hub", "verify", "--data", Hub));
        Assert.Contains("LDG3", run.Out, StringComparison.Ordinal);
        Assert.Contains("not what was recorded", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_NoLedger_IsTold()
    {
        var (code, error) = Run("hub", "verify", "--data", Hub);

        Assert.NotEqual(0, code);
        Assert.Contains("LDG2", error, StringComparison.Ordinal);
    }

    private static (int Code, string Error) Run(params string[] args)
    {
        var run = new CliRun();
        var code = run.Run(args);
        return (code, code == 0 ? run.Error : run.Error + run.Out);
    }

    private async Task FillAsync()
    {
        await using var host = await WebHost.StartAsync(Hub);
        var made = await host.AskAsync(
            HttpMethod.Post, "/api/v1/parties", "p1", """{ "kind": "organisation", "names": { "ko": "나루바이오", "en": "Naru Bio" }, "organisationType": "company", "district": "28-songdo" }""");
        Assert.True(made.Status == 201, made.Body);
    }

    private (string Private, string Public) Key(string name)
    {
        using var signer = CheckpointSigner.Create(name);
        var (secret, open) = (Path.Combine(folder, $"{name}-key.pem"), Path.Combine(folder, $"{name}.pem"));
        File.WriteAllText(secret, signer.PrivateKeyPem);
        File.WriteAllText(open, signer.PublicKeyPem);
        return (secret, open);
    }
}
