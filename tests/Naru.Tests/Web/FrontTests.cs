using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using Naru.Hub.Api.Limits;
using Naru.Tests.Hub.Api;
using Naru.Web;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>What stands between people and the hub: proxies, https, the end of the process, and the files on the disk.</summary>
[Trait("Category", "Slow")]
public sealed class FrontTests : IDisposable
{
    private const string Password = "a password of the tests";

    private readonly string folder = Directory.CreateTempSubdirectory("naru-front").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A caller counts by the address that a trusted proxy saw; what the caller says of itself counts for nothing.</summary>
    [Fact]
    public async Task ForwardedAddress_OfATrustedProxy_IsTheCallers()
    {
        await using var host = await WebHost.StartAsync(limits: new ApiLimits { AddressPerMinute = 2 }, change: s => s with { TrustedProxies = [IPAddress.Loopback] });
        Assert.Equal((int[])[200, 200, 429], await AskAsync(host, "198.51.100.1", "198.51.100.1", "198.51.100.1"));
        Assert.Equal((int[])[200, 429], await AskAsync(host, "198.51.100.2", "203.0.113.9, 198.51.100.1"));
    }

    [Fact]
    public async Task ForwardedAddress_OfAnybodyElse_IsNone()
    {
        await using var host = await WebHost.StartAsync(limits: new ApiLimits { AddressPerMinute = 2 });

        Assert.Equal((int[])[200, 200, 429], await AskAsync(host, "198.51.100.1", "198.51.100.2", "198.51.100.3"));
    }

    /// <summary>People are on https even if the proxy speaks http with the hub, and says nothing of it: cookies are for https alone.</summary>
    [Fact]
    public async Task PublicOriginOnHttps_CookiesAreForHttpsAlone()
    {
        await using var host = await WebHost.StartAsync(change: s => s with { PublicOrigin = new Uri("https://hub.example.org") });
        var given = await host.AskAsync(HttpMethod.Get, "/api/v1/csrf", headers: ("Host", "hub.example.org"));

        Assert.Contains("secure", given.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("max-age=", given.Headers["Strict-Transport-Security"], StringComparison.Ordinal);

        await using var plain = await WebHost.StartAsync();
        var here = await plain.AskAsync(HttpMethod.Get, "/api/v1/csrf");
        Assert.DoesNotContain("secure", here.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Strict-Transport-Security", here.Headers.Keys);
    }

    [Fact]
    public async Task Https_WithACertificate_IsServed()
    {
        await using var host = await WebHost.StartAsync(change: s => s with { Urls = ["https://127.0.0.1:0"], CertificateFile = Certificate(), CertificatePassword = Password });
        using var handler = new SocketsHttpHandler();
        // The hub's certificate is the tests' own.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=localhost";
        using var client = new HttpClient(handler);
        using var answer = await client.GetAsync(new Uri(new Uri(host.Hub.Addresses[0]), "/health/live"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }

    /// <summary>What does not open is told by code before anything is opened.</summary>
    [Theory]
    [InlineData("https://127.0.0.1:0", true, "wrong", "API108")]
    [InlineData("https://127.0.0.1:0", false, null, "API102")]
    [InlineData("http://127.0.0.1:0", true, "wrong", "API108")]
    public async Task Certificate_ThatDoesNotOpen_IsTold(string url, bool isThere, string? password, string code)
    {
        var settings = new HubSettings { Folder = new HubFolder(Path.Combine(folder, "hub")), PublicOrigin = new Uri("http://localhost:5080"), Urls = [url] };
        var built = await HubHost.BuildAsync(settings with { CertificateFile = isThere ? Certificate() : null, CertificatePassword = password }, stop: TestContext.Current.CancellationToken);

        Assert.Contains(built.Errors, e => e.Code == code && e.Message.English.Contains("certificateFile", StringComparison.Ordinal));
        Assert.False(File.Exists(settings.Folder.Database));
        var keys = await HubHost.BuildAsync(
            settings with { Urls = ["http://127.0.0.1:0"], KeyCertificateFile = Certificate(), KeyCertificatePassword = "wrong" }, stop: TestContext.Current.CancellationToken);
        Assert.Contains(keys.Errors, e => e.Code == "API108" && e.Message.English.Contains("keyCertificateFile", StringComparison.Ordinal));
    }

    /// <summary>A request that runs is waited for and answered; nobody new is let in; what was sent is on the disk.</summary>
    [Fact]
    public async Task Stop_WaitsForWhatRuns()
    {
        byte[] content = [.. "%PDF-1.7 "u8, .. new byte[200_000]];
        var hub = Path.Combine(folder, "hub");
        string file;
        await using (var host = await WebHost.StartAsync(hub))
        {
            var party = (await host.AskAsync(HttpMethod.Post, "/api/v1/parties", "p1", """{ "kind": "organisation", "names": { "ko": "나루바이오" }, "organisationType": "company", "district": "28-songdo" }""")).Headers["Location"].Split('/')[^1];
            host.Callers.Give("p1", party, "representative");
            file = (await host.AskAsync(HttpMethod.Post, "/api/v1/files", "p1", $$"""{ "kind": "application-attachment", "party": "{{party}}", "subject": "{{party}}", "name": "plan.pdf", "size": {{content.Length}} }""")).Headers["Location"];
            using var body = new HalfBody(content);
            using var request = new HttpRequestMessage(HttpMethod.Patch, file) { Content = body };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Naru.Hub.Files.FileEndpoints.BytesType);
            request.Headers.Add("Upload-Offset", "0");
            request.Headers.TryAddWithoutValidation("Authorization", "Test p1");
            var running = host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            await body.HalfSent;
            while (!Directory.EnumerateFiles(Path.Combine(hub, "files", "uploads")).Any())
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            var stopping = host.Hub.StopAsync(TestContext.Current.CancellationToken);
            using var late = new HttpClient { BaseAddress = host.Client.BaseAddress };
            while (await CanConnectAsync(late))
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }

            Assert.False(stopping.IsCompleted);
            body.Go();
            using var answer = await running;
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            await stopping;
            Assert.DoesNotContain(host.Log.All, l => l.StartsWith("Error", StringComparison.Ordinal));
        }

        await using var again = await WebHost.StartAsync(hub);
        Assert.Equal($"{content.Length}", await again.UploadedAsync(file));
    }

    /// <summary>A hub that cannot listen says so, and nothing else of it complains about being stopped.</summary>
    [Fact]
    public async Task Start_AddressTaken_IsToldOnce()
    {
        await using var first = await WebHost.StartAsync();
        var log = new LogLines();
        var settings = new HubSettings { Folder = new HubFolder(Path.Combine(folder, "hub")), PublicOrigin = new Uri("http://localhost:5080"), Urls = [first.Hub.Addresses[0]] };
        var built = await HubHost.BuildAsync(settings, configure: b => b.Logging.ClearProviders().AddProvider(log), stop: TestContext.Current.CancellationToken);
        var second = built.Value!;

        Assert.Equal("API105", (await second.StartAsync(TestContext.Current.CancellationToken))?.Code);
        await second.DisposeAsync();
        Assert.DoesNotContain(log.All, l => l.Contains("Canceled", StringComparison.Ordinal) && l.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>Also in a folder that others may look into, the databases are the hub's alone.</summary>
    [Fact]
    public async Task Databases_AreTheOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        var open = Path.Combine(folder, "open");
        Directory.CreateDirectory(open, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await using var host = await WebHost.StartAsync(open);
        await host.AskAsync(HttpMethod.Get, "/api/v1/parties");

        var files = Directory.GetFiles(open);
        Assert.Contains(files, f => f.EndsWith("hub.db-wal", StringComparison.Ordinal));
        foreach (var file in files)
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & Others);
        }
    }

    private static async Task<int[]> AskAsync(WebHost host, params string[] addresses)
    {
        var statuses = new List<int>();
        foreach (var address in addresses)
        {
            statuses.Add((await host.AskAsync(HttpMethod.Get, "/api/v1/permissions", headers: ("X-Forwarded-For", address))).Status);
        }

        return [.. statuses];
    }

    private static async Task<bool> CanConnectAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private string Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.p12");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, Password));
        return file;
    }

    /// <summary>A body whose second half waits.</summary>
    private sealed class HalfBody(byte[] content) : HttpContent
    {
        private readonly TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HalfSent => half.Task;

        public void Go() => go.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(content.AsMemory(0, content.Length / 2));
            await stream.FlushAsync();
            half.SetResult();
            await go.Task;
            await stream.WriteAsync(content.AsMemory(content.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Length;
            return true;
        }
    }
}
