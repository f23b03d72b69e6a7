using System.Net;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Store;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>API tokens.</summary>
public abstract class ApiTokenTests
{
    private readonly IdentityHub hub;

    private protected ApiTokenTests(HubFixture fixture) => hub = fixture.Hub;

    [Fact]
    public async Task Make_Token_IsShownOnceAndOnlyItsHashIsKept()
    {
        using var person = await Person.WithPasskeyAsync(hub);

        var (id, token) = await MakeAsync(person, "identity:read");

        Assert.Matches("^naru_[A-Za-z0-9_-]{49}$", token);
        var item = (await person.Browser.Get("/identity/me/tokens")).Json!["items"]!.AsArray().Single()!;
        Assert.Equal((id, token[..12]), ((string)item["id"]!, (string)item["hint"]!));
        Assert.DoesNotContain(token, item.ToJsonString(), StringComparison.Ordinal);
        var kept = await hub.UseAsync((IdentityDb db) => db.ApiTokens.AsNoTracking().SingleAsync(t => t.Id == id));
        Assert.Matches("^[0-9a-f]{64}$", kept.SecretHash);
        Assert.Contains(await hub.EventsOf(person.Id), e => e.Type == SecurityEvent.TokenMade);
    }

    [Fact]
    public async Task Use_Token_NeedsNoCookieAndNoForgeryTokenAndStaysWithinItsScopes()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        var (_, token) = await MakeAsync(person, "identity:read");
        using var program = hub.Browser();
        program.Bearer = token;

        Assert.Equal(person.Id, (await program.Get("/identity/me")).Text("person"));
        Person.Refused("PRM205", await program.Post("/identity/me/sign-out-everywhere"));
        Person.Refused("PRM205", await program.Post("/identity/me/tokens", new { name = "더", scopes = new[] { "identity:read" }, days = 1 }));
        var item = (await person.Browser.Get("/identity/me/tokens")).Json!["items"]!.AsArray().Single()!;
        Assert.NotNull(item["lastUsedAt"]);
    }

    [Fact]
    public async Task Use_RevokedToken_IsRefusedAtOnce()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        var (id, token) = await MakeAsync(person, "identity:read");
        using var program = hub.Browser();
        program.Bearer = token;
        using var stranger = await Person.WithPasskeyAsync(hub);

        Person.Refused("IDN702", await stranger.Browser.Delete($"/identity/me/tokens/{id}"));
        Person.Ok(HttpStatusCode.OK, await program.Get("/identity/me"));
        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Delete($"/identity/me/tokens/{id}"));
        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Delete($"/identity/me/tokens/{id}"));

        Person.Refused("IDN504", await program.Get("/identity/me"));
        Person.Ok(HttpStatusCode.Unauthorized, await program.Get("/identity/me"));
        Assert.Single(await hub.EventsOf(person.Id), e => e.Type == SecurityEvent.TokenRevoked);
    }

    [Fact]
    public async Task Use_RubbishOrUnknown_IsRefusedEvenBesideACookie()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        var (_, token) = await MakeAsync(person, "identity:read");

        foreach (var (bad, code) in new[] { ("", "IDN501"), ("rubbish", "IDN501"), (token[..^1] + (token[^1] == 'a' ? 'b' : 'a'), "IDN501"), (token + "x", "IDN501") })
        {
            person.Browser.Bearer = bad;
            Person.Refused(code, await person.Browser.Get("/identity/me"));
            Person.Refused(code, await person.Browser.Get("/identity/institutions"));
        }

        await hub.UseAsync((IdentityDb db) => db.ApiTokens.Where(t => t.Account == person.Id).ExecuteDeleteAsync());
        person.Browser.Bearer = token;
        Person.Refused("IDN502", await person.Browser.Get("/identity/me"));
    }

    [Fact]
    public async Task Use_TokenOfOneParty_HasTheRolesThereOnly()
    {
        using var person = await Person.WithRoleAsync(hub, "party-one", "member");
        await person.GrantAsync("party-two", "representative");
        var (_, token) = await MakeAsync(person, "identity:read", "party-one");
        using var program = hub.Browser();
        program.Bearer = token;

        var roles = (await program.Get("/identity/me")).Json!["roles"]!.AsArray();

        Assert.Equal("party-one", (string)Assert.Single(roles)!["party"]!);
        Assert.Equal(2, (await person.Browser.Get("/identity/me")).Json!["roles"]!.AsArray().Count);
    }

    [Fact]
    public async Task Make_OneFactorOnly_IsRefused()
    {
        using var person = await Person.RegisterAsync(hub);

        Person.Refused("IDN216", await person.Browser.Post("/identity/me/tokens", new { name = "프로그램", scopes = new[] { "identity:read" }, days = 1 }));
    }

    [Fact]
    public async Task Make_BadInput_SaysEveryPlace()
    {
        using var person = await Person.WithPasskeyAsync(hub);

        var answer = await person.Browser.Post("/identity/me/tokens", new { name = "pаypal", scopes = new[] { "identity:read", "everything" }, days = 366 });
        Assert.Equal(["IDN104", "IDN111", "IDN505"], answer.Codes);
        Assert.Equal("/scopes/1", (string)answer.Json!["errors"]![2]!["path"]!);
        Person.Refused("IDN505", await person.Browser.Post("/identity/me/tokens", new { name = "빈", scopes = Array.Empty<string>(), days = 1 }));
    }

    [Fact]
    public async Task Make_TooMany_IsRefused()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        await hub.UseAsync(async (IdentityDb db) =>
        {
            var now = hub.Clock.GetUtcNow();
            db.ApiTokens.AddRange(Enumerable.Range(0, 50).Select(i => new ApiTokenRow
            {
                Id = $"{person.Id}-{i}",
                SecretHash = $"{person.Id}-{i}",
                Hint = "naru_",
                Account = person.Id,
                Name = "프로그램",
                Scopes = "identity:read",
                CreatedAt = now,
                ExpiresAt = now.AddDays(1),
            }));
            return await db.SaveChangesAsync();
        });

        Person.Refused("IDN113", await person.Browser.Post("/identity/me/tokens", new { name = "하나 더", scopes = new[] { "identity:read" }, days = 1 }));
    }

    [Fact]
    public async Task Scopes_AreThoseOfThePermissionTables()
    {
        using var browser = hub.Browser();

        var names = (await browser.Get("/identity/scopes")).Json!["items"]!.AsArray().Select(s => (string)s!["name"]!).ToList();

        Assert.Contains("identity:keys", names);
    }

    private static async Task<(string Id, string Token)> MakeAsync(Person person, string scope, string? party = null)
    {
        var made = await person.Browser.Post("/identity/me/tokens", party is null
            ? new { name = "정산 프로그램", scopes = new[] { scope }, days = 30 }
            : new { name = "정산 프로그램", scopes = new[] { scope }, days = 30, party });
        Person.Ok(HttpStatusCode.Created, made);
        Assert.Equal("no-store", made.Response.Headers.CacheControl?.ToString());
        return (made.Text("id"), made.Text("token"));
    }
}

public sealed class SqliteApiTokenTests(SqliteHub hub) : ApiTokenTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresApiTokenTests(PostgresHub hub) : ApiTokenTests(hub), IClassFixture<PostgresHub>;
