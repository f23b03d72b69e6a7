using System.Net;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Humans;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Which accounts are one human's.</summary>
public abstract class LinkTests
{
    private static readonly string[] Orcids = ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X", "0000-0001-2345-6789"];
    private static int accounts;

    private readonly IdentityHub hub;

    private protected LinkTests(HubFixture fixture) => hub = fixture.Hub;

    [Fact]
    public async Task Orcid_DeclaredByTwoAccounts_IsAClaimUntilItIsShown()
    {
        using var one = await Person.RegisterAsync(hub);
        using var other = await Person.RegisterAsync(hub);
        await DeclareAsync(one, "orcid", Orcids[0]);
        await DeclareAsync(other, "orcid", $"https://orcid.org/{Orcids[0]}");
        Assert.Equal(SameHuman.Claimed, await BetweenAsync(one, other));

        await ShowOrcidAsync(one, Orcids[0]);
        Assert.Equal(SameHuman.Claimed, await BetweenAsync(one, other));
        await ShowOrcidAsync(other, Orcids[0]);

        Assert.Equal(SameHuman.Proven, await BetweenAsync(one, other));
    }

    [Fact]
    public async Task Orcid_OfSomebodyElse_JoinsNobody()
    {
        using var one = await Person.RegisterAsync(hub);
        using var other = await Person.RegisterAsync(hub);
        await ShowOrcidAsync(one, Orcids[1]);
        await ShowOrcidAsync(other, Orcids[2]);

        Assert.Equal(SameHuman.No, await BetweenAsync(one, other));
    }

    [Fact]
    public async Task Links_ThroughOthers_JoinToo()
    {
        // a – b by an address, b – c by an ORCID iD, c – d by an officer: a and d are one.
        using var officer = await Person.WithRoleAsync(hub, "hub", "officer");
        using var a = await Person.RegisterAsync(hub);
        using var b = await Person.RegisterAsync(hub);
        using var c = await Person.RegisterAsync(hub);
        using var d = await Person.RegisterAsync(hub);
        using var unrelated = await Person.RegisterAsync(hub);
        await ConfirmEmailAsync(b, a.Email);
        await ShowOrcidAsync(b, Orcids[3]);
        await ShowOrcidAsync(c, Orcids[3]);
        Person.Ok(HttpStatusCode.NoContent, await officer.Browser.Post("/identity/links", new { person = c.Id, kind = "same-as", value = d.Id, reason = "두 계정의 신분증을 확인함" }));

        Assert.Equal(SameHuman.Proven, await BetweenAsync(a, d));
        Assert.Equal(SameHuman.No, await BetweenAsync(a, unrelated));
    }

    [Fact]
    public async Task SameAs_SaidByThePerson_IsAClaim()
    {
        using var one = await Person.RegisterAsync(hub);
        using var other = await Person.RegisterAsync(hub);

        await DeclareAsync(one, "same-as", other.Id);

        Assert.Equal(SameHuman.Claimed, await BetweenAsync(other, one));
        Assert.Contains(await hub.EventsOf(one.Id), e => e.Type == SecurityEvent.LinkAdded && e.Payload.ToString().Contains("\"false\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_OfOthers_AreNeverShown()
    {
        using var one = await Person.RegisterAsync(hub);
        using var other = await Person.RegisterAsync(hub);
        await DeclareAsync(one, "same-as", other.Id);

        var shown = (await other.Browser.Get("/identity/me/links")).Json!["items"]!.AsArray();

        Assert.Equal("email", (string)Assert.Single(shown)!["kind"]!);
        Assert.DoesNotContain(one.Id, (await other.Browser.Get("/identity/me")).ToString(), StringComparison.Ordinal);
        Person.Refused("PRM202", await other.Browser.Get("/identity/links/asked-to-end"));
        Person.Refused("PRM202", await other.Browser.Post("/identity/links", new { person = one.Id, kind = "same-as", value = other.Id, reason = "알고 싶어서" }));
    }

    [Fact]
    public async Task Declare_AccountThatIsNotThere_IsTheSameAnswer()
    {
        using var one = await Person.RegisterAsync(hub);
        using var other = await Person.RegisterAsync(hub);

        var there = await DeclareAsync(one, "same-as", other.Id);
        var not = await DeclareAsync(one, "same-as", "person-0123456789abcdef");

        Assert.Equal(there.Status, not.Status);
    }

    [Fact]
    public async Task Unlink_CountsUntilAnOfficerAgrees()
    {
        using var officer = await Person.WithRoleAsync(hub, "hub", "officer");
        using var one = await Person.RegisterAsync(hub);
        using var other = await Person.RegisterAsync(hub);
        var link = (await DeclareAsync(one, "same-as", other.Id)).Text("id");

        Person.Refused("IDN702", await other.Browser.Post($"/identity/me/links/{link}/ask-end"));
        Person.Refused("PRM202", await one.Browser.Post($"/identity/links/{link}/end"));
        Person.Ok(HttpStatusCode.NoContent, await one.Browser.Post($"/identity/me/links/{link}/ask-end"));
        Assert.Equal(SameHuman.Claimed, await BetweenAsync(one, other));

        var asked = (await officer.Browser.Get("/identity/links/asked-to-end")).Json!["items"]!.AsArray();
        Assert.Contains(asked, l => (string)l!["id"]! == link && l["value"] is null);
        Person.Ok(HttpStatusCode.NoContent, await officer.Browser.Post($"/identity/links/{link}/end"));
        Person.Refused("IDN702", await officer.Browser.Post($"/identity/links/{link}/end"));

        Assert.Equal(SameHuman.No, await BetweenAsync(one, other));
        var events = (await hub.EventsOf(one.Id)).Select(e => e.Type).ToList();
        Assert.Contains(SecurityEvent.LinkEndAsked, events);
        Assert.Contains(SecurityEvent.LinkEnded, events);
    }

    [Fact]
    public async Task Declare_BadInput_SaysEveryPlace()
    {
        using var one = await Person.RegisterAsync(hub);

        Assert.Equal(["IDN110", "IDN101"], (await one.Browser.Post("/identity/me/links", new { kind = "orcid", value = "0000-0002-1825-0098", reason = "" })).Codes);
        Person.Refused("IDN109", await one.Browser.Post("/identity/me/links", new { kind = "orcid", value = "orcid", reason = "까닭" }));
        Person.Refused("IDN701", await one.Browser.Post("/identity/me/links", new { kind = "same-as", value = one.Id, reason = "까닭" }));
    }

    [Fact]
    public async Task Email_LinkOpenedByAnotherAccount_GivesNothing()
    {
        using var one = await Person.RegisterAsync(hub);
        using var other = await Person.RegisterAsync(hub);
        var email = Person.NewEmail();
        Person.Ok(HttpStatusCode.Accepted, await one.Browser.Post("/identity/me/emails", new { email }));
        var secret = await Mails.SecretOf(hub, email);

        Person.Refused("IDN220", await other.Browser.Post("/identity/me/emails/confirm", new { token = secret }));
        Person.Ok(HttpStatusCode.NoContent, await one.Browser.Post("/identity/me/emails/confirm", new { token = secret }));
        Person.Refused("IDN220", await one.Browser.Post("/identity/me/emails/confirm", new { token = secret }));
    }

    private static async Task<Answer> DeclareAsync(Person person, string kind, string value)
    {
        var answer = await person.Browser.Post("/identity/me/links", new { kind, value, reason = $"계정 {Interlocked.Increment(ref accounts)}도 씁니다" });
        Person.Ok(HttpStatusCode.Created, answer);
        return answer;
    }

    private async Task ConfirmEmailAsync(Person person, string email)
    {
        Person.Ok(HttpStatusCode.Accepted, await person.Browser.Post("/identity/me/emails", new { email }));
        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Post("/identity/me/emails/confirm", new { token = await Mails.SecretOf(hub, email) }));
    }

    /// <summary>As ORCID's own sign-in does; that it does is tested with institutions.</summary>
    private Task<Naru.Hub.Identity.Store.LinkRow> ShowOrcidAsync(Person person, string orcid) =>
        hub.UseAsync((HumanLinks h) => h.AddAsync(person.Id, LinkKind.Orcid, orcid, isVerified: true, person.Id, null, CancellationToken.None));

    private async Task<SameHuman> BetweenAsync(Person one, Person other) =>
        (await hub.UseAsync((HumanLinks h) => h.AmongAsync([one.Id], CancellationToken.None))).Between(one.Id, other.Id);
}

public sealed class SqliteLinkTests(SqliteHub hub) : LinkTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresLinkTests(PostgresHub hub) : LinkTests(hub), IClassFixture<PostgresHub>;
