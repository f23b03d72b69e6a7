using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naru.Hub.Api;
using Naru.Hub.Api.Limits;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Naru.Tests.Hub.Api;
using Naru.Web;

namespace Naru.Tests.Web;

/// <summary>The whole hub, as it is deployed, on a real server at a free port; but a test says who asks and with which roles.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly HubHost hub;
    private readonly string folder;
    private readonly bool ownFolder;

    private WebHost(HubHost hub, string folder, bool ownFolder, TestCallers callers, ShiftedClock clock, LogLines log)
    {
        (this.hub, this.folder, this.ownFolder, Callers, Clock, Log) = (hub, folder, ownFolder, callers, clock, log);
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(hub.Addresses[0]) };
    }

    public HubHost Hub => hub;

    public TestCallers Callers { get; }

    public ShiftedClock Clock { get; }

    public LogLines Log { get; }

    public HttpClient Client { get; }

    public IEnumerable<Endpoint> Endpoints => hub.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    public static async Task<WebHost> StartAsync(string? folder = null, string? postgres = null, ApiLimits? limits = null, string? vocabulary = null, Func<HubSettings, HubSettings>? change = null)
    {
        var own = folder is null;
        folder ??= Directory.CreateTempSubdirectory("naru-web").FullName;
        var clock = new ShiftedClock();
        var (callers, log) = (new TestCallers(clock), new LogLines());
        var settings = HubSettingsReader.Read(folder, [], new Dictionary<string, string>(StringComparer.Ordinal) { ["urls"] = "http://127.0.0.1:0", ["publicOrigin"] = "http://localhost:5080" }).Value! with
        {
            Postgres = postgres,
            Vocabulary = vocabulary,
            Limits = limits ?? new ApiLimits { AddressPerMinute = 1_000_000, CallerPerMinute = 1_000_000, IdentityPerMinute = 1_000_000, CostlyPerMinute = 1_000_000 },
        };
        var built = await HubHost.BuildAsync(change?.Invoke(settings) ?? settings, clock, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(log);
            builder.Services.AddSingleton<ICallers>(callers);
            builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TestAuthentication>(TestAuthentication.Name, null);
            builder.Services.Configure<AuthenticationOptions>(o => o.DefaultScheme = o.DefaultAuthenticateScheme = TestAuthentication.Name);
        });
        if (!built.IsSuccess)
        {
            throw new InvalidOperationException(string.Join("\n", built.Findings));
        }

        if (await built.Value.StartAsync() is { } error)
        {
            throw new InvalidOperationException(error.ToString());
        }

        return new WebHost(built.Value, folder, own, callers, clock, log);
    }

    /// <summary>Asks as a token would.</summary>
    public async Task<Answer> AskAsync(HttpMethod method, string path, string? person = null, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (person is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Test {person}");
        }

        if (body is not null)
        {
            request.Content = new StringContent(
                body as string ?? System.Text.Json.JsonSerializer.Serialize(body, body.GetType(), ApiJson.Options), System.Text.Encoding.UTF8, "application/json");
        }

        if (method == HttpMethod.Post && !headers.Any(h => h.Name == "Idempotency-Key"))
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    /// <summary>Gives persons accounts, as if they had signed up.</summary>
    public async Task RegisterAsync(params string[] persons)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        foreach (var person in persons)
        {
            db.Users.Add(new Account
            {
                Id = person,
                Name = person,
                UserName = $"{person}@example.org",
                NormalizedUserName = $"{person}@example.org",
                Email = $"{person}@example.org",
                NormalizedEmail = $"{person}@example.org",
                EmailConfirmed = true,
                SecurityStamp = person,
                CreatedAt = Clock.GetUtcNow(),
            });
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Puts rows beside identity's own, for things that only a browser or a mail could make.</summary>
    public async Task PutAsync(params object[] rows)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await hub.StopAsync();
        await hub.DisposeAsync();
        if (ownFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
