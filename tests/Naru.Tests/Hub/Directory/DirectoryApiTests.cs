using System.Text;
using System.Text.Json;
using Naru.Hub.Directories.Contracts;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;
using Naru.Tests.Cdm.Postgres;
using Naru.Tests.Ledger;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>The directory from outside: through its addresses, on both databases, with two instances on one of them.</summary>
public sealed class DirectoryApiTests(SharedServer server)
{
    private const string Officer = "olga hub/officer";

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Category", "Slow")]
    public async Task Parties_AreRegisteredChangedMergedAndErased(DatabaseKind kind)
    {
        await using var place = LedgerPlace.Create(kind, server);
        var keys = new MemoryKeys();
        await using var hub = await DirectoryHost.StartAsync(place.Address, keys);

        // Registered once, however often the request is repeated; the same number cannot be given away twice.
        var body = Samples.Hospital with { Ror = "03yrm5c26" };
        var made = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", body, key: "0123456789abcdef01")).Is(201);
        Assert.Equal(made.Id, (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", body, key: "0123456789abcdef01")).Is(201).Id);
        Assert.Equal(["DIR206"], (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", body)).Is(409).Codes);
        var rep = $"rita {made.Id}/representative";

        // Everybody reads it; only its representative changes it, and only what was seen.
        Assert.Equal("https://ror.org/03yrm5c26", (await hub.AskAsync(HttpMethod.Get, $"/parties/{made.Id}", null)).Is(200).Json.GetProperty("profile").GetProperty("ror").GetString());
        (await hub.AskAsync(HttpMethod.Put, $"/parties/{made.Id}", "anna", body with { District = "28-songdo" }, 1)).Is(403);
        (await hub.AskAsync(HttpMethod.Put, $"/parties/{made.Id}", rep, body with { District = "28-songdo" })).Is(428);
        (await hub.AskAsync(HttpMethod.Put, $"/parties/{made.Id}", rep, body with { District = "28-songdo" }, 7)).Is(412);
        Assert.Equal(2, (await hub.AskAsync(HttpMethod.Put, $"/parties/{made.Id}", rep, body with { District = "28-songdo" }, 1)).Is(204).Version);
        Assert.Equal(["DIR207", "DIR201"], (await hub.AskAsync(HttpMethod.Put, $"/parties/{made.Id}", rep, body with { District = "28110", Ror = "x" }, 2)).Is(422).Codes);

        // An officer makes sure of it; under another name the mark is gone, unless the officer says the name.
        (await hub.AskAsync(HttpMethod.Post, $"/parties/{made.Id}/verify", rep, new { reason = "등기부를 봄" }, 2)).Is(403);
        var mark = (await hub.AskAsync(HttpMethod.Post, $"/parties/{made.Id}/verify", Officer, new { reason = "등기부를 봄" }, 2)).Is(204).Version;
        Assert.Equal(["DIR218"], (await hub.AskAsync(HttpMethod.Post, $"/parties/{made.Id}/verify", Officer, new { reason = "등기부를 봄" }, mark)).Is(409).Codes);
        Assert.True((await hub.AskAsync(HttpMethod.Get, $"/parties/{made.Id}", null)).Json.TryGetProperty("verifiedAt", out _));
        Assert.Equal(1, await VerifiedAsync());
        var renamed = (await hub.AskAsync(HttpMethod.Put, $"/parties/{made.Id}", rep, body with { District = "28-songdo", Names = new Texts("남의 병원") }, mark)).Is(204).Version;
        Assert.False((await hub.AskAsync(HttpMethod.Get, $"/parties/{made.Id}", null)).Json.TryGetProperty("verifiedAt", out _));
        Assert.Equal(0, await VerifiedAsync());
        Assert.Equal(["DIR219"], (await hub.AskAsync(HttpMethod.Post, $"/parties/{made.Id}/unverify", Officer, new { reason = "아님" }, renamed)).Is(409).Codes);
        var again = (await hub.AskAsync(HttpMethod.Post, $"/parties/{made.Id}/verify", Officer, new { reason = "등기부를 봄" }, renamed)).Is(204).Version;
        var last = (await hub.AskAsync(HttpMethod.Put, $"/parties/{made.Id}", Officer, body with { District = "28-songdo" }, again)).Is(204).Version;
        Assert.Equal(1, await VerifiedAsync());
        async Task<int> VerifiedAsync() => (await place.RowsAsync("SELECT id FROM directory_party WHERE is_verified")).Count;

        // A unit is its organisation's business.
        var unit = new PartyProfile(PartyKind.Unit, new Texts("안과")) { Within = made.Id };
        (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", unit)).Is(403);
        (await hub.AskAsync(HttpMethod.Post, "/parties", rep, unit)).Is(201);

        // A person registers with the id of signing in; the name is in no table and in no event.
        (await hub.AskAsync(HttpMethod.Post, "/parties", "hong", Samples.Person)).Is(201);
        (await hub.AskAsync(HttpMethod.Get, "/parties/hong", null)).Is(404);
        Assert.Contains("홍길동", (await hub.AskAsync(HttpMethod.Get, "/parties/hong", "anna")).Is(200).Body, StringComparison.Ordinal);
        (await hub.AskAsync(HttpMethod.Post, $"/parties/{made.Id}/people", rep, new { person = "hong", role = "clinician", from = "2026-01-01" })).Is(204);
        (await hub.AskAsync(HttpMethod.Put, $"/parties/{made.Id}/contact", rep, new PartyContact("hong", new Texts("홍길동"), "hong@hospital.example.org"), last + 1)).Is(204);
        Assert.Contains("hong@", (await hub.AskAsync(HttpMethod.Get, $"/parties/{made.Id}/contact", rep)).Is(200).Body, StringComparison.Ordinal);
        (await hub.AskAsync(HttpMethod.Get, $"/parties/{made.Id}/contact", "anna")).Is(403);
        var stored = string.Join('\n', await place.RowsAsync("SELECT payload FROM ledger_event")) + string.Join('\n', await place.RowsAsync("SELECT profile FROM directory_party"));
        Assert.DoesNotContain("홍길동", Decoded(stored), StringComparison.Ordinal);
        Assert.DoesNotContain("hong@", Decoded(stored), StringComparison.Ordinal);

        // Erased: the name and the contact are gone for everybody.
        Assert.True((await PersonErasure.EraseAsync(hub.Ledger, keys, "hong", new Origin("erase-1", "olga", "test"), TestContext.Current.CancellationToken)).IsSuccess);
        var erased = (await hub.AskAsync(HttpMethod.Get, "/parties/hong", "anna")).Is(200);
        Assert.DoesNotContain("홍길동", erased.Body, StringComparison.Ordinal);
        Assert.True(erased.Json.GetProperty("erased").GetBoolean());
        Assert.DoesNotContain("hong@", (await hub.AskAsync(HttpMethod.Get, $"/parties/{made.Id}/contact", rep)).Is(200).Body, StringComparison.Ordinal);

        // A duplicate is merged; its number goes over, and lists no longer show it.
        var twin = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company with { BusinessNumber = "220-81-62517" })).Is(201);
        (await hub.AskAsync(HttpMethod.Post, $"/parties/{twin.Id}/merge", rep, new { into = made.Id }, 1)).Is(403);
        (await hub.AskAsync(HttpMethod.Post, $"/parties/{twin.Id}/merge", Officer, new { into = made.Id }, 1)).Is(204);
        Assert.Equal("220-81-62517", (await hub.AskAsync(HttpMethod.Get, $"/parties/{made.Id}", null)).Json.GetProperty("profile").GetProperty("businessNumber").GetString());
        Assert.Equal(made.Id, (await hub.AskAsync(HttpMethod.Get, $"/parties/{twin.Id}", null)).Is(200).Json.GetProperty("mergedInto").GetString());
        Assert.Equal(["DIR206"], (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company with { BusinessNumber = "2208162517" })).Is(409).Codes);
        var listed = (await hub.AskAsync(HttpMethod.Get, "/parties?kind=organisation", null)).Is(200).Json.GetProperty("items");
        Assert.Equal(made.Id, Assert.Single(listed.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(0, (await hub.AskAsync(HttpMethod.Get, "/parties?kind=person", null)).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await hub.AskAsync(HttpMethod.Get, "/parties?kind=person", "anna")).Json.GetProperty("items").GetArrayLength());
        (await hub.AskAsync(HttpMethod.Get, "/parties?kind=club", null)).Is(400);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Category", "Slow")]
    public async Task Innovations_AreSeenByWhomTheyAreMeantFor(DatabaseKind kind)
    {
        await using var place = LedgerPlace.Create(kind, server);
        await using var hub = await DirectoryHost.StartAsync(place.Address, new MemoryKeys());
        var company = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company)).Is(201).Id;
        var member = $"mina {company}/member";
        var profile = Samples.Innovation with { Owners = [company] };
        (await hub.AskAsync(HttpMethod.Post, "/innovations", "anna", profile)).Is(403);
        var made = (await hub.AskAsync(HttpMethod.Post, "/innovations", member, profile)).Is(201);
        (await hub.AskAsync(HttpMethod.Get, $"/innovations/{made.Id}", "anna")).Is(404);
        (await hub.AskAsync(HttpMethod.Get, $"/innovations/{made.Id}/outline", "anna")).Is(404);
        (await hub.AskAsync(HttpMethod.Get, $"/innovations/{made.Id}", member)).Is(200);
        (await hub.AskAsync(HttpMethod.Put, $"/innovations/{made.Id}", member, profile with { Confidentiality = "on-request" }, 1)).Is(204);
        (await hub.AskAsync(HttpMethod.Get, $"/innovations/{made.Id}", "anna")).Is(404);
        Assert.DoesNotContain("intendedUse", (await hub.AskAsync(HttpMethod.Get, $"/innovations/{made.Id}/outline", "anna")).Is(200).Body, StringComparison.Ordinal);
        (await hub.AskAsync(HttpMethod.Get, $"/innovations/{made.Id}/outline", null)).Is(404);
        Assert.Equal(0, Count(await hub.AskAsync(HttpMethod.Get, "/innovations", "anna")));
        Assert.Equal(1, Count(await hub.AskAsync(HttpMethod.Get, "/innovations?type=software", member)));
        (await hub.AskAsync(HttpMethod.Post, $"/innovations/{made.Id}/advance", member, new { stage = "clinical", on = "2026-11-27", note = "시작" }, 2)).Is(204);
        (await hub.AskAsync(HttpMethod.Put, $"/innovations/{made.Id}", member, profile with { Confidentiality = "public", Stage = "clinical" }, 3)).Is(204);
        (await hub.AskAsync(HttpMethod.Get, $"/innovations/{made.Id}", null)).Is(200);
        Assert.Equal(1, Count(await hub.AskAsync(HttpMethod.Get, "/innovations", null)));
        (await hub.AskAsync(HttpMethod.Get, $"/innovations/{made.Id}/history", "anna")).Is(403);
        var history = (await hub.AskAsync(HttpMethod.Get, $"/innovations/{made.Id}/history", member)).Is(200).Json;
        Assert.Equal(
            ["innovation.registered", "innovation.changed", "innovation.advanced", "innovation.changed"], history.EnumerateArray().Select(s => s.GetProperty("event").GetString()));
        Assert.All(history.EnumerateArray(), s => Assert.Equal("mina", s.GetProperty("actor").GetString()));
        (await hub.AskAsync(HttpMethod.Post, $"/innovations/{made.Id}/archive", member, new { reason = "접음" }, 4)).Is(204);
        (await hub.AskAsync(HttpMethod.Get, $"/innovations/{made.Id}", "anna")).Is(404);
    }

    /// <summary>Two instances on one database: what one records, the other finds in its next search, counts and all.</summary>
    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Category", "Slow")]
    public async Task Search_OnAnotherInstance_SeesWhatWasWritten(DatabaseKind kind)
    {
        await using var place = LedgerPlace.Create(kind, server);
        var keys = new MemoryKeys();
        await using var one = await DirectoryHost.StartAsync(place.Address, keys);
        await using var other = await DirectoryHost.StartAsync(place.Address, keys);
        var hospital = (await one.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Hospital)).Is(201).Id;
        var rep = $"rita {hospital}/representative";
        var content = Samples.Equipment with { Provider = hospital };
        (await one.AskAsync(HttpMethod.Post, "/offerings", "anna", content)).Is(403);
        var offering = (await one.AskAsync(HttpMethod.Post, "/offerings", rep, content)).Is(201).Id;
        Assert.Equal(0, Total(await other.AskAsync(HttpMethod.Get, "/search", rep)));
        (await other.AskAsync(HttpMethod.Get, $"/offerings/{offering}", "anna")).Is(404);
        (await one.AskAsync(HttpMethod.Post, $"/offerings/{offering}/publish", rep, null, 1)).Is(204);
        var found = (await other.AskAsync(HttpMethod.Get, "/search?q=%EC%A7%88%EB%9F%89&kind=equipment", "anna")).Is(200);
        Assert.Equal(offering, found.Json.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(0, Total(await other.AskAsync(HttpMethod.Get, "/search?q=%EC%A7%88%EB%9F%89", null)));
        Assert.Equal(0, (await other.AskAsync(HttpMethod.Get, "/search", null)).Json.GetProperty("facets").GetArrayLength());

        // The provider's name and district are found and counted, also after they changed on the other instance.
        (await other.AskAsync(HttpMethod.Put, $"/parties/{hospital}", rep, Samples.Hospital with { Names = new Texts("새이름병원"), District = "28-songdo" }, 1)).Is(204);
        Assert.Equal(1, Total(await one.AskAsync(HttpMethod.Get, "/search?q=%EC%83%88%EC%9D%B4%EB%A6%84&district=28185", "anna")));
        Assert.Equal(0, Total(await one.AskAsync(HttpMethod.Get, "/search?district=28200", "anna")));

        // Suspended: gone at once, everywhere.
        (await one.AskAsync(HttpMethod.Post, $"/offerings/{offering}/suspend", rep, new { reason = "고장" }, 2)).Is(204);
        Assert.Equal(0, Total(await other.AskAsync(HttpMethod.Get, "/search", rep)));
        (await other.AskAsync(HttpMethod.Post, $"/offerings/{offering}/resume", rep, null, 3)).Is(204);
        Assert.Equal(1, Total(await one.AskAsync(HttpMethod.Get, "/search", "anna")));
        Assert.Equal(1, Count(await one.AskAsync(HttpMethod.Get, $"/offerings?provider={hospital}", "anna")));

        // Wrong questions.
        Assert.Equal(["DIR501"], (await one.AskAsync(HttpMethod.Get, "/search?colour=red", "anna")).Is(400).Codes);
        Assert.Equal(["DIR502"], (await one.AskAsync(HttpMethod.Get, $"/search?q={new string('a', 201)}", "anna")).Is(400).Codes);

        // A hub that starts later knows the same.
        await using var third = await DirectoryHost.StartAsync(place.Address, keys);
        Assert.Equal((await one.AskAsync(HttpMethod.Get, "/search", "anna")).Body, (await third.AskAsync(HttpMethod.Get, "/search", "anna")).Body);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Dataset_FromDraftToCatalogueAndMatch()
    {
        await using var place = LedgerPlace.Create(DatabaseKind.Sqlite, server);
        await using var hub = await DirectoryHost.StartAsync(place.Address, new MemoryKeys());
        var hospital = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Hospital)).Is(201).Id;
        var company = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company)).Is(201).Id;
        var (custodian, member) = ($"carl {hospital}/custodian", $"mina {company}/member");
        var content = Samples.Dataset.With("numberOfRecords", null) with { Provider = hospital, FedBy = new NodeFeed("node-a", Naru.Tests.Disclosure.Hospital.Dataset) };
        Assert.Equal(["DIR408"], (await hub.AskAsync(HttpMethod.Post, "/offerings", custodian, content.With("numberOfRecords", "5"))).Is(422).Codes);
        var id = (await hub.AskAsync(HttpMethod.Post, "/offerings", custodian, content)).Is(201).Id;

        // Counts come from a node's signed release alone; a changed byte is refused, and so is somebody else's hand.
        var release = Encoding.UTF8.GetString(FedDatasetTests.ReleaseBytes("strict"));
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{id}/releases", member, release)).Is(404);
        Assert.Equal(["DSC301"], (await hub.AskAsync(HttpMethod.Post, $"/offerings/{id}/releases", custodian, release.Replace("\"payload\":\"e", "\"payload\":\"f", StringComparison.Ordinal))).Is(422).Codes);
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{id}/releases", custodian, release)).Is(204);
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{id}/publish", custodian, null, 2)).Is(204);

        // Both forms of the record are one graph.
        var turtle = (await hub.AskAsync(HttpMethod.Get, $"/catalogue/{id}", member, accept: "text/turtle")).Is(200);
        var json = (await hub.AskAsync(HttpMethod.Get, $"/catalogue/{id}", member)).Is(200);
        Assert.Equal(("text/turtle", "application/ld+json"), (turtle.Type, json.Type));
        var record = RdfTriples.OfTurtle(turtle.Body);
        Assert.True(RdfTriples.AreSame(record, RdfTriples.OfJsonLd(json.Body)));
        Assert.Empty(RecordSamples.ShapesFor(record).Judge(record));

        // The hub's own terms are addresses that it answers, to everybody.
        var term = new Uri(record.First(t => t.P.EndsWith("#policy>", StringComparison.Ordinal)).P.Trim('<', '>'));
        Assert.Equal(hub.Client.BaseAddress!.Authority, term.Authority);
        var terms = (await hub.AskAsync(HttpMethod.Get, term.AbsolutePath["/api/v1".Length..], null, accept: "text/turtle")).Is(200);
        Assert.Contains(RdfTriples.OfTurtle(terms.Body), t => t.S == $"<{term.AbsoluteUri}>");
        (await hub.AskAsync(HttpMethod.Get, "/catalogue/terms", null)).Is(200);
        Assert.Equal(["DIR504"], (await hub.AskAsync(HttpMethod.Get, "/catalogue/terms", null, accept: "application/pdf")).Is(406).Codes);
        (await hub.AskAsync(HttpMethod.Get, $"/catalogue/{id}", null)).Is(404);
        Assert.Equal(["DIR504"], (await hub.AskAsync(HttpMethod.Get, $"/catalogue/{id}", member, accept: "application/pdf")).Is(406).Codes);
        Assert.Contains($"/api/v1/catalogue/{id}", (await hub.AskAsync(HttpMethod.Get, "/catalogue", member)).Is(200).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(id, (await hub.AskAsync(HttpMethod.Get, "/catalogue", null)).Is(200).Body, StringComparison.Ordinal);
        var lists = (await hub.AskAsync(HttpMethod.Get, "/catalogue/codes", null)).Is(200).Json;
        Assert.Contains(lists.EnumerateArray(), l => l.GetProperty("name").GetString() == "duo" && l.GetProperty("codes").GetArrayLength() == 23);
        Assert.Equal(11, (await hub.AskAsync(HttpMethod.Get, "/catalogue/kinds", null)).Is(200).Json.GetArrayLength());
        (await hub.AskAsync(HttpMethod.Get, "/catalogue/districts", null)).Is(200);

        // The use is judged, and matching says why.
        var judged = (await hub.AskAsync(HttpMethod.Post, $"/offerings/{id}/use", member, new DeclaredUse(["general"]))).Is(200);
        Assert.Equal("no", judged.Json.GetProperty("verdict").GetString());
        Assert.Equal(["DIR110"], (await hub.AskAsync(HttpMethod.Post, $"/offerings/{id}/use", member, new DeclaredUse(["fun"]))).Is(422).Codes);
        var innovation = (await hub.AskAsync(HttpMethod.Post, "/innovations", member, Samples.Innovation with { Owners = [company] })).Is(201).Id;
        (await hub.AskAsync(HttpMethod.Post, "/matches", "anna", new MatchRequest(innovation))).Is(404);
        var matches = (await hub.AskAsync(HttpMethod.Post, "/matches", member, new MatchRequest(innovation) { Ethics = EthicsApproval.Approved, Use = new DeclaredUse(["health"]) })).Is(200);
        var match = Assert.Single(matches.Json.GetProperty("items").EnumerateArray());
        Assert.Equal((id, 0), (match.GetProperty("offering").GetProperty("id").GetString(), match.GetProperty("blocking").GetArrayLength()));
        Assert.Contains("match.indication-broader", match.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("reason").GetProperty("code").GetString()));
        Assert.Equal(["DIR110", "DIR203"], (await hub.AskAsync(HttpMethod.Post, "/matches", member, new MatchRequest(innovation) { Kinds = ["rocket"], Taker = "ghost" })).Is(422).Codes);

        // Equipment has no record and no terms of use.
        var equipment = (await hub.AskAsync(HttpMethod.Post, "/offerings", custodian, Samples.Equipment with { Provider = hospital })).Is(201).Id;
        Assert.Equal(["DIR503"], (await hub.AskAsync(HttpMethod.Get, $"/catalogue/{equipment}", custodian)).Codes);
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{equipment}/withdraw", custodian, new { reason = "없앰" }, 1)).Is(204);
    }

    /// <summary>Ids that are none reach no stream, and members that nobody asked for are refused.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Requests_ThatMeanHarm_AreRefused()
    {
        await using var place = LedgerPlace.Create(DatabaseKind.Sqlite, server);
        await using var hub = await DirectoryHost.StartAsync(place.Address, new MemoryKeys());
        foreach (var id in new[] { "..%2F..%2Fetc", "%27%20OR%201=1", "a%00b", new string('a', 300), "number", "%F0%9F%9A%A2" })
        {
            Assert.Contains((await hub.AskAsync(HttpMethod.Get, $"/parties/{id}", "anna")).Status, new[] { 400, 404 });
            Assert.Contains((await hub.AskAsync(HttpMethod.Get, $"/offerings/{id}", "anna")).Status, new[] { 400, 404 });
            Assert.Contains((await hub.AskAsync(HttpMethod.Get, $"/innovations/{id}/history", "anna")).Status, new[] { 400, 404 });
            Assert.Contains((await hub.AskAsync(HttpMethod.Get, $"/catalogue/{id}", "anna")).Status, new[] { 400, 404 });
        }

        Assert.Equal(["API202"], (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", """{"kind": "organisation", "names": {"ko": "나루"}, "organisationType": "company", "id": "hub"}""")).Codes);
        Assert.Equal(["API202"], (await hub.AskAsync(HttpMethod.Post, "/offerings", "anna", JsonSerializer.Serialize(Samples.Equipment, Naru.Hub.Api.ApiJson.Options)[..^1] + ", \"figures\": {}}")).Codes);
    }

    private static int Count(Answered answered) => answered.Is(200).Json.GetProperty("items").GetArrayLength();

    private static int Total(Answered answered) => answered.Is(200).Json.GetProperty("total").GetInt32();

    /// <summary>Payloads are bytes in one database and text in the other.</summary>
    private static string Decoded(string rows) => rows + string.Join('\n', rows.Split('\n', '|')
        .Where(r => r.Length % 2 == 0 && r.Length > 0 && r.All(char.IsAsciiHexDigitUpper)).Select(r => Encoding.UTF8.GetString(Convert.FromHexString(r))));
}
