using System.Net;
using Naru.Ledger.Checkpoints;
using Naru.Tests.Cli;
using Naru.Tests.Hub.Identity;
using Naru.Tests.Hub.Outbox;
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

    /// <summary>As it is typed: the hub says where it runs and how to stop it, in the language asked for, and takes its secrets from the environment.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Start_RunsUntilItIsStopped_AndOffersTheFirstOfficer()
    {
        await using var mails = new MailServer(password: "hunter2");
        Directory.CreateDirectory(Hub);
        await File.WriteAllTextAsync(
            Path.Combine(Hub, "naru-hub.json"),
            $$"""
            { "mail": { "host": "127.0.0.1", "port": {{mails.Port}}, "tlsRequired": false, "user": "hub", "fromAddress": "naru@example.org", "fromNameKo": "나루", "fromNameEn": "Naru",
              "domain": "example.org" } }
            """,
            TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        var address = $"http://127.0.0.1:{IdentityHub.FreePort()}";
        var run = new CliRun { Stop = stop.Token, Variables = new(StringComparer.Ordinal) { ["NARU_LANG"] = "en", ["NARU_HUB_MAIL_PASSWORD"] = "hunter2" } };
        var running = Task.Run(() => run.Run("hub", "start", "--data", Hub, "--urls", address));
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        while (!running.IsCompleted && !await IsReadyAsync(client))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        using var asked = new HttpRequestMessage(HttpMethod.Post, "/api/v1/identity/registrations")
        {
            Content = new StringContent("""{ "email": "kim@example.org", "name": "김나루", "language": "ko" }""", System.Text.Encoding.UTF8, "application/json"),
        };
        asked.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        Assert.Equal(HttpStatusCode.Accepted, (await client.SendAsync(asked, TestContext.Current.CancellationToken)).StatusCode);
        while (mails.Messages.IsEmpty && !running.IsCompleted)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        Assert.Equal(0, await running);
        Assert.Contains($"The hub runs at {address} (Ctrl+C stops it)", run.Out, StringComparison.Ordinal);
        Assert.Contains("invitation#", run.Out, StringComparison.Ordinal);
        Assert.Contains("A key that signs checkpoints was made", run.Out, StringComparison.Ordinal);
        Assert.DoesNotMatch("[가-힣]", run.Out);
    }

    [Fact]
    public void Start_WrongSettings_AreToldAsEverywhere()
    {
        var run = new CliRun { Variables = new(StringComparer.Ordinal) { ["NARU_LANG"] = "ko", ["NARU_HUB_COLOUR"] = "hunter2", ["NARU_HUB_DATA"] = "elsewhere" } };
        Assert.Equal(1, run.Run("hub", "start", "--data", Hub, "--urls", "nowhere"));

        // A name that is no setting is reported, though nothing asked for it; the hub's folder is none.
        Assert.Contains("✗ API101", run.Error, StringComparison.Ordinal);
        Assert.Contains("✗ API102", run.Error, StringComparison.Ordinal);
        Assert.Contains("고치세요", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Correct", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("DATA", run.Error, StringComparison.Ordinal);
        Assert.Contains("API101", Run2("hub", "verify", "--data", Hub), StringComparison.Ordinal);

        static string Run2(params string[] args)
        {
            var run = new CliRun { Variables = new(StringComparer.Ordinal) { ["NARU_HUB_COLOUR"] = "x" } };
            run.Run(args);
            return run.Error;
        }
    }

    /// <summary>The host's own program, which nobody told a language, speaks both.</summary>
    [Fact]
    public async Task Run_InBothLanguages_TellsBoth()
    {
        using var errors = new StringWriter();
        var code = await HubRun.RunAsync(
            Hub, [], new Dictionary<string, string>(StringComparer.Ordinal) { ["urls"] = "nowhere" }, HubVoice.InBothLanguages(TextWriter.Null, errors), TestContext.Current.CancellationToken);

        Assert.Equal(1, code);
        Assert.Contains("API102", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("고치세요", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("Correct the settings", errors.ToString(), StringComparison.Ordinal);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
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

    /// <summary>A mistyped folder: nothing is made there, and nothing is said to have been done.</summary>
    [Theory]
    [InlineData("verify")]
    [InlineData("rebuild")]
    [InlineData("checkpoint", "export", "--signer", "hub", "--key", "KEY", "--to", "TO")]
    public void Command_NoHub_IsToldAndMakesNone(params string[] command)
    {
        string[] words = [.. command.Select(w => w switch { "KEY" => Key("hub").Private, "TO" => Path.Combine(folder, "to.json"), _ => w })];
        var (code, error) = Run(["hub", .. words, "--data", Hub]);
        Assert.Equal(1, code);
        Assert.Contains("API107", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Hub));

        // A folder that is there, but holds no hub.
        Directory.CreateDirectory(Hub);
        Assert.Contains("API107", Run(["hub", .. words, "--data", Hub]).Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Hub));
    }

    /// <summary>Keys that are gone are not made anew beside a ledger that holds events, whoever asks.</summary>
    [Theory]
    [InlineData("person-keys.lock", "API106")]
    [InlineData("person-keys.db", "LDG403")]
    [Trait("Category", "Slow")]
    public async Task KeysLost_NothingIsMadeAnew(string file, string code)
    {
        await FillAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var path = Path.Combine(Hub, file);
        File.Move(path, path + ".away");

        Assert.Contains(code, Run("hub", "rebuild", "--data", Hub).Error, StringComparison.Ordinal);
        var settings = HubSettingsReader.Read(Hub, [], new Dictionary<string, string>(StringComparer.Ordinal)).Value!;
        Assert.Equal([code], (await HubHost.BuildAsync(settings, stop: TestContext.Current.CancellationToken)).Errors.Select(e => e.Code));
        Assert.False(File.Exists(path));

        File.Move(path + ".away", path);
        Assert.Equal((0, ""), Run("hub", "rebuild", "--data", Hub));
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
