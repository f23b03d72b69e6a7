using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Naru.Core;
using Naru.Disclosure.Releases;
using Naru.Hub.Api;
using Naru.Hub.Api.Limits;
using Naru.Hub.Directories;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Naru.Ledger;
using Naru.Ledger.Personal;
using Naru.Tests.Disclosure;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>A hub with the directory alone, on a real server at a free port of this machine; several may stand on one database.</summary>
internal sealed class DirectoryHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ILedger ledger;
    private readonly HttpClient client;
    private readonly DirectoryInfo folder;

    private DirectoryHost(WebApplication app, ILedger ledger, DirectoryInfo folder)
    {
        this.app = app;
        this.ledger = ledger;
        this.folder = folder;
        client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public ILedger Ledger => ledger;

    public HttpClient Client => client;

    /// <summary>Starts one.</summary>
    /// <param name="address">Where the ledger is.</param>
    /// <param name="keys">The persons' keys, which instances share.</param>
    public static async Task<DirectoryHost> StartAsync(LedgerAddress address, IPersonKeys keys)
    {
        var stop = TestContext.Current.CancellationToken;
        var opened = await Ledgers.OpenAsync(
            address, new LedgerOptions { Clock = new NoonClock(), PersonKeys = keys, Projections = [DirectoryModule.Projection] }, stop);
        Assert.True(opened.IsSuccess, string.Join('\n', opened.Findings));
        var place = Directory.CreateTempSubdirectory("naru-directory");
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(new NoonClock());
        builder.Services.AddSingleton<ICallers, HeaderCallers>();
        builder.Services.AddSingleton(new HubDatabase(new LedgerAddress.Sqlite(Path.Combine(place.FullName, "api.db"))));
        builder.Services.AddSingleton<IReleaseVerifier>(new NodeSignature("node-a"));
        builder.Services.AddSingleton(opened.Value);
        builder.Services.AddDataProtection().SetApplicationName("Naru").PersistKeysToFileSystem(place.CreateSubdirectory("keys"));
        builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("Test", null);
        builder.Services.AddHubApi(PermissionTables.ReadOwn().Value!, new ApiLimits { AddressPerMinute = 1_000_000, CallerPerMinute = 1_000_000 });
        builder.Services.AddDirectory(Samples.Vocabulary);
        var made = builder.Build();
        made.UseHubShell();
        made.UseRouting();
        made.UseAuthentication();
        made.UseHubGate();
        made.MapHubApi();
        made.MapDirectory();
        Assert.Empty(HubApi.Undecided(((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)made).DataSources.SelectMany(d => d.Endpoints)));
        await made.StartAsync(stop);
        return new DirectoryHost(made, opened.Value, place);
    }

    /// <summary>Asks.</summary>
    /// <param name="method">How.</param>
    /// <param name="path">What, below <c>/api/v1</c>.</param>
    /// <param name="caller">Person and roles: <c>anna hospital/representative hub/officer</c>; null for nobody.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="version">The version that is meant.</param>
    /// <param name="key">The idempotency key; a new one if it is not said.</param>
    /// <param name="accept">What is accepted.</param>
    public async Task<Answered> AskAsync(HttpMethod method, string path, string? caller, object? body = null, long? version = null, string? key = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1{path}");
        if (caller is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Test {caller}");
        }

        if (method != HttpMethod.Get)
        {
            request.Headers.Add("Idempotency-Key", key ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        }

        if (version is { } known)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"v{known}\"");
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body, ApiJson.Options));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answered((int)response.StatusCode, text, response.Headers.ETag?.Tag, response.Content.Headers.ContentType?.MediaType)
        {
            Link = response.Headers.TryGetValues("Link", out var links) ? links.Single() : null,
        };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await ledger.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private sealed class NoonClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 27, 3, 0, 0, TimeSpan.Zero);
    }

    /// <summary>Who the test says it is, with the roles that the test says are held.</summary>
    private sealed class HeaderAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            Request.Headers.Authorization.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["Test", var person, .. var roles]
                ? AuthenticateResult.Success(new AuthenticationTicket(
                    new ClaimsPrincipal(new ClaimsIdentity([new Claim("person", person), .. roles.Select(r => new Claim("role", r))], "Test", "person", null)), "Test"))
                : AuthenticateResult.NoResult());
    }

    private sealed class HeaderCallers : ICallers
    {
        public ValueTask<Caller> OfAsync(ClaimsPrincipal principal, CancellationToken stop) => ValueTask.FromResult(new Caller(
            principal.FindFirst("person")!.Value,
            principal.FindAll("role").Select(c => c.Value.Split('/')).Select(r => new HeldRole(r[0], r[1])).ToValueList()));
    }
}

/// <summary>What was answered.</summary>
internal sealed record Answered(int Status, string Body, string? ETag, string? Type)
{
    /// <summary>Where it goes on.</summary>
    public string? Link { get; init; }

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Id => Json.GetProperty("id").GetString()!;

    public long Version => long.Parse(ETag!.Trim('"')[1..].Split('-')[0], null);

    /// <summary>The codes of a problem.</summary>
    public string[] Codes => [.. Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()!)];

    public Answered Is(int status)
    {
        Assert.True(Status == status, $"{Status} {Body}");
        return this;
    }
}
