using System.Net;
using Naru.Hub.Identity.SecondFactor;
using Naru.Hub.Identity.Store;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>What somebody can do who has one factor of a person's two, a ticket of their own, or a text that nothing can record.</summary>
public abstract class TakeoverTests
{
    private readonly IdentityHub hub;

    private protected TakeoverTests(HubFixture fixture) => hub = fixture.Hub;

    /// <summary>A password alone must not become two factors by adding a factor of one's own to an account that has one.</summary>
    [Fact]
    public async Task Password_OfAnAccountWithAPasskey_AddsNothing()
    {
        using var person = await Person.WithRoleAsync(hub, "party-one", "representative");
        using var thief = hub.Browser();
        var signedIn = await person.SignInByPasswordAsync(browser: thief);
        Assert.Equal("single", signedIn.Text("assurance"));

        foreach (var (method, path, body) in ((string, string, object?)[])
        [
            ("POST", "/identity/me/totp", null), ("POST", "/identity/me/totp/confirm", new { code = "123456" }), ("POST", "/identity/me/passkeys/challenge", null),
            ("POST", "/identity/me/passkeys", new { ticket = "x", name = "노트북", credential = new { } }), ("PUT", "/identity/me/password", new { password = "another quiet heron", current = Person.Password }),
            ("POST", "/identity/me/emails", new { email = Person.NewEmail() }), ("POST", "/identity/me/institutions/confirm", new { ticket = "x" }), ("POST", "/identity/me/close", null),
        ])
        {
            var answer = await thief.SendAsync(new HttpMethod(method), path, body);
            Assert.True(answer.Code == "IDN216", $"{method} {path}: {answer}");
        }

        Assert.Empty((await thief.Get("/identity/me")).Json!["roles"]!.AsArray());
        // The person, with the passkey, can do all of it.
        Person.Ok(HttpStatusCode.OK, await person.Browser.Post("/identity/me/totp"));
    }

    /// <summary>Nor must a session that is older than the second factor.</summary>
    [Fact]
    public async Task SessionFromBefore_AddsNothing()
    {
        using var person = await Person.RegisterAsync(hub);
        using var before = hub.Browser();
        Person.Ok(HttpStatusCode.OK, await person.SignInByPasswordAsync(browser: before));
        await person.AddPasskeyAsync();

        Person.Refused("IDN216", await before.Post("/identity/me/totp"));
        // The browser in which it was added has two factors by that.
        Assert.Equal("two", (await person.Browser.Get("/identity/me")).Text("assurance"));
        Person.Ok(HttpStatusCode.OK, await person.Browser.Post("/identity/me/passkeys/challenge"));
    }

    [Fact]
    public async Task Totp_Enrolled_RaisesTheSession()
    {
        using var person = await Person.RegisterAsync(hub);
        Assert.Equal("single", (await person.Browser.Get("/identity/me")).Text("assurance"));
        await person.EnrolTotpAsync();

        Assert.Equal("two", (await person.Browser.Get("/identity/me")).Text("assurance"));
    }

    /// <summary>Whoever lost the only passkey comes back by a recovery code, made while it was there.</summary>
    [Fact]
    public async Task PasskeyLost_RecoveryCode_OpensTheAccount()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        var codes = (await person.Browser.Post("/identity/me/recovery-codes")).Json!["codes"]!.AsArray().Select(c => (string)c!).ToList();
        Assert.Equal(10, codes.Count);
        using var elsewhere = hub.Browser();

        var step = await person.SignInByPasswordAsync(browser: elsewhere);
        Assert.Equal("code-needed", step.Text("state"));
        Person.Refused("PRM203", await elsewhere.Get("/identity/me"));
        Person.Refused("IDN219", await elsewhere.Post("/identity/sign-in/code", new { ticket = step.Text("ticket"), code = "123456" }));
        Person.Ok(HttpStatusCode.OK, await elsewhere.Post("/identity/sign-in/recovery-code", new { ticket = step.Text("ticket"), code = codes[0] }));
        Assert.Equal("two", (await elsewhere.Get("/identity/me")).Text("assurance"));
        Person.Ok(HttpStatusCode.OK, await elsewhere.Post("/identity/me/passkeys/challenge"));
    }

    /// <summary>A secret that was begun and never confirmed opens nothing, whoever planted it.</summary>
    [Fact]
    public async Task TotpSecret_NeverConfirmed_IsNoFactor()
    {
        using var person = await Person.RegisterAsync(hub);
        var planted = (await person.Browser.Post("/identity/me/totp")).Text("secret");
        await person.AddPasskeyAsync();
        await person.Browser.Post("/identity/me/recovery-codes");
        using var thief = hub.Browser();
        var step = await person.SignInByPasswordAsync(browser: thief);

        Person.Refused("IDN219", await thief.Post("/identity/sign-in/code", new { ticket = step.Text("ticket"), code = Totp.CodeAt(Person.FromBase32(planted), hub.Clock.GetUtcNow()) }));
    }

    /// <summary>Ids are ids: nothing else, however long, is written down as one.</summary>
    [Fact]
    public async Task Ids_ThatAreNone_AreRefused()
    {
        using var person = await Person.WithRoleAsync(hub, "party-one", "member");
        using var officer = await Person.WithRoleAsync(hub, "hub", "officer");
        var endless = new string('가', 300_000);

        Person.Refused("IDN507", await person.Browser.Post("/identity/me/tokens", $$"""{ "name": "x", "scopes": ["identity:read"], "days": 1, "party": "{{endless}}" }"""));
        Person.Refused("IDN507", await person.Browser.Post("/identity/me/tokens", new { name = "x", scopes = new[] { "identity:read" }, days = 1, party = "party-two" }));
        Person.Refused("IDN607", await person.Browser.Post("/identity/me/links", $$"""{ "kind": "same-as", "value": "{{endless}}", "reason": "까닭" }"""));
        Person.Refused("IDN607", await person.Browser.Post("/identity/me/links", new { kind = "same-as", value = "a b", reason = "까닭" }));
        Person.Refused("IDN607", await officer.Browser.Post("/identity/links", new { person = "a b", kind = "same-as", value = person.Id, reason = "까닭" }));
    }

    /// <summary>Whether an address has an account must not show in what is kept of a request either: both leave one link behind, and one of them leads nowhere.</summary>
    [Fact]
    public async Task PasswordReset_UnknownAddress_DoesTheSameWork()
    {
        using var person = await Person.RegisterAsync(hub);
        using var browser = hub.Browser();
        var before = await ResetsAsync();
        Person.Ok(HttpStatusCode.Accepted, await browser.Post("/identity/password-resets", new { email = person.Email }));
        var between = await ResetsAsync();
        var unknown = Person.NewEmail();
        Person.Ok(HttpStatusCode.Accepted, await browser.Post("/identity/password-resets", new { email = unknown }));

        Assert.Equal((1, 1), (between - before, await ResetsAsync() - between));
        Assert.Empty(await Mails.To(hub, unknown));
    }

    private Task<int> ResetsAsync() => hub.UseAsync((IdentityDb db) => Task.FromResult(db.Challenges.Count(c => c.Purpose == "password-reset")));
}

public sealed class SqliteTakeoverTests(SqliteHub hub) : TakeoverTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresTakeoverTests(PostgresHub hub) : TakeoverTests(hub), IClassFixture<PostgresHub>;
