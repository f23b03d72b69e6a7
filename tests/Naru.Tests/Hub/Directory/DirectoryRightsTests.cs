using Naru.Core;
using Naru.Hub.Directories;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Offerings;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Tests.Cdm.Postgres;
using Naru.Tests.Ledger;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>Who may what when something has changed since: a right that ended, a party that was merged or closed, an officer who stepped in.</summary>
[Trait("Category", "Slow")]
public sealed class DirectoryRightsTests(SharedServer server)
{
    private const string Officer = "olga hub/officer";

    /// <summary>
    /// An old key does not open what its owner may no longer read. The second hub's gate knows nothing of what the first one answered, as after a day: there the ledger alone knows the request.
    /// </summary>
    [Fact]
    public async Task RepeatedRequest_AfterTheRightEnded_ShowsNothing()
    {
        await using var place = LedgerPlace.Create(DatabaseKind.Sqlite, server);
        var keys = new MemoryKeys();
        await using var hub = await DirectoryHost.StartAsync(place.Address, keys);
        await using var later = await DirectoryHost.StartAsync(place.Address, keys);
        var company = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company)).Is(201).Id;
        var (member, former) = ($"mina {company}/member", "mina");
        var profile = Samples.Innovation with { Owners = [company] };
        var content = Samples.Equipment with { Provider = company };
        var (key, other) = ("0123456789abcdef01", "0123456789abcdef02");
        var innovation = (await hub.AskAsync(HttpMethod.Post, "/innovations", member, profile, key: key)).Is(201).Id;
        var offering = (await hub.AskAsync(HttpMethod.Post, "/offerings", member, content, key: other)).Is(201).Id;
        (await hub.AskAsync(HttpMethod.Put, $"/innovations/{innovation}", member, profile with { Keywords = ["극비"] }, 1)).Is(204);
        (await hub.AskAsync(HttpMethod.Put, $"/offerings/{offering}", member, content with { Keywords = ["극비"] }, 1)).Is(204);
        foreach (var asked in new[] { hub, later })
        {
            (await asked.AskAsync(HttpMethod.Post, "/innovations", former, profile, key: key)).Is(404);
            (await asked.AskAsync(HttpMethod.Post, "/offerings", former, content, key: other)).Is(404);
        }

        // The twin: whoever still holds the role gets the same thing, as it is now and with the version that it has now.
        foreach (var repeated in new[]
        {
            (await later.AskAsync(HttpMethod.Post, "/innovations", member, profile, key: key)).Is(201), (await later.AskAsync(HttpMethod.Post, "/offerings", member, content, key: other)).Is(201),
        })
        {
            Assert.Contains(repeated.Id, new[] { innovation, offering });
            Assert.Contains("극비", repeated.Body, StringComparison.Ordinal);
            Assert.Equal(2, repeated.Version);
        }

        // Nor does it when the role is the same and the thing is another's: the innovation went to a new owner.
        var buyer = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company)).Is(201).Id;
        (await hub.AskAsync(HttpMethod.Put, $"/innovations/{innovation}", member, profile with { Owners = [buyer] }, 2)).Is(204);
        await using var latest = await DirectoryHost.StartAsync(place.Address, keys);
        (await latest.AskAsync(HttpMethod.Post, "/innovations", member, profile, key: key)).Is(404);
    }

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    /// <summary>What a merged party offered and owned is its successor's: over two merges, with everything that can be done to it, and the same after the tables are made anew.</summary>
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Merge_OfferingsAndInnovations_AreTheSuccessors(DatabaseKind kind)
    {
        await using var place = LedgerPlace.Create(kind, server);
        await using var hub = await DirectoryHost.StartAsync(place.Address, new MemoryKeys());
        var parties = new List<string>();
        foreach (var name in new[] { "첫째병원", "둘째병원", "셋째병원" })
        {
            parties.Add((await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Hospital with { Names = new Texts(name) })).Is(201).Id);
        }

        var (first, second, third) = (parties[0], parties[1], parties[2]);
        var old = $"rita {first}/representative";
        var content = Samples.Dataset with { Provider = first, Visibility = "private" };
        var offering = (await hub.AskAsync(HttpMethod.Post, "/offerings", old, content)).Is(201).Id;
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/publish", old, null, 1)).Is(204);
        var innovation = (await hub.AskAsync(HttpMethod.Post, "/innovations", $"{old} {second}/member", Samples.Innovation with { Owners = [first, second] })).Is(201).Id;
        await MergeAsync(hub, first, second);
        await MergeAsync(hub, second, third);
        var now = $"rita {third}/representative {third}/member";

        // Seen, listed, found and in the catalogue as the third one's.
        async Task<string> SeenAsync()
        {
            var read = (await hub.AskAsync(HttpMethod.Get, $"/offerings/{offering}", now)).Is(200);
            Assert.Equal(third, read.Json.GetProperty("content").GetProperty("provider").GetString());
            foreach (var party in parties)
            {
                Assert.Equal([offering], Ids(await hub.AskAsync(HttpMethod.Get, $"/offerings?provider={party}", now)));
                Assert.Equal([innovation], Ids(await hub.AskAsync(HttpMethod.Get, $"/innovations?owner={party}", now)));
            }

            Assert.Equal([offering], Ids(await hub.AskAsync(HttpMethod.Get, "/search", now)));
            Assert.Empty(Ids(await hub.AskAsync(HttpMethod.Get, "/search", "anna")));
            Assert.Equal([innovation], Ids(await hub.AskAsync(HttpMethod.Get, "/search/innovations", now)));
            Assert.Empty(Ids(await hub.AskAsync(HttpMethod.Get, "/search/innovations", "anna")));
            Assert.Contains("셋째병원", (await hub.AskAsync(HttpMethod.Get, $"/catalogue/{offering}", now)).Is(200).Body, StringComparison.Ordinal);
            Assert.Contains("셋째병원", (await hub.AskAsync(HttpMethod.Get, "/catalogue", now)).Is(200).Body, StringComparison.Ordinal);
            Assert.Equal(1, (await hub.AskAsync(HttpMethod.Post, "/matches", now, new MatchRequest(innovation))).Is(200).Json.GetProperty("considered").GetInt32());
            var listed = Assert.Single((await hub.AskAsync(HttpMethod.Get, "/innovations", now)).Json.GetProperty("items").EnumerateArray());
            Assert.Equal([third], listed.GetProperty("profile").GetProperty("owners").EnumerateArray().Select(o => o.GetString()));
            return read.Body;
        }

        var seen = await SeenAsync();
        Assert.True((await hub.Ledger.RebuildAsync(cancellationToken: TestContext.Current.CancellationToken)).IsSuccess);
        Assert.Equal(seen, await SeenAsync());

        // And everything can be done to it.
        var mine = content with { Provider = third };
        (await hub.AskAsync(HttpMethod.Put, $"/offerings/{offering}", now, mine with { Keywords = ["새말"] }, 2)).Is(204);
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/suspend", now, new { reason = "점검" }, 3)).Is(204);
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/resume", now, null, 4)).Is(204);
        (await hub.AskAsync(HttpMethod.Post, $"/innovations/{innovation}/advance", now, new { stage = "clinical", on = "2026-11-27" }, 1)).Is(204);
        (await hub.AskAsync(HttpMethod.Put, $"/innovations/{innovation}", now, Samples.Innovation with { Owners = [third], Stage = "clinical", Keywords = ["새말"] }, 2)).Is(204);
        await SeenAsync();

        // The twin: whoever only had to do with the first one has nothing to do with it now.
        (await hub.AskAsync(HttpMethod.Get, $"/offerings/{offering}", $"otto {first}/representative")).Is(404);
    }

    /// <summary>What a closed party offered is nowhere to be found, and can no longer be worked on.</summary>
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Close_Offerings_CountAsWithdrawn(DatabaseKind kind)
    {
        await using var place = LedgerPlace.Create(kind, server);
        await using var hub = await DirectoryHost.StartAsync(place.Address, new MemoryKeys());
        var hospital = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Hospital)).Is(201).Id;
        var company = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company)).Is(201).Id;
        var (rep, member) = ($"rita {hospital}/representative", $"mina {company}/member");
        var offering = (await hub.AskAsync(HttpMethod.Post, "/offerings", rep, Samples.Dataset with { Provider = hospital, Visibility = "public" })).Is(201).Id;
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/publish", rep, null, 1)).Is(204);
        var innovation = (await hub.AskAsync(HttpMethod.Post, "/innovations", member, Samples.Innovation with { Owners = [company] })).Is(201).Id;

        async Task<int[]> FoundAsync() => new[]
        {
            Ids(await hub.AskAsync(HttpMethod.Get, "/search", null)).Length,
            Ids(await hub.AskAsync(HttpMethod.Get, $"/offerings?provider={hospital}", "anna")).Length,
            (await hub.AskAsync(HttpMethod.Post, "/matches", member, new MatchRequest(innovation))).Is(200).Json.GetProperty("considered").GetInt32(),
            (await hub.AskAsync(HttpMethod.Get, "/catalogue", null)).Is(200).Body.Contains(offering, StringComparison.Ordinal) ? 1 : 0,
            (await hub.AskAsync(HttpMethod.Get, $"/offerings/{offering}", "anna")).Status == 200 ? 1 : 0,
            (await hub.AskAsync(HttpMethod.Get, $"/catalogue/{offering}", "anna")).Status == 200 ? 1 : 0,
        };

        Assert.All(await FoundAsync(), n => Assert.Equal(1, n));
        (await hub.AskAsync(HttpMethod.Post, $"/parties/{hospital}/close", Officer, new { reason = "폐업" }, 1)).Is(204);
        Assert.All(await FoundAsync(), n => Assert.Equal(0, n));
        Assert.Equal("withdrawn", (await hub.AskAsync(HttpMethod.Get, $"/offerings/{offering}", Officer)).Is(200).Json.GetProperty("state").GetString());
        Assert.Equal([offering], Ids(await hub.AskAsync(HttpMethod.Get, $"/offerings?provider={hospital}", Officer)));
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/suspend", rep, new { reason = "x" }, 2)).Is(403);
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/suspend", Officer, new { reason = "x" }, 2)).Is(403);
    }

    /// <summary>What the hub suspends, the hub alone shows again; the provider reads why, and may mend it or take it back.</summary>
    [Fact]
    public async Task Suspend_ByTheHub_IsNotTheProvidersToUndo()
    {
        await using var place = LedgerPlace.Create(DatabaseKind.Sqlite, server);
        await using var hub = await DirectoryHost.StartAsync(place.Address, new MemoryKeys());
        var hospital = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Hospital)).Is(201).Id;
        var rep = $"rita {hospital}/representative";
        var content = Samples.Equipment with { Provider = hospital };
        var offering = (await hub.AskAsync(HttpMethod.Post, "/offerings", rep, content)).Is(201).Id;
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/publish", rep, null, 1)).Is(204);

        // The provider's own is the provider's to end, and nobody else's.
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/suspend", rep, new { reason = "고장" }, 2)).Is(204);
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/resume", Officer, null, 3)).Is(403);

        // Suspending it first does not keep the hub from it.
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/suspend", Officer, new { reason = "안전 점검" }, 3)).Is(204);
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/resume", rep, null, 4)).Is(403);
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/suspend", rep, new { reason = "x" }, 4)).Is(403);
        var read = (await hub.AskAsync(HttpMethod.Get, $"/offerings/{offering}", rep)).Is(200).Json;
        Assert.Equal(("suspended-by-hub", "안전 점검"), (read.GetProperty("state").GetString(), read.GetProperty("reason").GetString()));
        Assert.Equal([offering], Ids(await hub.AskAsync(HttpMethod.Get, $"/offerings?provider={hospital}", rep)));
        (await hub.AskAsync(HttpMethod.Put, $"/offerings/{offering}", rep, content with { Keywords = ["점검 마침"] }, 4)).Is(204);
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/resume", rep, null, 5)).Is(403);
        Assert.Empty(Ids(await hub.AskAsync(HttpMethod.Get, "/search", rep)));
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/resume", Officer, null, 5)).Is(204);
        Assert.Equal([offering], Ids(await hub.AskAsync(HttpMethod.Get, "/search", rep)));
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/suspend", Officer, new { reason = "다시" }, 6)).Is(204);
        (await hub.AskAsync(HttpMethod.Post, $"/offerings/{offering}/withdraw", rep, new { reason = "거둠" }, 7)).Is(204);
    }

    /// <summary>Lists hold what may be read one by one, and nothing else: for every state, by everybody who stands to it in another way.</summary>
    [Fact]
    public async Task Lists_HoldWhatMayBeRead()
    {
        await using var place = LedgerPlace.Create(DatabaseKind.Sqlite, server);
        await using var hub = await DirectoryHost.StartAsync(place.Address, new MemoryKeys());
        var company = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company)).Is(201).Id;
        (await hub.AskAsync(HttpMethod.Post, "/parties", "hong", Samples.Person)).Is(201);
        var rep = $"rita {company}/representative";
        var (innovations, offerings) = (new List<string>(), new List<string>());
        foreach (var confidentiality in new[] { "public", "on-request", "private", "archived" })
        {
            var isArchived = confidentiality == "archived";
            var profile = Samples.Innovation with { Owners = [company], Confidentiality = isArchived ? "public" : confidentiality };
            innovations.Add((await hub.AskAsync(HttpMethod.Post, "/innovations", rep, profile)).Is(201).Id);
            innovations.Add((await hub.AskAsync(HttpMethod.Post, "/innovations", "hong", profile with { Owners = ["hong"] })).Is(201).Id);
            if (isArchived)
            {
                (await hub.AskAsync(HttpMethod.Post, $"/innovations/{innovations[^2]}/archive", rep, new { reason = "끝" }, 1)).Is(204);
            }
        }

        foreach (var visibility in new[] { "draft", "public", "members", "private", "suspended", "suspended-by-hub", "withdrawn" })
        {
            var content = Samples.Dataset with { Provider = company, Visibility = visibility is "public" or "private" ? visibility : "members" };
            var id = (await hub.AskAsync(HttpMethod.Post, "/offerings", rep, content)).Is(201).Id;
            offerings.Add(id);
            if (visibility != "draft")
            {
                (await hub.AskAsync(HttpMethod.Post, $"/offerings/{id}/publish", rep, null, 1)).Is(204);
            }

            if (visibility is "suspended" or "suspended-by-hub" or "withdrawn")
            {
                var how = visibility == "withdrawn" ? "withdraw" : "suspend";
                (await hub.AskAsync(HttpMethod.Post, $"/offerings/{id}/{how}", visibility == "suspended-by-hub" ? Officer : rep, new { reason = "x" }, 2)).Is(204);
            }
        }

        foreach (var caller in new[] { null, "anna", "hong", rep, $"mina {company}/member", $"carl {company}/custodian", $"kim {company}/clinician", "otto other/representative", Officer, "max hub/member" })
        {
            var readable = new List<string>();
            foreach (var id in innovations)
            {
                if ((await hub.AskAsync(HttpMethod.Get, $"/innovations/{id}", caller)).Status == 200)
                {
                    readable.Add(id);
                }
            }

            Assert.Equal(readable.Order(StringComparer.Ordinal), Ids(await hub.AskAsync(HttpMethod.Get, "/innovations", caller)));
            readable.Clear();
            var published = new List<string>();
            foreach (var id in offerings)
            {
                var read = await hub.AskAsync(HttpMethod.Get, $"/offerings/{id}", caller);
                if (read.Status == 200)
                {
                    readable.Add(id);
                    published.AddRange(read.Json.GetProperty("state").GetString() is "public" or "members" or "private" ? [id] : []);
                }
            }

            Assert.Equal(readable.Order(StringComparer.Ordinal), Ids(await hub.AskAsync(HttpMethod.Get, $"/offerings?provider={company}", caller)));
            Assert.Equal(published.Order(StringComparer.Ordinal), Ids(await hub.AskAsync(HttpMethod.Get, "/search", caller)).Order(StringComparer.Ordinal));
            var catalogue = (await hub.AskAsync(HttpMethod.Get, "/catalogue", caller)).Is(200).Body;
            Assert.Equal(published.Order(StringComparer.Ordinal), offerings.Where(o => catalogue.Contains(o, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>A thousand datasets come in pages, each of them once.</summary>
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Catalogue_OfAThousand_ComesInPages(DatabaseKind kind)
    {
        await using var place = LedgerPlace.Create(kind, server);
        await using var hub = await DirectoryHost.StartAsync(place.Address, new MemoryKeys());
        var hospital = (await hub.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Hospital)).Is(201).Id;
        var ids = Enumerable.Range(0, 1_000).Select(i => $"d{i:0000}").ToList();
        var streams = ids.Select(id => DirectoryStore.Append(
            Streams.Offering(id), 0, [new OfferingDrafted(Samples.Dataset with { Provider = hospital, Visibility = "public" }), new OfferingPublished(Samples.Today)])).ToValueList();
        Assert.True((await hub.Ledger.AppendAsync(new Append(new Origin("thousand", "anna", "test"), streams), TestContext.Current.CancellationToken)).IsSuccess);
        var (seen, pages) = (new List<string>(), 0);
        for (var next = "/catalogue?limit=200"; next is not null; pages++)
        {
            var page = (await hub.AskAsync(HttpMethod.Get, next, null)).Is(200);
            seen.AddRange(RdfTriples.OfJsonLd(page.Body).Where(t => t.P == "<http://purl.org/dc/terms/identifier>").Select(t => t.O.Trim('"')));
            next = page.Link is { } link ? link[(link.IndexOf("/api/v1", StringComparison.Ordinal) + "/api/v1".Length)..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }

        Assert.Equal(5, pages);
        Assert.Equal(ids, seen.Order(StringComparer.Ordinal));
    }

    private static async Task MergeAsync(DirectoryHost hub, string duplicate, string into) => (await hub.AskAsync(
        HttpMethod.Post, $"/parties/{duplicate}/merge", Officer, new { into }, (await hub.AskAsync(HttpMethod.Get, $"/parties/{duplicate}", null)).Is(200).Version)).Is(204);

    private static string[] Ids(Answered answered) => [.. answered.Is(200).Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)];
}
