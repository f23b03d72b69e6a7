using System.Net;
using Microsoft.EntityFrameworkCore;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Claims to represent a party: who may make, see and decide them, and what comes of it.</summary>
public abstract class PartyClaimTests
{
    private readonly IdentityHub hub;

    private protected PartyClaimTests(HubFixture fixture) => hub = fixture.Hub;

    [Fact]
    public async Task Claim_GrantedByAnOfficer_GivesTheRoleAndMarksTheParty()
    {
        using var officer = await OfficerAsync();
        using var anna = await Person.WithPasskeyAsync(hub);
        var registered = await anna.Browser.Post("/parties", Registry.Profile("나루바이오"));
        var party = registered.Text("id");
        Assert.Equal("/api/v1/identity/claims", registered.Text("claimAt"));
        Assert.False(await anna.IsVerifiedAsync(party));
        Assert.False(await HitIsVerifiedAsync(anna, party));

        var made = await anna.ClaimAsync(party);
        Person.Ok(HttpStatusCode.Created, made);
        var claim = made.Text("id");

        // Officers are told, see it in their list, and see what helps to decide; whoever asks is not shown that.
        Assert.Contains(await Mails.To(hub, officer.Email), m => m.Contains($"/claim#{claim}", StringComparison.Ordinal));
        Assert.Contains((await officer.Browser.Get("/identity/claims?state=open")).Json!["items"]!.AsArray(), c => (string)c!["id"]! == claim);
        var judging = await officer.JudgingAsync(claim);
        Assert.Equal((anna.Email, "김나루", "나루바이오"), ((string)judging["email"]!, (string)judging["name"]!, (string)judging["partyNames"]!["ko"]!));
        Assert.Equal((anna.Id, true, false, false), ((string)judging["registeredBy"]!, (bool)judging["registeredByClaimant"]!, (bool)judging["hasRepresentative"]!, (bool)judging["partyVerified"]!));
        Assert.Null((await anna.Browser.Get($"/identity/claims/{claim}")).Json!["judging"]);
        Assert.Equal(claim, (string)(await anna.Browser.Get("/identity/me/claims")).Json!["items"]![0]!["id"]!);
        Assert.Empty(await anna.RolesAsync());

        Person.Ok(HttpStatusCode.NoContent, await officer.DecideAsync(claim, "grant"));

        Assert.Equal([$"{party} representative"], await anna.RolesAsync());
        Assert.True(await anna.IsVerifiedAsync(party));
        Assert.True(await HitIsVerifiedAsync(anna, party));
        Assert.Contains(await Mails.To(hub, anna.Email), m => m.Contains("신청하신 역할을 이제 맡고 있습니다", StringComparison.Ordinal) && m.Contains($"/claim#{claim}", StringComparison.Ordinal));
        var seen = await anna.Browser.Get($"/identity/claims/{claim}");
        Assert.Equal(("granted", officer.Id, "대표 전화로 본인을 확인함"), (seen.Text("state"), seen.Text("decidedBy"), seen.Text("reason")));
        var membership = (await anna.Browser.Get("/identity/me/memberships")).Json!["items"]![0]!;
        Assert.Equal((seen.Text("membership"), $"claim:{claim}"), ((string)membership["id"]!, (string)membership["authority"]!));
        Person.Refused("PRM202", await officer.DecideAsync(claim, "decline"));

        // The ledger has ids and codes; what people wrote is not in it.
        var events = await hub.EventsOf(anna.Id);
        Assert.Subset(events.Select(e => e.Type).ToHashSet(StringComparer.Ordinal), new HashSet<string>([SecurityEvent.ClaimMade, SecurityEvent.ClaimGranted, SecurityEvent.RoleGranted], StringComparer.Ordinal));
        Assert.DoesNotContain(events, e => e.Payload.ToString().Contains("대표", StringComparison.Ordinal));
        var verified = await VerifiedAsync(party);
        Assert.Equal((officer.Id, $"{{\"ground\":\"claim/{claim}\"}}"), (verified.Single().Actor, verified.Single().Payload.ToString()));
    }

    [Fact]
    public async Task Claim_WithOneFactorOrByAToken_IsRefused()
    {
        using var anna = await Person.WithPasskeyAsync(hub);
        var party = await anna.RegisterPartyAsync();
        using var weak = await Person.RegisterAsync(hub);
        using var program = hub.Browser();
        program.Bearer = (await anna.Browser.Post("/identity/me/tokens", new { name = "프로그램", scopes = new[] { "identity:members" }, days = 1 })).Text("token");

        Person.Refused("IDN216", await weak.ClaimAsync(party));
        Person.Refused("PRM205", await program.Post("/identity/claims", new { party, role = "member", statement = "이 회사의 직원입니다." }));
        using var anonymous = hub.Browser();
        Person.Refused("PRM203", await anonymous.Post("/identity/claims", new { party, role = "member", statement = "이 회사의 직원입니다." }));
    }

    [Fact]
    public async Task Claim_BadInput_SaysEveryPlace()
    {
        using var officer = await OfficerAsync();
        using var anna = await Person.WithPasskeyAsync(hub);
        var answer = await anna.Browser.Post("/identity/claims", new { party = "nobody", role = "emperor", statement = "  짧음  " });
        Assert.Equal(["IDN611", "IDN606", "IDN614"], answer.Codes);
        Person.Refused("IDN611", await anna.ClaimAsync("hub", "member"));
        Person.Refused("IDN606", await anna.ClaimAsync(await anna.RegisterPartyAsync(), "officer"));

        var (party, duplicate, closed) = (await anna.RegisterPartyAsync(), await anna.RegisterPartyAsync(), await anna.RegisterPartyAsync());
        await officer.MergeAsync(duplicate, party);
        Person.Ok(HttpStatusCode.NoContent, await officer.ToPartyAsync(HttpMethod.Post, closed, "/close", new { reason = "문을 닫음" }));
        Person.Refused("IDN613", await anna.ClaimAsync(duplicate));
        Person.Refused("IDN612", await anna.ClaimAsync(closed));

        await anna.MakeClaimAsync(party, "member");
        Person.Refused("IDN615", await anna.ClaimAsync(party, "member"));
        await anna.GrantAsync(party, "custodian");
        Person.Refused("IDN608", await anna.ClaimAsync(party, "custodian"));
    }

    [Fact]
    public async Task Claims_TooMany_AreRefusedAlsoIfWithdrawn()
    {
        using var anna = await Person.WithPasskeyAsync(hub);
        var party = await anna.RegisterPartyAsync();
        for (var i = 0; i < PartyClaims.MostAtOnce; i++)
        {
            Person.Ok(HttpStatusCode.NoContent, await anna.Browser.Post($"/identity/claims/{await anna.MakeClaimAsync(party)}/withdraw"));
        }

        Person.Refused("IDN616", await anna.ClaimAsync(party));
    }

    [Fact]
    public async Task Decide_OwnMatter_IsRefusedUnderWhicheverAccount()
    {
        using var officer = await OfficerAsync();
        using var other = await OfficerAsync();
        using var second = await Person.WithPasskeyAsync(hub);
        using var third = await Person.WithPasskeyAsync(hub);
        var party = await second.RegisterPartyAsync();
        Person.Ok(HttpStatusCode.NoContent, await other.Browser.Post("/identity/links", new { person = officer.Id, kind = "same-as", value = second.Id, reason = "두 계정의 신분증을 확인함" }));
        Person.Ok(HttpStatusCode.Created, await third.Browser.Post("/identity/me/links", new { kind = "same-as", value = officer.Id, reason = "담당자와 같은 사람임" }));
        var (own, linked, said) = (await officer.MakeClaimAsync(party), await second.MakeClaimAsync(party), await third.MakeClaimAsync(party));

        Person.Refused("IDN618", await officer.DecideAsync(own, "grant"));
        Person.Refused("IDN618", await officer.DecideAsync(own, "decline"));
        Person.Refused("IDN618", await officer.DecideAsync(linked, "grant"));
        Assert.Equal("proven", (string)(await officer.JudgingAsync(linked))["conflict"]!);
        Assert.Equal("none", (string)(await other.JudgingAsync(linked))["conflict"]!);

        // What is only said is shown and does not block.
        var judging = await officer.JudgingAsync(said);
        Assert.Equal("possible", (string)judging["conflict"]!);
        Assert.Equal([linked, own], judging["otherClaims"]!.AsArray().Select(c => (string)c!["id"]!));
        Person.Ok(HttpStatusCode.NoContent, await officer.DecideAsync(said, "decline"));

        // Nor by another way: an officer gives an own account nothing.
        Person.Refused("IDN618", await officer.Browser.Post("/identity/memberships", new { person = officer.Id, party, role = "representative" }));
        Person.Refused("IDN618", await officer.Browser.Post("/identity/memberships", new { person = second.Id, party, role = "representative" }));
        Person.Ok(HttpStatusCode.Created, await officer.Browser.Post("/identity/invitations", new { party, role = "representative", email = second.Email, days = 7 }));
        Person.Refused("IDN618", await second.Browser.Post("/identity/invitations/accept", new { token = await Mails.SecretOf(hub, second.Email) }));

        // The twin: another officer may.
        Person.Ok(HttpStatusCode.NoContent, await other.DecideAsync(linked, "grant"));
        Assert.Equal([$"{party} representative"], await second.RolesAsync());
    }

    [Fact]
    public async Task Decide_ByTheRepresentative_GivesTheRoleAndNoMark()
    {
        using var boss = await Person.WithPasskeyAsync(hub);
        var party = await boss.RegisterPartyAsync();
        await boss.GrantAsync(party, "representative");
        using var rival = await Person.WithRoleAsync(hub, await boss.RegisterPartyAsync(), "representative");
        using var mina = await Person.WithPasskeyAsync(hub);
        var claim = await mina.MakeClaimAsync(party);

        Assert.Contains(await Mails.To(hub, boss.Email), m => m.Contains($"/claim#{claim}", StringComparison.Ordinal));
        Person.Refused("PRM201", await rival.Browser.Get($"/identity/claims/{claim}"));
        Person.Refused("PRM201", await rival.DecideAsync(claim, "grant", "\"v1\""));
        Person.Refused("PRM202", await mina.DecideAsync(claim, "grant"));
        Person.Refused("PRM202", await rival.Browser.Get($"/identity/claims?party={party}"));
        Person.Refused("PRM202", await boss.Browser.Get("/identity/claims"));
        Assert.Equal(claim, (string)(await boss.Browser.Get($"/identity/claims?party={party}")).Json!["items"]!.AsArray().Single()!["id"]!);
        Assert.True((bool)(await boss.JudgingAsync(claim))["hasRepresentative"]!);
        Person.Ok(HttpStatusCode.NoContent, await boss.DecideAsync(claim, "grant"));

        Assert.Equal([$"{party} representative"], await mina.RolesAsync());
        Assert.False(await mina.IsVerifiedAsync(party));
    }

    [Fact]
    public async Task Decide_DeclinedWithdrawnOrLate_IsOverForGood()
    {
        using var officer = await OfficerAsync();
        using var anna = await Person.WithPasskeyAsync(hub);
        var party = await anna.RegisterPartyAsync();
        var declined = await anna.MakeClaimAsync(party);
        Person.Refused("API303", await officer.Browser.Post($"/identity/claims/{declined}/decline", new { reason = "x" }));
        Person.Refused("IDN614", await officer.Browser.SendAsync(HttpMethod.Post, $"/identity/claims/{declined}/decline", new { reason = " " },
            (await officer.Browser.Get($"/identity/claims/{declined}")).Response.Headers.ETag!.Tag));
        Person.Ok(HttpStatusCode.NoContent, await officer.DecideAsync(declined, "decline"));
        var withdrawn = await anna.MakeClaimAsync(party);
        Person.Refused("PRM202", await officer.Browser.Post($"/identity/claims/{withdrawn}/withdraw"));
        Person.Ok(HttpStatusCode.NoContent, await anna.Browser.Post($"/identity/claims/{withdrawn}/withdraw"));
        var late = await anna.MakeClaimAsync(party);
        var seen = await hub.UseAsync((PartyClaims c) => c.FindAsync(late, CancellationToken.None));
        Assert.Equal(("declined", "withdrawn"), (await officer.StateAsync(declined), await officer.StateAsync(withdrawn)));
        Assert.Contains(await Mails.To(hub, anna.Email), m => m.Contains("승인되지 않았습니다", StringComparison.Ordinal));

        hub.Clock.Move(TimeSpan.FromDays(PartyClaims.Days));
        Person.Ok(HttpStatusCode.OK, await officer.SignInByPasskeyAsync());

        Assert.Equal("expired", await officer.StateAsync(late));
        Person.Refused("PRM202", await officer.DecideAsync(late, "grant"));
        var granted = await hub.UseAsync<PartyClaims, string>(async c =>
            (await c.GrantAsync(seen!, new Caller(officer.Id, [new HeldRole("hub", "officer")]), new PartyClaimGrant("늦음"), CancellationToken.None))?.Code ?? "granted");
        Assert.Equal("IDN617", granted);
        Assert.Contains(late, (await officer.Browser.Get("/identity/claims?state=expired&limit=200")).Json!["items"]!.AsArray().Select(c => (string)c!["id"]!));
        Assert.Equal(
            [SecurityEvent.ClaimMade, SecurityEvent.ClaimDeclined, SecurityEvent.ClaimMade, SecurityEvent.ClaimWithdrawn, SecurityEvent.ClaimMade],
            (await hub.EventsOf(anna.Id)).Select(e => e.Type).Where(t => t.StartsWith("identity.claim-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Grant_TwiceAtOnce_GivesOneRole()
    {
        using var anna = await Person.WithPasskeyAsync(hub);
        using var officer = await OfficerAsync();
        var party = await anna.RegisterPartyAsync();
        var id = await anna.MakeClaimAsync(party);
        var claim = await hub.UseAsync((PartyClaims c) => c.FindAsync(id, CancellationToken.None));
        var by = new Caller(officer.Id, [new HeldRole("hub", "officer")]);
        var grant = () => hub.UseAsync<PartyClaims, string>(async c => (await c.GrantAsync(claim!, by, new PartyClaimGrant("확인함"), CancellationToken.None))?.Code ?? "granted");

        var answers = await Task.WhenAll(grant(), grant(), grant());

        Assert.Equal(["IDN617", "IDN617", "granted"], answers.Order(StringComparer.Ordinal));
        Assert.Equal(1, await hub.UseAsync((IdentityDb db) => db.Memberships.CountAsync(m => m.Party == party)));
        Assert.True(await anna.IsVerifiedAsync(party));
        Assert.Single(await VerifiedAsync(party));
    }

    [Fact]
    public async Task Grant_OfARoleThatIsThere_LeavesTheClaimOpen()
    {
        using var officer = await OfficerAsync();
        using var anna = await Person.WithPasskeyAsync(hub);
        var party = await anna.RegisterPartyAsync();
        var claim = await anna.MakeClaimAsync(party, "member");
        await anna.GrantAsync(party, "member");

        Person.Refused("IDN608", await officer.DecideAsync(claim, "grant"));

        Assert.Equal("open", await officer.StateAsync(claim));
    }

    [Fact]
    public async Task List_Pages_HaveEveryClaimOnceAndOnlyTheStateAsked()
    {
        using var officer = await OfficerAsync();
        using var anna = await Person.WithPasskeyAsync(hub);
        var party = await anna.RegisterPartyAsync();
        var (one, two, three) = (await anna.MakeClaimAsync(party), await anna.MakeClaimAsync(party, "member"), await anna.MakeClaimAsync(party, "custodian"));
        Person.Ok(HttpStatusCode.NoContent, await officer.DecideAsync(two, "decline"));

        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await officer.Browser.Get($"/identity/claims?party={party}&state=open&limit=1{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}");
            Person.Ok(HttpStatusCode.OK, page);
            seen.AddRange(page.Json!["items"]!.AsArray().Select(c => (string)c!["id"]!));
            cursor = (string?)page.Json["next"];
        }

        Assert.Equal(new[] { one, three }.Order(StringComparer.Ordinal), seen);
        Assert.Equal([two], (await officer.Browser.Get($"/identity/claims?party={party}&state=declined")).Json!["items"]!.AsArray().Select(c => (string)c!["id"]!));
        Assert.Equal(3, (await officer.Browser.Get($"/identity/claims?party={party}")).Json!["items"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Browser.Get("/identity/claims?state=new")).Status);
    }

    [Fact]
    public async Task Judging_Domain_SaysWhoSaidIt()
    {
        using var officer = await OfficerAsync();
        using var anna = await Person.WithPasskeyAsync(hub, Person.NewEmail("naru.example"));
        using var rival = await Person.WithPasskeyAsync(hub, Person.NewEmail("elsewhere.example"));
        var own = await anna.RegisterPartyAsync("https://www.naru.example/about");
        var others = await officer.RegisterPartyAsync("https://naru.example");
        Person.Ok(HttpStatusCode.NoContent, await officer.ToPartyAsync(HttpMethod.Put, others, "/contact", new { email = "office@naru.example" }));

        var squat = (await officer.JudgingAsync(await anna.MakeClaimAsync(own)))["website"]!;
        var fits = await officer.JudgingAsync(await anna.MakeClaimAsync(others));
        var differs = await officer.JudgingAsync(await rival.MakeClaimAsync(others));

        // A web site that the claimant named says nothing, though it fits.
        Assert.Equal(("naru.example", true, true), ((string)squat["domain"]!, (bool)squat["isClaimants"]!, (bool)squat["saidByClaimant"]!));
        Assert.Equal((true, false), ((bool)fits["website"]!["isClaimants"]!, (bool)fits["website"]!["saidByClaimant"]!));
        Assert.Equal((true, false), ((bool)fits["contact"]!["isClaimants"]!, (bool)fits["contact"]!["saidByClaimant"]!));
        Assert.False((bool)differs["website"]!["isClaimants"]!);
        Assert.False((bool)differs["registeredByClaimant"]!);
    }

    /// <summary>Which accounts are one human's is no business of a party's representatives.</summary>
    [Fact]
    public async Task Judging_LinksOfOthers_AreShownToOfficersAlone()
    {
        using var officer = await OfficerAsync();
        using var anna = await Person.WithPasskeyAsync(hub);
        using var second = await Person.WithPasskeyAsync(hub);
        var party = await anna.RegisterPartyAsync("https://naru.example");
        using var boss = await Person.WithRoleAsync(hub, party, "representative");
        Person.Ok(HttpStatusCode.NoContent, await officer.Browser.Post("/identity/links", new { person = anna.Id, kind = "same-as", value = second.Id, reason = "두 계정의 신분증을 확인함" }));
        var claim = await second.MakeClaimAsync(party, "member");

        var (shown, hidden) = (await officer.JudgingAsync(claim), await boss.JudgingAsync(claim));

        Assert.Equal((true, true), ((bool)shown["registeredByClaimant"]!, (bool)shown["website"]!["saidByClaimant"]!));
        Assert.Equal((false, false), ((bool)hidden["registeredByClaimant"]!, (bool)hidden["website"]!["saidByClaimant"]!));
    }

    [Fact]
    public async Task Registrant_MayCorrectTheEntryUntilSomebodyRepresentsIt()
    {
        using var officer = await OfficerAsync();
        using var anna = await Person.WithPasskeyAsync(hub);
        using var stranger = await Person.WithPasskeyAsync(hub);
        var party = await anna.RegisterPartyAsync();

        Person.Refused("PRM202", await stranger.ToPartyAsync(HttpMethod.Put, party, "", Registry.Profile("남의 이름")));
        Person.Ok(HttpStatusCode.NoContent, await anna.ToPartyAsync(HttpMethod.Put, party, "", Registry.Profile("바른 이름")));
        Person.Refused("PRM202", await anna.ToPartyAsync(HttpMethod.Put, party, "/contact", new { email = "anna@example.org" }));
        Person.Refused("PRM202", await anna.ToPartyAsync(HttpMethod.Post, party, "/close", new { reason = "싫어짐" }));
        Person.Refused("PRM202", await anna.Browser.Post("/offerings", new { kind = "equipment", provider = party, title = new { ko = "질량분석기" } }));

        using var boss = await Person.WithPasskeyAsync(hub);
        var membership = await boss.GrantAsync(party, "representative");
        Person.Refused("PRM202", await anna.ToPartyAsync(HttpMethod.Put, party, "", Registry.Profile("다시 바꾼 이름")));
        Person.Ok(HttpStatusCode.NoContent, await boss.Browser.Post($"/identity/memberships/{membership}/end"));
        Person.Refused("PRM202", await anna.ToPartyAsync(HttpMethod.Put, party, "", Registry.Profile("다시 바꾼 이름")));

        // Nor when an officer has made sure of it.
        var verified = await anna.RegisterPartyAsync();
        Person.Ok(HttpStatusCode.NoContent, await officer.ToPartyAsync(HttpMethod.Post, verified, "/verify", new { reason = "등기부를 봄" }));
        Person.Refused("PRM202", await anna.ToPartyAsync(HttpMethod.Put, verified, "", Registry.Profile("다시 바꾼 이름")));
    }

    [Fact]
    public async Task Verification_DeliveredAgain_IsRecordedOnce()
    {
        using var officer = await OfficerAsync();
        using var anna = await Person.WithPasskeyAsync(hub);
        var party = await anna.RegisterPartyAsync();
        var order = new PartyVerification(party, officer.Id, "claim/x", "identity-order-1");
        var give = () => hub.UseAsync<IPartyDirectory, string>(async d => string.Join(' ', (await d.VerifyAsync(order, CancellationToken.None)).Select(e => e.Code)));

        Assert.Equal(["", "", ""], await Task.WhenAll(give(), give(), give()));
        Assert.Single(await VerifiedAsync(party));

        // Delivered once more after an officer took the mark back: it stays away.
        Person.Ok(HttpStatusCode.NoContent, await officer.ToPartyAsync(HttpMethod.Post, party, "/unverify", new { reason = "잘못 봄" }));
        Assert.Equal("", await give());
        Assert.False(await anna.IsVerifiedAsync(party));
    }

    [Fact]
    public async Task Close_Account_TakesClaimsBackAndDeletesWhatWasWritten()
    {
        using var officer = await OfficerAsync();
        using var anna = await Person.WithPasskeyAsync(hub);
        var claim = await anna.MakeClaimAsync(await anna.RegisterPartyAsync());

        Person.Ok(HttpStatusCode.NoContent, await anna.Browser.Post("/identity/me/close"));

        var seen = await officer.Browser.Get($"/identity/claims/{claim}");
        Assert.Equal(("withdrawn", "-", "-"), (seen.Text("state"), seen.Text("statement"), (string)seen.Json!["judging"]!["email"]!));
    }

    private static async Task<bool> HitIsVerifiedAsync(Person person, string party) => (bool)(await person.Browser.Get($"/search/parties?q={Uri.EscapeDataString("나루바이오")}&limit=200"))
        .Json!["items"]!.AsArray().Single(h => (string)h!["id"]! == party)!["verified"]!;

    private Task<Person> OfficerAsync() => Person.WithRoleAsync(hub, "hub", "officer");

    private async Task<IReadOnlyList<Naru.Ledger.Events.RecordedEvent>> VerifiedAsync(string party)
    {
        var events = new List<Naru.Ledger.Events.RecordedEvent>();
        await foreach (var e in hub.Ledger.ReadStreamAsync($"party/{party}"))
        {
            events.Add(e);
        }

        return events.Where(e => e.Type == "party.verified").ToList();
    }
}

public sealed class SqlitePartyClaimTests(SqliteHub hub) : PartyClaimTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresPartyClaimTests(PostgresHub hub) : PartyClaimTests(hub), IClassFixture<PostgresHub>;
