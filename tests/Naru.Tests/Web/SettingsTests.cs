using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Naru.Core;
using Naru.Web;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>Settings come from file, environment and command line; what is wrong with any of them is told at once, by code and line, and never with its value.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("naru-settings").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Read_FileEnvironmentAndCommandLine_TheLaterCounts()
    {
        var settings = Read(
            """
            {
              "urls": ["http://127.0.0.1:1", "http://127.0.0.1:2"],
              "publicOrigin": "https://hub.example.org",
              "callerPerMinute": 5,
              "addressPerMinute": 6,
              "mail": { "host": "mail", "fromAddress": "naru@example.org", "fromNameKo": "나루", "fromNameEn": "Naru", "domain": "example.org" },
              "institutions": [ { "id": "gachon", "nameKo": "길병원", "nameEn": "Gil", "issuer": "https://id.example.org", "clientId": "naru", "domains": ["example.org"] } ]
            }
            """,
            new() { ["NARU_HUB_CALLER_PER_MINUTE"] = "7", ["NARU_HUB_ADDRESS_PER_MINUTE"] = "8", ["NARU_HUB_MAIL_PASSWORD"] = "secret", ["PATH"] = "x" },
            new() { ["addressPerMinute"] = "9" }).Value!;

        Assert.Equal(["http://127.0.0.1:1", "http://127.0.0.1:2"], settings.Urls);
        Assert.Equal((7, 9), (settings.Limits.CallerPerMinute, settings.Limits.AddressPerMinute));
        Assert.Equal(("mail", 587, "secret"), (settings.Mail!.Host, settings.Mail.Port, settings.Mail.Password));
        Assert.Equal(("gachon", "example.org"), (settings.Institutions[0].Id, settings.Institutions[0].Domains[0]));
        Assert.DoesNotContain("secret", settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Nothing_IsAHubOnThisMachine()
    {
        var settings = Read(null, [], new() { ["urls"] = "http://127.0.0.1:5099" }).Value!;

        Assert.Equal("http://localhost:5099/", settings.PublicOrigin.AbsoluteUri);
        Assert.Null(settings.Mail);
        Assert.Equal(Path.Combine(folder, "hub.db"), settings.Ledger.DisplayName);
    }

    [Theory]
    [InlineData("{\n \"colour\": 1 }", "API101 colour 2")]
    [InlineData("{ \"urls\": \"ftp://x\" }", "API102 urls 1")]
    [InlineData("{ \"publicOrigin\": \"http://hub.example.org\" }", "API102 publicOrigin 1")]
    [InlineData("{ \"publicOrigin\": \"https://hub.example.org/path\" }", "API102 publicOrigin 1")]
    [InlineData("{ \"publicOrigin\": \"\" }", "API102 publicOrigin 1")]
    [InlineData("{ \"postgresSchema\": \"a\\\"b\" }", "API102 postgresSchema 1")]
    [InlineData("{ \"trustedProxies\": \"10.0.0.1, x\" }", "API102 trustedProxies 1")]
    [InlineData("{ \"webhookInnerTargets\": \"*\" }", "API102 webhookInnerTargets 1")]
    [InlineData("{ \"webhookInnerTargets\": \"http://10.0.0.7:9000, http://10.0.0.8/path\" }", "API102 webhookInnerTargets 1")]
    [InlineData("{ \"callerPerMinute\": 0 }", "API102 callerPerMinute 1")]
    [InlineData("{ \"personKeyFile\": \"/nowhere/key\" }", "API102 personKeyFile 1")]
    [InlineData("{ \"mail\": { \"host\": \"x\" } }", "API102 mail 1")]
    [InlineData("{ \"institutions\": [ { \"id\": \"x\", \"colour\": 1 } ] }", "API102 institutions[0].colour 1")]
    [InlineData("[", "API103  1")]
    public void Read_Mistake_IsTold(string file, string error)
    {
        var errors = Read(file, [], []).Errors.ToList();

        Assert.Contains(error.Split(' ')[0], errors.Select(e => e.Code));
        Assert.Contains(errors, e => e.Place.Line?.ToString(System.Globalization.CultureInfo.InvariantCulture) == error.Split(' ')[2] && e.Message.English.Contains(error.Split(' ')[1], StringComparison.Ordinal));
    }

    [Fact]
    public void Read_SeveralMistakes_AreAllTold_WithoutTheirValues()
    {
        var result = Read("{ \"urls\": \"ftp://hunter2\", \"colour\": \"hunter2\" }", new() { ["NARU_HUB_CALLER_PER_MINUTE"] = "hunter2", ["NARU_HUB_COLOUR"] = "hunter2" }, []);

        Assert.Equal(["API101", "API101", "API102", "API102"], result.Errors.Select(e => e.Code).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(result.Findings, f => f.ToString().Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Build_FolderCannotBeMade_IsTold()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var settings = HubSettingsReader.Read(Path.Combine(file, "hub"), [], new Dictionary<string, string>(StringComparer.Ordinal)).Value!;

        Assert.Equal(["API104"], (await HubHost.BuildAsync(settings, stop: TestContext.Current.CancellationToken)).Errors.Select(e => e.Code));
    }

    [Fact]
    public async Task Build_KeyIsNone_IsTold()
    {
        var settings = Read(null, [], []).Value!;
        await File.WriteAllTextAsync(settings.Folder.PersonKeyLock, "not a key", TestContext.Current.CancellationToken);

        Assert.Equal(["API102"], (await HubHost.BuildAsync(settings, stop: TestContext.Current.CancellationToken)).Errors.Select(e => e.Code));
    }

    [Theory]
    [InlineData(null, "VOC102")]
    [InlineData("{ \"format\": 99 }", "VOC103")]
    public async Task Build_VocabularyIsNone_IsToldWithItsPlace(string? manifest, string why)
    {
        var vocabulary = Path.Combine(folder, "words");
        Directory.CreateDirectory(vocabulary);
        if (manifest is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(vocabulary, "vocabulary.json"), manifest, TestContext.Current.CancellationToken);
        }

        var settings = Read(null, new() { ["NARU_HUB_VOCABULARY"] = vocabulary }, []).Value!;
        var errors = (await HubHost.BuildAsync(settings, stop: TestContext.Current.CancellationToken)).Errors.ToList();

        Assert.Equal(["API109", why], errors.Select(e => e.Code));
        Assert.All(errors, e => Assert.Equal(vocabulary, e.Place.File));
    }

    [Fact]
    public async Task Start_AddressIsTaken_IsTold()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var settings = Read(null, [], new() { ["urls"] = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}" }).Value!;
        var log = new Naru.Tests.Hub.Api.LogLines();
        await using (var hub = (await HubHost.BuildAsync(
            settings, configure: b => b.Logging.AddProvider(log), stop: TestContext.Current.CancellationToken)).Value!)
        {
            var error = (await hub.StartAsync(TestContext.Current.CancellationToken))!;
            Assert.Equal("API105", error.Code);
            Assert.Contains(settings.Urls[0], error.Message.English, StringComparison.Ordinal);
        }

        // It is told by code: the framework's own word, with a stack, is not beside it.
        Assert.DoesNotContain(log.All, l => l.Contains("Microsoft.Extensions.Hosting", StringComparison.Ordinal));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>A wrong password is told by code, before anything is made.</summary>
    [Theory]
    [InlineData("certificate")]
    [InlineData("keyCertificate")]
    public async Task Build_CertificateDoesNotOpen_IsTold(string name)
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        using var certificate = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=localhost", key, System.Security.Cryptography.HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(folder, "hub.p12");
        await File.WriteAllBytesAsync(
            file, certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, "right"), TestContext.Current.CancellationToken);
        foreach (var wrong in (string[])["wrong", "right"])
        {
            var settings = Read(null, [], new() { [$"{name}File"] = file, [$"{name}Password"] = wrong }).Value!;
            var built = await HubHost.BuildAsync(settings, stop: TestContext.Current.CancellationToken);
            Assert.Equal(wrong == "right" ? [] : ["API108"], built.Errors.Select(e => e.Code));
            Assert.DoesNotContain(built.Findings, f => f.ToString().Contains("wrong", StringComparison.Ordinal));
            Assert.Equal(wrong == "right", File.Exists(settings.Folder.Database));
            if (built.IsSuccess)
            {
                await built.Value.DisposeAsync();
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Start_TablesOfANewerProgram_IsTold()
    {
        var settings = Read(null, [], new() { ["urls"] = "http://127.0.0.1:0" }).Value!;
        await using (var first = (await HubHost.BuildAsync(settings, stop: TestContext.Current.CancellationToken)).Value!)
        {
            Assert.Null(await first.StartAsync(TestContext.Current.CancellationToken));
            await first.StopAsync(TestContext.Current.CancellationToken);
        }

        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={settings.Folder.Database};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO identity_schema (step, hash, done_at) VALUES (99, 'x', 0)";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using (var hub = (await HubHost.BuildAsync(settings, stop: TestContext.Current.CancellationToken)).Value!)
        {
            Assert.Equal("IDN902", (await hub.StartAsync(TestContext.Current.CancellationToken))?.Code);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>A hub that cannot be put together leaves nothing open: the same is built again at once.</summary>
    [Fact]
    public async Task Build_ThatThrows_ClosesWhatItOpened()
    {
        var settings = Read(null, [], []).Value!;
        await Assert.ThrowsAsync<InvalidOperationException>(() => HubHost.BuildAsync(
            settings, configure: _ => throw new InvalidOperationException("planted"), stop: TestContext.Current.CancellationToken));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (OperatingSystem.IsLinux())
        {
            var open = Directory.EnumerateFiles("/proc/self/fd").Select(f => new FileInfo(f).LinkTarget).OfType<string>().ToList();
            Assert.NotEmpty(open);
            Assert.DoesNotContain(open, f => f.StartsWith(settings.Folder.Path, StringComparison.Ordinal));
        }

        var again = await OpenHub.OpenAsync(settings, TimeProvider.System, mayMake: false, TestContext.Current.CancellationToken);
        Assert.True(again.IsSuccess);
        await again.Value.DisposeAsync();
    }

    [Fact]
    public void Read_MailPasswordWithoutMail_IsTold() =>
        Assert.Equal(["API102"], Read(null, new() { ["NARU_HUB_MAIL_PASSWORD"] = "hunter2" }, []).Errors.Select(e => e.Code));

    [Fact]
    public void Read_Operating_IsTaken()
    {
        var settings = Read("""{ "clockToleranceSeconds": 90, "checkpointHours": 6, "checkpointFolder": "away", "outboxKeepDays": 7 }""", [], []).Value!;
        Assert.Equal(
            (90.0, 6.0, Path.Combine(settings.Folder.Path, "away"), 7),
            (settings.ClockTolerance.TotalSeconds, settings.CheckpointInterval.TotalHours, settings.CheckpointFolder, settings.OutboxKeepDays));
    }

    [Fact]
    public void Folder_IsItsOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var hub = new HubFolder(Path.Combine(folder, "hub"));
        Assert.Null(hub.Prepare());
        Assert.True(hub.Lock(null, mayMake: true).IsSuccess);
        var key = File.ReadAllText(hub.PersonKeyLock);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(hub.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(hub.PersonKeyLock));
        Assert.True(hub.Lock(null, mayMake: true).IsSuccess);
        Assert.Equal(key, File.ReadAllText(hub.PersonKeyLock));
    }

    [Fact]
    public void Codes_AreTheHosts() => Assert.All(HostErrors.All, k => Assert.Matches("^API1[0-9]{2}$", k.Code));

    private Result<HubSettings> Read(string? file, Dictionary<string, string> environment, Dictionary<string, string> overrides)
    {
        if (file is not null)
        {
            File.WriteAllText(Path.Combine(folder, "naru-hub.json"), file);
        }

        return HubSettingsReader.Read(folder, environment, overrides);
    }
}
