using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naru.Hub.Api;
using Naru.Hub.Api.Limits;
using Naru.Hub.Kernel;
using Naru.Ledger;
using Naru.Tests.Hub.Permissions;

namespace Naru.Tests.Hub.Api;

/// <summary>A hub with the harbour alone, on a real server at a free port of this machine, with its own folder.</summary>
internal sealed class HarbourHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;
    private readonly bool ownFolder;

    private HarbourHost(WebApplication app, string folder, bool ownFolder, Harbour harbour, TestCallers callers, ShiftedClock clock, LogLines log)
    {
        this.app = app;
        this.folder = folder;
        this.ownFolder = ownFolder;
        Harbour = harbour;
        Callers = callers;
        Clock = clock;
        Log = log;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
    }

    public Harbour Harbour { get; }

    public TestCallers Callers { get; }

    public ShiftedClock Clock { get; }

    public LogLines Log { get; }

    public HttpClient Client { get; }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public IEnumerable<Microsoft.AspNetCore.Http.Endpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    public HubDatabase Database => app.Services.GetRequiredService<HubDatabase>();

    public static async Task<HarbourHost> StartAsync(
        ApiLimits? limits = null, string? folder = null, LedgerAddress? address = null, ShiftedClock? clock = null, Action<IEndpointRouteBuilder>? more = null,
        Action<KestrelServerOptions>? kestrel = null, Harbour? harbour = null)
    {
        var own = folder is null;
        folder ??= Directory.CreateTempSubdirectory("naru-api").FullName;
        clock ??= new ShiftedClock();
        harbour ??= new Harbour();
        var (callers, log) = (new TestCallers(clock), new LogLines());
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            kestrel?.Invoke(options);
        });
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<ICallers>(callers);
        builder.Services.AddSingleton(new HubDatabase(address ?? new LedgerAddress.Sqlite(Path.Combine(folder, "hub.db"))));
        builder.Services.AddDataProtection().SetApplicationName("Naru").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        builder.Services.AddAuthentication(TestAuthentication.Name).AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.Name, null);
        builder.Services.AddHubApi(BoatTable.Read(), limits ?? new ApiLimits());
        var host = builder.Build();
        host.UseHubShell();
        host.UseRouting();
        host.UseAuthentication();
        host.UseHubGate();
        host.MapHubApi();
        harbour.Map(host);
        more?.Invoke(host);
        await host.StartAsync();
        return new HarbourHost(host, folder, own, harbour, callers, clock, log);
    }

    /// <summary>Asks as a token would.</summary>
    public async Task<Answer> AskAsync(HttpMethod method, string path, string? person = null, object? body = null, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (person is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Test {person}");
        }

        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string text => new StringContent(text, System.Text.Encoding.UTF8, "application/json"),
            _ => new StringContent(System.Text.Json.JsonSerializer.Serialize(body, ApiJson.Options), System.Text.Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
