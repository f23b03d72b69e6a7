using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Xunit;

namespace Naru.Tests.Web.Walk;

/// <summary>A caller who has come for one request: with a person, a party and things of its own, so that nothing that others did is in the way. Serves one step.</summary>
internal sealed class Visit(WebHost host, PermissionTables permissions, Guest guest, int number)
{
    private static readonly string[] Both = ["representative", "member"];

    private string? ours;

    public WebHost Host => host;

    public Guest Guest => guest;

    /// <summary>The caller; for anonymous visits somebody whose things are there all the same.</summary>
    public string Caller { get; } = $"person-{number:D6}a";

    /// <summary>Who makes what is there: a representative of <c>ours</c>.</summary>
    public string Maker { get; } = $"person-{number:D6}b";

    /// <summary>Somebody else.</summary>
    public string Other { get; } = $"person-{number:D6}c";

    /// <summary>A word that is nowhere else.</summary>
    public string Word { get; } = $"zq{number:D6}";

    public DateTimeOffset Now => host.Clock.GetUtcNow();

    /// <summary>Everybody of all visits, for <see cref="WebHost.RegisterAsync"/>.</summary>
    public static string[] Everybody(int visits) => [.. Enumerable.Range(0, visits).SelectMany(n => new[] { 'a', 'b', 'c' }.Select(c => string.Create(CultureInfo.InvariantCulture, $"person-{n:D6}{c}")))];

    /// <summary>Gives the caller the roles that need no party of its own.</summary>
    public void Arrive()
    {
        foreach (var (party, role) in guest.Roles.Where(r => r.Party != "ours"))
        {
            host.Callers.Give(Caller, party, role);
        }
    }

    /// <summary>The party whose things are asked for, made when it is first needed.</summary>
    public async Task<string> OursAsync()
    {
        if (ours is null)
        {
            ours = await MakeAsync("/api/v1/parties", PartyBody("나루바이오"));
            foreach (var role in Both)
            {
                host.Callers.Give(Maker, ours, role);
            }

            foreach (var (_, role) in guest.Roles.Where(r => r.Party == "ours"))
            {
                host.Callers.Give(Caller, ours, role);
            }
        }

        return ours;
    }

    /// <summary>The caller as the hub knows it.</summary>
    public Caller AsCaller() => guest.IsAnonymous
        ? Naru.Hub.Kernel.Caller.Anonymous
        : new Caller(Caller, [.. guest.Roles.Select(r => new HeldRole(r.Party == "ours" ? ours ?? "ours" : r.Party, r.Role))], guest.Scopes is { } scopes ? [.. scopes] : null);

    public bool May(CommandName command, string state, string? owner, string? person = null)
    {
        var caller = AsCaller() with { Scopes = null };
        return permissions.Allows(caller, Standing.Of(caller, state, owner, person), command);
    }

    public string PartyBody(string name) => $$"""{ "kind": "organisation", "names": { "ko": "{{name}} {{Word}}" }, "organisationType": "company", "district": "28-songdo" }""";

    public async Task<string> MakeAsync(string path, string body, string? person = null)
    {
        var made = await host.AskAsync(HttpMethod.Post, path, person ?? Maker, body);
        Assert.True(made.Status == 201, $"{path}: {made.Status} {made.Body} for {body}");
        return made.Headers.GetValueOrDefault("Location", "").Split('/')[^1];
    }

    /// <summary>Does something as an officer of the hub, which somebody else is for it.</summary>
    public Task DoAsOfficerAsync(HttpMethod method, string path, string thing, object? body = null)
    {
        host.Callers.Give(Other, "hub", "officer");
        return DoAsync(method, path, thing, body, Other);
    }

    /// <summary>Does something at the thing's present version; as the maker, unless it is said who.</summary>
    public async Task DoAsync(HttpMethod method, string path, string thing, object? body = null, string? person = null)
    {
        var done = await host.AskAsync(method, path, person ?? Maker, body, ("If-Match", await TagAsync(thing)));
        Assert.True(done.Status == 204, $"{path}: {done.Status} {done.Body}");
    }

    /// <summary>What an address shows to the maker.</summary>
    public async Task<string> ReadAsync(string path) => (await host.AskAsync(HttpMethod.Get, path, Maker)).Body;

    public async Task<string> StateAsync(string path)
    {
        var read = await host.AskAsync(HttpMethod.Get, path, Maker);
        return read.Status == 200 ? read.Json.GetProperty("state").GetString()! : $"{read.Status}";
    }

    public async Task<string> TagAsync(string path) => (await host.AskAsync(HttpMethod.Get, path, Maker)).ETag;

    public async Task<long> CountAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        var counted = await host.Hub.Services.GetRequiredService<HubDatabase>().FirstAsync(
            sql, r => r.GetInt64(0).ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken, parameters);
        return long.Parse(counted!, CultureInfo.InvariantCulture);
    }

    public Task<T> IdentityAsync<T>(Func<IdentityDb, Task<T>> use) => UseAsync(use);

    public Task<bool> HasAsync<T>(Func<IdentityDb, IQueryable<T>> rows) => UseAsync((IdentityDb db) => rows(db).AnyAsync());

    public Task<Account> AccountAsync(string? person = null) => UseAsync((IdentityDb db) => db.Users.AsNoTracking().SingleAsync(a => a.Id == (person ?? Caller)));

    public Task ChangeAccountAsync(Action<Account> change) => UseAsync(async (IdentityDb db) =>
    {
        change(await db.Users.SingleAsync(a => a.Id == Caller));
        return await db.SaveChangesAsync();
    });

    public async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = host.Hub.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A ticket or link of a purpose, as if it had been mailed.</summary>
    public async Task<string> TicketAsync(string purpose, string? account, string payload)
    {
        var secret = Secret.New();
        await host.PutAsync(new ChallengeRow { SecretHash = Secret.HashOf(secret), Purpose = purpose, Account = account, Payload = payload, CreatedAt = Now, ExpiresAt = Now.AddMinutes(5) });
        return secret;
    }

    public string HashOf(string password) => host.Hub.Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account { Name = "" }, password);

    public static string Json(object value) => JsonSerializer.Serialize(value);
}
