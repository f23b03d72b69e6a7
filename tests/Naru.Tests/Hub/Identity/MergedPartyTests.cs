using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Memberships;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>A party is merged or closed: what was held in it goes over or ends with the next request.</summary>
public abstract class MergedPartyTests
{
    private readonly HubFixture fixture;
    private readonly IdentityHub hub;

    private protected MergedPartyTests(HubFixture fixture) => (this.fixture, hub) = (fixture, fixture.Hub);

    [Fact]
    public async Task Merge_Memberships_GoToThePartyThatStays()
    {
        using var officer = await Person.WithRoleAsync(hub, "hub", "officer");
        var (stays, duplicate) = (await officer.RegisterPartyAsync(), await officer.RegisterPartyAsync());
        using var boss = await Person.WithRoleAsync(hub, stays, "representative");
        using var mina = await Person.WithRoleAsync(hub, duplicate, "representative");
        var profile = Registry.Profile("합친 이름");
        Person.Refused("PRM202", await mina.ToPartyAsync(HttpMethod.Put, stays, "", profile));

        await officer.MergeAsync(duplicate, stays);

        Assert.Equal([$"{stays} representative"], await mina.RolesAsync());
        Person.Ok(HttpStatusCode.NoContent, await mina.ToPartyAsync(HttpMethod.Put, stays, "", profile));
        var own = (await mina.Browser.Get("/identity/me/memberships")).Json!["items"]!.AsArray().Single()!;
        Assert.Equal((stays, duplicate, "in-force"), ((string)own["party"]!, (string)own["givenIn"]!, (string)own["state"]!));
        var members = (await boss.Browser.Get($"/identity/parties/{stays}/memberships")).Json!["items"]!.AsArray();
        Assert.Equal(new[] { boss.Id, mina.Id }.Order(StringComparer.Ordinal), members.Select(m => (string)m!["person"]!).Order(StringComparer.Ordinal));

        // The old id leads to the new one: its list is that one's, and what is given under it is given there.
        Assert.Equal(2, (await boss.Browser.Get($"/identity/parties/{duplicate}/memberships")).Json!["items"]!.AsArray().Count);
        Person.Refused("PRM202", await mina.ToPartyAsync(HttpMethod.Put, duplicate, "", profile));
        using var late = await Person.WithPasskeyAsync(hub);
        Assert.Equal(stays, (await officer.Browser.Post("/identity/memberships", new { person = late.Id, party = duplicate, role = "member" })).Text("party"));
        Person.Refused("IDN608", await officer.Browser.Post("/identity/memberships", new { person = late.Id, party = stays, role = "member" }));

        // Merged again: everything goes on to the last one.
        var last = await officer.RegisterPartyAsync();
        await officer.MergeAsync(stays, last);
        Assert.Equal([$"{last} representative"], await mina.RolesAsync());
        Assert.Equal([$"{last} member"], await late.RolesAsync());
    }

    [Fact]
    public async Task Merge_ThingsOfTheDuplicate_BelongToThePartyThatStays()
    {
        using var officer = await Person.WithRoleAsync(hub, "hub", "officer");
        var (stays, duplicate) = (await officer.RegisterPartyAsync(), await officer.RegisterPartyAsync());
        using var heir = await Person.WithRoleAsync(hub, stays, "representative");
        using var mina = await Person.WithRoleAsync(hub, duplicate, "representative");
        using var rival = await Person.WithRoleAsync(hub, await officer.RegisterPartyAsync(), "representative");
        var offering = (await mina.Browser.Post("/offerings", new { kind = "equipment", provider = duplicate, title = new { ko = "질량분석기" } })).Text("id");
        var innovation = (await mina.Browser.Post("/innovations",
            new { type = "software", stage = "prototype", names = new { ko = "판독 보조" }, owners = new[] { duplicate }, confidentiality = "private" })).Text("id");
        Person.Refused("PRM201", await heir.Browser.Get($"/offerings/{offering}"));

        await officer.MergeAsync(duplicate, stays);

        foreach (var person in new[] { heir, mina })
        {
            Person.Ok(HttpStatusCode.OK, await person.Browser.Get($"/offerings/{offering}"));
            Person.Ok(HttpStatusCode.OK, await person.Browser.Get($"/innovations/{innovation}/history"));
        }

        var tag = (await heir.Browser.Get($"/offerings/{offering}")).Response.Headers.ETag!.Tag;
        Person.Ok(HttpStatusCode.NoContent, await heir.Browser.SendAsync(HttpMethod.Post, $"/offerings/{offering}/withdraw", new { reason = "합쳐서 하나로 둠" }, tag));
        Person.Refused("PRM201", await rival.Browser.Get($"/offerings/{offering}"));

        // And with the party that stays, they are nobody's once it is closed.
        Person.Ok(HttpStatusCode.NoContent, await officer.ToPartyAsync(HttpMethod.Post, stays, "/close", new { reason = "문을 닫음" }));
        Person.Refused("PRM201", await mina.Browser.Get($"/offerings/{offering}"));
        Person.Refused("PRM201", await heir.Browser.Get($"/innovations/{innovation}"));
    }

    [Fact]
    public async Task Merge_SameRoleInBoth_IsOneRoleThatEndsAsOne()
    {
        using var officer = await Person.WithRoleAsync(hub, "hub", "officer");
        var (stays, duplicate) = (await officer.RegisterPartyAsync(), await officer.RegisterPartyAsync());
        using var mina = await Person.WithRoleAsync(hub, stays, "member");
        var longer = await mina.GrantAsync(duplicate, "member");

        await officer.MergeAsync(duplicate, stays);

        Assert.Equal([$"{stays} member"], await mina.RolesAsync());
        var shown = (await officer.Browser.Get($"/identity/parties/{stays}/memberships")).Json!["items"]!.AsArray().Single()!;
        Assert.NotEqual(longer, (string)shown["id"]!);
        Person.Ok(HttpStatusCode.NoContent, await officer.Browser.Post($"/identity/memberships/{shown["id"]}/end"));
        Assert.Empty(await mina.RolesAsync());
        Person.Refused("PRM202", await officer.Browser.Post($"/identity/memberships/{longer}/end"));
    }

    [Fact]
    public async Task Merge_InvitationsAndClaims_GoToThePartyThatStays()
    {
        using var officer = await Person.WithRoleAsync(hub, "hub", "officer");
        var (stays, duplicate) = (await officer.RegisterPartyAsync(), await officer.RegisterPartyAsync());
        using var boss = await Person.WithRoleAsync(hub, duplicate, "representative");
        using var heir = await Person.WithRoleAsync(hub, stays, "representative");
        using var mina = await Person.WithPasskeyAsync(hub);
        Person.Ok(HttpStatusCode.Created, await boss.Browser.Post("/identity/invitations", new { party = duplicate, role = "member", email = mina.Email, days = 7 }));
        var secret = await Mails.SecretOf(hub, mina.Email);
        var claim = await mina.MakeClaimAsync(duplicate, "custodian");
        var tag = (await officer.Browser.Get($"/identity/claims/{claim}")).Response.Headers.ETag!.Tag;
        Person.Refused("PRM201", await heir.Browser.Get($"/identity/claims/{claim}"));

        await officer.MergeAsync(duplicate, stays);

        Assert.Equal(stays, (await mina.Browser.Post("/identity/invitations/look", new { token = secret })).Text("party"));
        Assert.Equal(stays, (string)(await heir.Browser.Get($"/identity/parties/{stays}/invitations")).Json!["items"]!.AsArray().Single()!["party"]!);
        Assert.Equal(stays, (await mina.Browser.Post("/identity/invitations/accept", new { token = secret })).Text("party"));

        // Whoever saw the claim on the duplicate does not grant it in the party that stays without seeing that.
        Person.Refused("API304", await officer.DecideAsync(claim, "grant", tag));
        Assert.Equal(claim, (string)(await heir.Browser.Get($"/identity/claims?party={stays}&state=open")).Json!["items"]!.AsArray().Single()!["id"]!);
        Person.Ok(HttpStatusCode.NoContent, await heir.DecideAsync(claim, "grant"));
        Assert.Equal([$"{stays} custodian", $"{stays} member"], await mina.RolesAsync());
    }

    [Fact]
    public async Task Merge_TokensOfTheOldParty_EndAndThoseOfTheOtherStay()
    {
        using var officer = await Person.WithRoleAsync(hub, "hub", "officer");
        var (stays, duplicate) = (await officer.RegisterPartyAsync(), await officer.RegisterPartyAsync());
        using var mina = await Person.WithRoleAsync(hub, duplicate, "member");
        await mina.GrantAsync(stays, "representative");
        using var old = hub.Browser();
        using var other = hub.Browser();
        old.Bearer = await TokenAsync(mina, duplicate);
        other.Bearer = await TokenAsync(mina, stays);
        Assert.Equal($"{duplicate} member", Roles(await old.Get("/identity/me")).Single());
        Assert.Equal($"{stays} representative", Roles(await other.Get("/identity/me")).Single());

        await officer.MergeAsync(duplicate, stays);

        // It was made for a member of the duplicate and would speak for a representative.
        Person.Refused("IDN506", await old.Get("/identity/me"));
        Assert.Equal([$"{stays} member", $"{stays} representative"], Roles(await other.Get("/identity/me")));

        static IReadOnlyList<string> Roles(Answer answer) => answer.Json!["roles"]!.AsArray().Select(r => $"{r!["party"]} {r["role"]}").ToList();
    }

    [Fact]
    public async Task Close_Party_EndsEverythingHeldAndAskedInIt()
    {
        using var officer = await Person.WithRoleAsync(hub, "hub", "officer");
        var (party, duplicate) = (await officer.RegisterPartyAsync(), await officer.RegisterPartyAsync());
        using var boss = await Person.WithRoleAsync(hub, party, "representative");
        using var early = await Person.WithRoleAsync(hub, duplicate, "member");
        using var mina = await Person.WithPasskeyAsync(hub);
        Person.Ok(HttpStatusCode.Created, await boss.Browser.Post("/identity/invitations", new { party, role = "member", email = mina.Email, days = 7 }));
        var secret = await Mails.SecretOf(hub, mina.Email);
        var claim = await mina.MakeClaimAsync(party);
        using var program = hub.Browser();
        program.Bearer = await TokenAsync(boss, party);
        Person.Ok(HttpStatusCode.OK, await program.Get("/identity/me"));
        await officer.MergeAsync(duplicate, party);

        Person.Ok(HttpStatusCode.NoContent, await boss.ToPartyAsync(HttpMethod.Post, party, "/close", new { reason = "문을 닫음" }));

        Assert.Empty(await boss.RolesAsync());
        Assert.Empty(await early.RolesAsync());
        Assert.Equal("ended", (string)(await boss.Browser.Get("/identity/me/memberships")).Json!["items"]![0]!["state"]!);
        Person.Refused("IDN506", await program.Get("/identity/me"));
        Person.Refused("IDN604", await mina.Browser.Post("/identity/invitations/accept", new { token = secret }));
        Assert.Equal("expired", await officer.StateAsync(claim));
        Person.Refused("PRM202", await officer.DecideAsync(claim, "grant"));
        Person.Refused("IDN612", await officer.Browser.Post("/identity/memberships", new { person = mina.Id, party, role = "member" }));
        Person.Refused("IDN612", await officer.Browser.Post("/identity/invitations", new { party, role = "member", email = mina.Email, days = 7 }));
    }

    /// <summary>The twin: identity that does not ask the directory leaves every role where it was given.</summary>
    [Fact]
    public async Task Twin_DirectoryIsNotAsked_NothingGoesOver()
    {
        await using var deaf = await IdentityHub.StartAsync(fixture.NewAddress(), more: services => services.AddSingleton<IPartyDirectory, NoPartyDirectory>());
        using var officer = await Person.WithRoleAsync(deaf, "hub", "officer");
        var (stays, duplicate) = (await officer.RegisterPartyAsync(), await officer.RegisterPartyAsync());
        using var mina = await Person.WithRoleAsync(deaf, duplicate, "member");

        await officer.MergeAsync(duplicate, stays);

        Assert.Equal([$"{duplicate} member"], await mina.RolesAsync());
    }

    private static async Task<string> TokenAsync(Person person, string party)
    {
        var made = await person.Browser.Post("/identity/me/tokens", new { name = "프로그램", scopes = new[] { "identity:read" }, days = 1, party });
        Person.Ok(HttpStatusCode.Created, made);
        return made.Text("token");
    }
}

public sealed class SqliteMergedPartyTests(SqliteHub hub) : MergedPartyTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresMergedPartyTests(PostgresHub hub) : MergedPartyTests(hub), IClassFixture<PostgresHub>;
