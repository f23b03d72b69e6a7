using System.Net;
using Microsoft.EntityFrameworkCore;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Identity.Store;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Invitations, memberships, and who somebody is by them.</summary>
public abstract class MembershipTests
{
    private static int parties;

    private readonly IdentityHub hub;

    private protected MembershipTests(HubFixture fixture) => hub = fixture.Hub;

    [Fact]
    public async Task Invite_Accept_GivesTheRoleOnce()
    {
        var party = NewParty();
        using var boss = await Person.WithRoleAsync(hub, party, "representative");
        using var person = await Person.WithPasskeyAsync(hub);
        var secret = await InviteAsync(boss, party, "member", person.Email.ToUpperInvariant());

        var offer = await person.Browser.Post("/identity/invitations/look", new { token = secret });
        var accepted = await person.Browser.Post("/identity/invitations/accept", new { token = secret });

        Assert.Equal((party, "member"), (offer.Text("party"), offer.Text("role")));
        Person.Ok(HttpStatusCode.Created, accepted);
        Assert.Equal(boss.Id, accepted.Text("grantedBy"));
        Assert.Equal(party, (string)(await person.Browser.Get("/identity/me")).Json!["roles"]![0]!["party"]!);
        Person.Refused("IDN603", await person.Browser.Post("/identity/invitations/accept", new { token = secret }));
        Person.Refused("IDN603", await person.Browser.Post("/identity/invitations/look", new { token = secret }));
        Assert.Contains(await hub.EventsOf(person.Id), e => e.Type == SecurityEvent.RoleGranted);
        Assert.Contains(await hub.EventsOf(boss.Id), e => e.Type == SecurityEvent.Invited && !e.Payload.ToString().Contains('@'));
    }

    [Fact]
    public async Task Accept_WithAnotherAddress_HasToBeMeant()
    {
        var party = NewParty();
        using var boss = await Person.WithRoleAsync(hub, party, "representative");
        using var person = await Person.WithPasskeyAsync(hub);
        var secret = await InviteAsync(boss, party, "member", Person.NewEmail());

        Person.Refused("IDN605", await person.Browser.Post("/identity/invitations/accept", new { token = secret }));
        Person.Ok(HttpStatusCode.Created, await person.Browser.Post("/identity/invitations/accept", new { token = secret, withOtherAddress = true }));
    }

    [Fact]
    public async Task Accept_TwoAtOnce_OneGetsIt()
    {
        var party = NewParty();
        using var boss = await Person.WithRoleAsync(hub, party, "representative");
        using var one = await Person.WithPasskeyAsync(hub);
        using var other = await Person.WithPasskeyAsync(hub);
        var secret = await InviteAsync(boss, party, "member", one.Email);

        var answers = await Task.WhenAll(
            one.Browser.Post("/identity/invitations/accept", new { token = secret, withOtherAddress = true }),
            other.Browser.Post("/identity/invitations/accept", new { token = secret, withOtherAddress = true }));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Single(answers, a => a.Code == "IDN603");
        Assert.Equal(2, (await boss.Browser.Get($"/identity/parties/{party}/memberships")).Json!["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Accept_RevokedOrUnknown_IsRefused()
    {
        var party = NewParty();
        using var boss = await Person.WithRoleAsync(hub, party, "representative");
        using var person = await Person.WithPasskeyAsync(hub);
        var secret = await InviteAsync(boss, party, "member", person.Email);
        var id = (string)(await boss.Browser.Get($"/identity/parties/{party}/invitations")).Json!["items"]![0]!["id"]!;

        Person.Refused("PRM201", await person.Browser.Post($"/identity/invitations/{id}/revoke"));
        Person.Ok(HttpStatusCode.NoContent, await boss.Browser.Post($"/identity/invitations/{id}/revoke"));

        Person.Refused("IDN604", await person.Browser.Post("/identity/invitations/accept", new { token = secret }));
        Person.Refused("IDN601", await person.Browser.Post("/identity/invitations/accept", new { token = "never made" }));
        Assert.Contains(await hub.EventsOf(boss.Id), e => e.Type == SecurityEvent.InvitationRevoked);
    }

    [Fact]
    public async Task Accept_OfferOfWhoMayNoLonger_IsRefused()
    {
        var party = NewParty();
        using var boss = await Person.WithPasskeyAsync(hub);
        var membership = await boss.GrantAsync(party, "representative");
        using var person = await Person.WithPasskeyAsync(hub);
        var secret = await InviteAsync(boss, party, "representative", person.Email);

        Person.Ok(HttpStatusCode.NoContent, await boss.Browser.Post($"/identity/memberships/{membership}/end"));

        Person.Refused("IDN604", await person.Browser.Post("/identity/invitations/accept", new { token = secret }));
    }

    [Fact]
    public async Task Invite_BySomebodyWhoMayNot_IsRefused()
    {
        var party = NewParty();
        using var member = await Person.WithRoleAsync(hub, party, "member");
        using var elsewhere = await Person.WithRoleAsync(hub, NewParty(), "representative");
        using var anonymous = hub.Browser();
        var body = new { party, role = "member", email = Person.NewEmail(), days = 7 };

        Person.Refused("PRM202", await member.Browser.Post("/identity/invitations", body));
        Person.Refused("PRM202", await elsewhere.Browser.Post("/identity/invitations", body));
        Person.Refused("PRM203", await anonymous.Post("/identity/invitations", body));
        Person.Refused("PRM202", await elsewhere.Browser.Post("/identity/invitations", new { party = "hub", role = "officer", email = elsewhere.Email, days = 7 }));
    }

    [Fact]
    public async Task Invite_BadInput_SaysEveryPlace()
    {
        var party = NewParty();
        using var boss = await Person.WithRoleAsync(hub, party, "representative");

        foreach (var days in (int[])[31, int.MaxValue])
        {
            var answer = await boss.Browser.Post("/identity/invitations",
                new { party, role = "emperor", email = "김@example.org", days, membershipUntil = hub.Clock.GetUtcNow().AddDays(1) });

            Assert.Equal(["IDN108", "IDN606", "IDN111", "IDN112"], answer.Codes);
        }
    }

    [Fact]
    public async Task Membership_Ended_GivesNothingFromThatMoment()
    {
        var party = NewParty();
        using var boss = await Person.WithRoleAsync(hub, party, "representative");
        using var person = await Person.WithPasskeyAsync(hub);
        var granted = await boss.Browser.Post("/identity/memberships", new { person = person.Id, party, role = "custodian" });
        Person.Ok(HttpStatusCode.Created, granted);
        Assert.Single((await person.Browser.Get("/identity/me")).Json!["roles"]!.AsArray());

        Person.Refused("PRM202", await person.Browser.Post("/identity/memberships", new { person = person.Id, party, role = "representative" }));
        Person.Ok(HttpStatusCode.NoContent, await boss.Browser.Post($"/identity/memberships/{granted.Text("id")}/end"));

        Assert.Empty((await person.Browser.Get("/identity/me")).Json!["roles"]!.AsArray());
        Person.Refused("PRM202", await boss.Browser.Post($"/identity/memberships/{granted.Text("id")}/end"));
        Assert.Equal("ended", (string)(await person.Browser.Get("/identity/me/memberships")).Json!["items"]![0]!["state"]!);
        Assert.Contains(await hub.EventsOf(person.Id), e => e.Type == SecurityEvent.RoleEnded);
    }

    [Fact]
    public async Task Membership_EndedTwiceAtOnce_EndsOnce()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        var id = await person.GrantAsync(NewParty(), "member");
        var end = () => hub.UseAsync<MembershipService, string>(async m => (await m.EndAsync(id, "system", CancellationToken.None))?.Code ?? "ended");

        var answers = await Task.WhenAll(end(), end(), end());

        Assert.Equal(["IDN609", "IDN609", "ended"], answers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Membership_FromLater_GivesNothingYet()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        await person.GrantAsync(NewParty(), "member", from: hub.Clock.GetUtcNow().AddDays(1));

        Assert.Empty((await person.Browser.Get("/identity/me")).Json!["roles"]!.AsArray());
    }

    [Fact]
    public async Task Membership_ManyRolesInManyParties_AreHeldTogether()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        var (one, other) = (NewParty(), NewParty());
        await person.GrantAsync(one, "member");
        await person.GrantAsync(one, "custodian");
        await person.GrantAsync(other, "representative");

        var roles = (await person.Browser.Get("/identity/me")).Json!["roles"]!.AsArray().Select(r => $"{r!["party"]} {r["role"]}").ToList();

        Assert.Equal([$"{one} custodian", $"{one} member", $"{other} representative"], roles);
    }

    [Fact]
    public async Task Grant_BadInput_SaysEveryPlace()
    {
        var party = NewParty();
        using var boss = await Person.WithRoleAsync(hub, party, "representative");

        var answer = await boss.Browser.Post("/identity/memberships", new { person = "person-none", party, role = "officer", to = hub.Clock.GetUtcNow().AddDays(-1) });
        Assert.Equal(["IDN606", "IDN112", "IDN607"], answer.Codes);
        Person.Refused("IDN608", await boss.Browser.Post("/identity/memberships", new { person = boss.Id, party, role = "representative" }));
    }

    [Fact]
    public async Task OthersMembers_AreNotShown()
    {
        var party = NewParty();
        using var member = await Person.WithRoleAsync(hub, party, "member");
        using var stranger = await Person.WithPasskeyAsync(hub);
        var id = (string)(await member.Browser.Get("/identity/me/memberships")).Json!["items"]![0]!["id"]!;

        Person.Refused("PRM201", await stranger.Browser.Get($"/identity/parties/{party}/memberships"));
        Person.Refused("PRM201", await stranger.Browser.Get($"/identity/parties/{party}/invitations"));
        Person.Refused("PRM201", await stranger.Browser.Post($"/identity/memberships/{id}/end"));
        Person.Refused("PRM201", await stranger.Browser.Post("/identity/memberships/membership-none/end"));
        Person.Refused("PRM201", await stranger.Browser.Post("/identity/invitations/invitation-none/revoke"));
    }

    [Fact]
    public async Task Close_Account_LeavesNothingToSignInByAndFreesTheAddress()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        await person.GrantAsync(NewParty(), "representative");
        var made = await person.Browser.Post("/identity/me/tokens", new { name = "프로그램", scopes = new[] { "identity:read" }, days = 1 });
        using var program = hub.Browser();
        program.Bearer = made.Text("token");

        Assert.Equal(KeyState.Found, (await hub.Keys.FindAsync(person.Id, CancellationToken.None)).State);
        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Post("/identity/me/close"));

        Person.Refused("PRM203", await person.Browser.Get("/identity/me"));
        Person.Refused("IDN502", await program.Get("/identity/me"));
        Person.Refused("IDN206", await person.SignInByPasswordAsync());
        Person.Refused("IDN213", await person.SignInByPasskeyAsync());
        var events = (await hub.EventsOf(person.Id)).Select(e => e.Type).ToList();
        Assert.Equal([SecurityEvent.RoleEnded, SecurityEvent.TokenRevoked, SecurityEvent.AccountClosed], events[^3..]);

        // The person is erased, and that is recorded.
        Assert.Equal(KeyState.Destroyed, (await hub.Keys.FindAsync(person.Id, CancellationToken.None)).State);
        var erased = new List<RecordedEvent>();
        await foreach (var e in hub.Ledger.ReadStreamAsync($"erasure-{person.Id}", 0, TestContext.Current.CancellationToken))
        {
            erased.Add(e);
        }

        Assert.Equal((PersonErasure.EventType, person.Id), (erased.Single().Type, erased.Single().Actor));
        Assert.Equal(1, await hub.UseAsync((IdentityDb db) => db.Erasures.CountAsync(e => e.Person == person.Id && e.DoneAt != null)));
        Assert.Equal(0, await hub.UseAsync((IdentityDb db) => db.Sessions.CountAsync(e => e.Account == person.Id)));

        // Who comes again with the same address is the same human still, though the address is gone.
        using var again = await Person.RegisterAsync(hub, person.Email);
        Assert.NotEqual(person.Id, again.Id);
        Assert.Equal(0, await hub.UseAsync((IdentityDb db) => db.Links.CountAsync(l => l.Person == person.Id && l.Value == person.Email)));
        foreach (var pair in (string[][])[[person.Id, again.Id], [again.Id, person.Id]])
        {
            Assert.Equal(SameHuman.Proven, (await hub.UseAsync((HumanLinks links) => links.AmongAsync([pair[0]], CancellationToken.None))).Between(pair[0], pair[1]));
        }
    }

    private static string NewParty() => $"party-{Interlocked.Increment(ref parties)}";

    private async Task<string> InviteAsync(Person boss, string party, string role, string email)
    {
        Person.Ok(HttpStatusCode.Created, await boss.Browser.Post("/identity/invitations", new { party, role, email, days = 7 }));
        return await Mails.SecretOf(hub, email);
    }
}

public sealed class SqliteMembershipTests(SqliteHub hub) : MembershipTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresMembershipTests(PostgresHub hub) : MembershipTests(hub), IClassFixture<PostgresHub>;
