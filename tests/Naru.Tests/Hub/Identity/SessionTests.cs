using System.Net;
using Naru.Hub.Identity.Events;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Sessions, their cookie, and requests that pages of other sites send.</summary>
public abstract class SessionTests
{
    private readonly IdentityHub hub;

    private protected SessionTests(HubFixture fixture) => hub = fixture.Hub;

    [Fact]
    public async Task Cookie_IsOutOfReach()
    {
        using var person = await Person.RegisterAsync(hub);

        var answer = await person.SignInByPasswordAsync();

        var cookie = Assert.Single(answer.Response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-naru=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-store", answer.Response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task SignIn_Again_GivesAnotherSessionAndEndsTheOneBefore()
    {
        using var person = await Person.RegisterAsync(hub);
        using var thief = new Browser(hub, Copy(person.Browser.Cookies));
        Person.Ok(HttpStatusCode.OK, await thief.Get("/identity/me"));

        await person.SignInByPasswordAsync();

        Person.Refused("IDN223", await thief.Get("/identity/me"));
        Assert.Single((await person.Browser.Get("/identity/me/sessions")).Json!["items"]!.AsArray());
    }

    [Fact]
    public async Task SignOut_CookieKept_IsWorthNothing()
    {
        using var person = await Person.RegisterAsync(hub);
        using var thief = new Browser(hub, Copy(person.Browser.Cookies));

        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Post("/identity/sign-out"));

        Person.Refused("IDN223", await thief.Get("/identity/me"));
        Person.Refused("PRM203", await person.Browser.Get("/identity/me"));
        Assert.Contains(await hub.EventsOf(person.Id), e => e.Type == SecurityEvent.SignedOut);
    }

    [Fact]
    public async Task Sessions_ListAndEnd_AreThePersonsOwn()
    {
        using var person = await Person.RegisterAsync(hub);
        using var phone = hub.Browser();
        await person.SignInByPasswordAsync(browser: phone);
        using var stranger = await Person.RegisterAsync(hub);

        var list = (await person.Browser.Get("/identity/me/sessions")).Json!["items"]!.AsArray();
        var other = (string)list.Single(s => !(bool)s!["isThis"]!)!["id"]!;

        Assert.Equal(2, list.Count);
        Assert.All(list, s => Assert.Equal("Firefox · Linux", (string)s!["device"]!));
        Assert.All(list, s => Assert.EndsWith(".x", (string)s!["network"]!, StringComparison.Ordinal));
        Person.Refused("IDN702", await stranger.Browser.Delete($"/identity/me/sessions/{other}"));
        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Delete($"/identity/me/sessions/{other}"));
        Person.Refused("IDN702", await person.Browser.Delete($"/identity/me/sessions/{other}"));
        Person.Refused("IDN223", await phone.Get("/identity/me"));
        Person.Ok(HttpStatusCode.OK, await person.Browser.Get("/identity/me"));
    }

    [Fact]
    public async Task SignOutEverywhere_EndsThisOneToo()
    {
        using var person = await Person.RegisterAsync(hub);
        using var phone = hub.Browser();
        await person.SignInByPasswordAsync(browser: phone);

        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Post("/identity/me/sign-out-everywhere"));

        Person.Refused("IDN223", await phone.Get("/identity/me"));
        Person.Refused("PRM203", await person.Browser.Get("/identity/me"));
        Assert.Contains(await hub.EventsOf(person.Id), e => e.Type == SecurityEvent.SignedOutEverywhere);
    }

    [Fact]
    public async Task Forged_CookieOrSecret_IsNobody()
    {
        using var person = await Person.RegisterAsync(hub);
        using var forger = hub.Browser();
        var cookie = person.Browser.Cookies.GetCookies(hub.Origin)["__Host-naru"]!.Value;
        forger.Cookies.Add(hub.Origin, new Cookie("__Host-naru", cookie[..^4] + "AAAA") { Secure = true });

        Person.Refused("PRM203", await forger.Get("/identity/me"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://localhost.evil.example")]
    [InlineData("http://localhost")]
    [InlineData("null")]
    public async Task OtherSite_WithTheCookie_ChangesNothing(string origin)
    {
        using var person = await Person.RegisterAsync(hub);
        using var page = new Browser(hub, person.Browser.Cookies) { Origin = origin };

        Person.Refused("API310", await page.Post("/identity/me/sign-out-everywhere"));

        Person.Ok(HttpStatusCode.OK, await person.Browser.Get("/identity/me"));
    }

    [Theory]
    [InlineData("Upgrade", "websocket", "Origin", "https://evil.example", "API310")]
    [InlineData("Upgrade", "websocket", "Sec-Fetch-Site", "cross-site", "API310")]
    [InlineData("Upgrade", "websocket", "Sec-Fetch-Site", "same-origin", null)]
    [InlineData("Accept", "application/json", "Origin", "https://evil.example", null)]
    public async Task OtherSite_OpeningASocket_IsNobody(string header, string value, string other, string from, string? code)
    {
        using var person = await Person.RegisterAsync(hub);
        using var page = new Browser(hub, person.Browser.Cookies) { More = { [header] = value, [other] = from } };

        Assert.Equal(code, (await page.Get("/identity/me")).Code);
    }

    [Fact]
    public async Task OtherSite_SignsNobodyIn()
    {
        // Somebody's browser is signed in to the attacker's account, and writes there what it means to keep.
        using var person = await Person.RegisterAsync(hub);
        using var page = new Browser(hub) { Origin = "https://evil.example" };

        Person.Refused("API310", await person.SignInByPasswordAsync(browser: page));
    }

    [Fact]
    public async Task MissingForgeryToken_IsRefused()
    {
        using var person = await Person.RegisterAsync(hub);
        person.Browser.SendsForgeryToken = false;

        Person.Refused("API309", await person.Browser.Post("/identity/me/sign-out-everywhere"));
    }

    [Theory]
    [InlineData("""{"name":"김나루","person":"person-other"}""", "API202")]
    [InlineData("""{"name":"김나루","assurance":"two"}""", "API202")]
    [InlineData("""{"name":"김나루","emailConfirmed":true}""", "API202")]
    [InlineData("""{"name":"김나루","roles":[{"party":"hub","role":"officer"}]}""", "API202")]
    [InlineData("""{"name":"김나루","Name":"officer"}""", "API202")]
    [InlineData("""{"name":"김나루","name":"officer"}""", "API203")]
    [InlineData("""{"name":"admin\u202egpj"}""", "API212")]
    public async Task ChangeProfile_MoreThanIsOffered_IsRefused(string body, string code)
    {
        using var person = await Person.RegisterAsync(hub);
        var tag = (await person.Browser.Get("/identity/me")).Response.Headers.ETag!.Tag;

        Person.Refused(code, await person.Browser.Put("/identity/me", body, tag));
    }

    [Fact]
    public async Task ChangeProfile_StaleTag_IsRefused()
    {
        using var person = await Person.RegisterAsync(hub);
        var tag = (await person.Browser.Get("/identity/me")).Response.Headers.ETag!.Tag;

        Person.Refused("API303", await person.Browser.Put("/identity/me", new { name = "이나루" }));
        var changed = await person.Browser.Put("/identity/me", new { name = "이나루", language = "en" }, tag);
        Assert.Equal(("이나루", "en"), (changed.Text("name"), changed.Text("language")));
        Person.Refused("API304", await person.Browser.Put("/identity/me", new { name = "박나루" }, tag));
    }

    private static CookieContainer Copy(CookieContainer cookies)
    {
        var copy = new CookieContainer();
        copy.Add(cookies.GetAllCookies());
        return copy;
    }
}

public sealed class SqliteSessionTests(SqliteHub hub) : SessionTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresSessionTests(PostgresHub hub) : SessionTests(hub), IClassFixture<PostgresHub>;
