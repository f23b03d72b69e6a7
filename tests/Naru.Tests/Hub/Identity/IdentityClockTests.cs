using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Naru.Hub.Identity;
using Naru.Hub.Identity.SigningKeys;
using Naru.Hub.Identity.Store;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>What time ends, and a clock that goes back; two instances on one database.</summary>
public abstract class IdentityClockTests(HubFixture fixture)
{
    [Fact]
    public async Task Session_Idle_EndsAfterAnHour()
    {
        await using var hub = await StartAsync();
        using var person = await Person.RegisterAsync(hub);
        hub.Clock.Move(TimeSpan.FromMinutes(59));
        Person.Ok(HttpStatusCode.OK, await person.Browser.Get("/identity/me"));
        hub.Clock.Move(TimeSpan.FromMinutes(59));
        Person.Ok(HttpStatusCode.OK, await person.Browser.Get("/identity/me"));

        hub.Clock.Move(TimeSpan.FromMinutes(61));

        Person.Refused("IDN223", await person.Browser.Get("/identity/me"));
    }

    [Fact]
    public async Task Session_InUse_EndsAfterTwelveHours()
    {
        await using var hub = await StartAsync();
        using var person = await Person.RegisterAsync(hub);
        for (var i = 0; i < 23; i++)
        {
            hub.Clock.Move(TimeSpan.FromMinutes(31));
            Person.Ok(HttpStatusCode.OK, await person.Browser.Get("/identity/me"));
        }

        hub.Clock.Move(TimeSpan.FromMinutes(31));

        Assert.Equal(HttpStatusCode.Unauthorized, (await person.Browser.Get("/identity/me")).Status);
    }

    [Fact]
    public async Task Credentials_ProofTooOld_IsNeededAgain()
    {
        await using var hub = await StartAsync();
        using var person = await Person.WithPasskeyAsync(hub);
        hub.Clock.Move(TimeSpan.FromMinutes(16));

        Person.Refused("IDN215", await person.Browser.Post("/identity/me/tokens", new { name = "프로그램", scopes = new[] { "identity:read" }, days = 1 }));
        await person.SignInByPasskeyAsync();
        Person.Ok(HttpStatusCode.Created, await person.Browser.Post("/identity/me/tokens", new { name = "프로그램", scopes = new[] { "identity:read" }, days = 1 }));
    }

    [Fact]
    public async Task Expiry_EndsTokensInvitationsMembershipsKeysAndLinks()
    {
        await using var hub = await StartAsync();
        using var person = await Person.WithPasskeyAsync(hub);
        await person.GrantAsync("party-1", "representative", to: hub.Clock.GetUtcNow().AddDays(3));
        var token = (await person.Browser.Post("/identity/me/tokens", new { name = "프로그램", scopes = new[] { "identity:read", "identity:keys" }, days = 2 })).Text("token");
        await person.Browser.Post("/identity/invitations", new { party = "party-1", role = "member", email = person.Email, days = 1 });
        var invitation = await Mails.SecretOf(hub, person.Email);
        using var key = new RequesterKey();
        var challenge = await person.Browser.Post("/identity/me/signing-keys/challenge", new { jwk = key.Jwk, label = "서버", origin = "command-line", days = 2 });
        var registered = await person.Browser.Post("/identity/me/signing-keys", new { ticket = challenge.Text("ticket"), proof = key.Sign(challenge.Text("statement")) });
        var late = await person.Browser.Post("/identity/me/passkeys/challenge");
        using var program = hub.Browser();
        program.Bearer = token;
        Assert.Single((await program.Get("/identity/me")).Json!["roles"]!.AsArray());

        hub.Clock.Move(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
        Person.Refused("IDN503", await program.Get("/identity/me"));
        await person.SignInByPasskeyAsync();
        Person.Refused("IDN602", await person.Browser.Post("/identity/invitations/accept", new { token = invitation }));
        Person.Refused("IDN212", await person.Browser.Post("/identity/me/passkeys",
            new { ticket = late.Text("ticket"), name = "늦음", credential = new SoftAuthenticator(hub.OriginText).Create(late.Json!["publicKey"]!) }));
        Assert.Equal("IDN818", (await hub.UseAsync((SigningKeyService k) =>
            k.InForceAsync(registered.Text("thumbprint"), new KeyUse("question", null), CancellationToken.None))).Errors.Single().Code);
        Assert.Single((await person.Browser.Get("/identity/me")).Json!["roles"]!.AsArray());

        hub.Clock.Move(TimeSpan.FromDays(1));
        await person.SignInByPasskeyAsync();
        Assert.Empty((await person.Browser.Get("/identity/me")).Json!["roles"]!.AsArray());
        Person.Refused("PRM202", await person.Browser.Post("/identity/invitations", new { party = "party-1", role = "member", email = person.Email, days = 1 }));
    }

    [Fact]
    public async Task Slowed_Account_IsFreeAgainWhenTheTimeIsOver()
    {
        await using var hub = await StartAsync();
        using var person = await Person.RegisterAsync(hub);
        using var thief = hub.Browser();
        for (var i = 0; i < 5; i++)
        {
            await person.SignInByPasswordAsync("wrong password here", thief);
        }

        hub.Clock.Move(TimeSpan.FromSeconds(61));
        Person.Refused("IDN206", await person.SignInByPasswordAsync("wrong password here", thief));
        hub.Clock.Move(TimeSpan.FromSeconds(61));
        Person.Refused("IDN207", await person.SignInByPasswordAsync());
        hub.Clock.Move(TimeSpan.FromSeconds(61));
        Person.Ok(HttpStatusCode.OK, await person.SignInByPasswordAsync());
    }

    [Fact]
    public async Task Slowed_Address_RefusesWhateverAccountIsTried()
    {
        await using var hub = await StartAsync();
        using var person = await Person.RegisterAsync(hub);
        using var thief = hub.Browser();
        for (var i = 0; i < 60; i++)
        {
            Person.Refused("IDN206", await thief.Post("/identity/sign-in/password", new { email = Person.NewEmail(), password = "a guess, one of many" }));
        }

        Person.Refused("IDN208", await person.SignInByPasswordAsync(browser: thief));
        Person.Ok(HttpStatusCode.OK, await person.SignInByPasswordAsync());
    }

    [Fact]
    public async Task ClockGoesBack_WhatHadExpiredStaysSoAndNothingNewIsMade()
    {
        await using var hub = await StartAsync();
        using var person = await Person.WithPasskeyAsync(hub);
        await person.GrantAsync("party-1", "member", to: hub.Clock.GetUtcNow().AddMinutes(10));
        hub.Clock.Move(TimeSpan.FromMinutes(11));
        Assert.Empty((await person.Browser.Get("/identity/me")).Json!["roles"]!.AsArray());

        hub.Clock.Move(TimeSpan.FromMinutes(-11));

        Assert.Empty((await person.Browser.Get("/identity/me")).Json!["roles"]!.AsArray());
        var refused = await person.SignInByPasswordAsync();
        Person.Refused("IDN901", refused);
        Person.Ok(HttpStatusCode.ServiceUnavailable, refused);
        hub.Clock.Move(TimeSpan.FromMinutes(11));
        Person.Ok(HttpStatusCode.OK, await person.SignInByPasswordAsync());
    }

    [Fact]
    public async Task ClockGoesBack_WhileTheHubIsDown_IsSeen()
    {
        var address = fixture.NewAddress();
        var clock = new MovableClock();
        await using (var hub = await IdentityHub.StartAsync(address, clock))
        {
            clock.Move(TimeSpan.FromHours(2));
            using var person = await Person.RegisterAsync(hub);
        }

        clock.Move(TimeSpan.FromHours(-2));
        await using var again = await IdentityHub.StartAsync(address, clock);
        using var browser = again.Browser();

        Person.Refused("IDN901", await browser.Post("/identity/sign-in/password", new { email = "a@example.org", password = "whatever it may be" }));
    }

    [Fact]
    public async Task TwoInstances_OnOneDatabase_AreOneHub()
    {
        var address = fixture.NewAddress();
        var keys = new MemoryPersonKeys();
        await using var one = await IdentityHub.StartAsync(address, keys: keys);
        await using var other = await IdentityHub.StartAsync(address, port: one.Origin.Port, keys: keys);
        using var person = await Person.WithPasskeyAsync(one);
        await person.GrantAsync("party-1", "member");

        // The cookie of one opens the other; a challenge of one is answered at the other, and once.
        using var there = new Browser(other, person.Browser.Cookies);
        Assert.Single((await there.Get("/identity/me")).Json!["roles"]!.AsArray());
        using var fresh = other.Browser();
        var challenge = await person.Browser.Post("/identity/sign-in/passkey/challenge");
        var body = new { ticket = challenge.Text("ticket"), credential = person.Passkey!.Get(challenge.Json!["publicKey"]!) };
        Person.Ok(HttpStatusCode.OK, await fresh.Post("/identity/sign-in/passkey", body));
        Person.Refused("IDN212", await person.Browser.Post("/identity/sign-in/passkey", body));

        // Signed out there is signed out here.
        Person.Ok(HttpStatusCode.NoContent, await fresh.Post("/identity/me/sign-out-everywhere"));
        Person.Refused("IDN223", await person.Browser.Get("/identity/me"));

        // Guesses count together.
        for (var i = 0; i < 5; i++)
        {
            await person.SignInByPasswordAsync("wrong password here", i % 2 == 0 ? person.Browser : fresh);
        }

        Person.Refused("IDN207", await person.SignInByPasswordAsync(browser: fresh));
    }

    [Fact]
    public async Task Events_WhileTheLedgerWasAway_GetThereOnce()
    {
        await using var hub = await StartAsync();
        using var person = await Person.RegisterAsync(hub);
        await hub.EventsOf(person.Id);
        var happened = hub.Clock.GetUtcNow();
        // As after a crash between the ledger's commit and ours: the row is still there.
        await hub.UseAsync(async (IdentityDb db) =>
        {
            db.PendingEvents.Add(new PendingEventRow { Id = "0123456789abcdef", Type = "identity.test", Person = person.Id, Payload = "{}", At = happened });
            await db.SaveChangesAsync();
            return 0;
        });
        await hub.EventsOf(person.Id);
        await hub.UseAsync(async (IdentityDb db) =>
        {
            db.PendingEvents.Add(new PendingEventRow { Id = "0123456789abcdef", Type = "identity.test", Person = person.Id, Payload = "{}", At = happened });
            await db.SaveChangesAsync();
            return 0;
        });

        Assert.Single(await hub.EventsOf(person.Id), e => e.Type == "identity.test");
        Assert.Equal(0, await hub.UseAsync((IdentityDb db) => db.PendingEvents.CountAsync()));
    }

    [Fact]
    public async Task Housekeeping_DeletesWhatNobodyAsksForAgain()
    {
        await using var hub = await StartAsync();
        using var person = await Person.RegisterAsync(hub);
        await person.SignInByPasswordAsync("wrong password here");
        var sweeper = hub.Services.GetServices<IHostedService>().OfType<IdentityHousekeeping>().Single();
        await sweeper.TurnAsync(CancellationToken.None);
        Assert.NotEqual(0, await hub.UseAsync((IdentityDb db) => db.Sessions.CountAsync()));

        hub.Clock.Move(TimeSpan.FromDays(31));
        await sweeper.TurnAsync(CancellationToken.None);

        Assert.Equal(
            (0, 0, 0),
            await hub.UseAsync(async (IdentityDb db) => (await db.Sessions.CountAsync(), await db.Challenges.CountAsync(), await db.Throttles.CountAsync())));
    }

    private Task<IdentityHub> StartAsync() => IdentityHub.StartAsync(fixture.NewAddress());
}

[Trait("Category", "Slow")]
public sealed class SqliteIdentityClockTests(SqliteHub hub) : IdentityClockTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresIdentityClockTests(PostgresHub hub) : IdentityClockTests(hub), IClassFixture<PostgresHub>;
