using Naru.Hub.Directories.Contracts;
using Naru.Ledger;
using Naru.Tests.Cdm.Postgres;
using Naru.Tests.Ledger;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>Parties and innovations are found through the API, on every instance, by those who may know of them.</summary>
public sealed class DirectorySearchApiTests(SharedServer server)
{
    private const string Officer = "olga hub/officer";
    private static readonly string Retina = Uri.EscapeDataString("망막");

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Category", "Slow")]
    public async Task Parties_AreFoundByNameAndFilters_PersonsAreNot(DatabaseKind kind)
    {
        await using var place = LedgerPlace.Create(kind, server);
        var keys = new MemoryKeys();
        await using var one = await DirectoryHost.StartAsync(place.Address, keys);
        await using var other = await DirectoryHost.StartAsync(place.Address, keys);
        var company = (await one.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company)).Is(201).Id;
        var hospital = (await one.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Hospital)).Is(201).Id;
        var rep = $"rita {hospital}/representative";
        var unit = (await one.AskAsync(HttpMethod.Post, "/parties", rep, new PartyProfile(PartyKind.Unit, new Texts("안과", "Ophthalmology")) { Within = hospital })).Is(201).Id;
        (await one.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Person)).Is(201);

        // In both languages; a part is found by the name of what it lies in, after its own.
        Assert.Equal([company], await Ids(other, "/search/parties?q=BIO", null));
        Assert.Equal([hospital, unit], await Ids(other, $"/search/parties?q={Uri.EscapeDataString("나루병원")}", null));
        Assert.Equal([unit], await Ids(other, "/search/parties?q=ophthal", null));
        Assert.Equal([company], await Ids(other, "/search/parties?district=28185&organisation-type=company", null));

        // Nobody finds a person, by name or in a count, though whoever has signed in may read one.
        foreach (var caller in new[] { null, "anna", Officer })
        {
            Assert.Empty(await Ids(one, $"/search/parties?q={Uri.EscapeDataString("홍길동")}", caller));
            var all = (await one.AskAsync(HttpMethod.Get, "/search/parties", caller)).Is(200);
            Assert.Equal(3, all.Json.GetProperty("total").GetInt32());
            Assert.DoesNotContain("person", all.Body, StringComparison.Ordinal);
        }

        // Misspelt in both languages.
        Assert.Equal("hospital", (await one.AskAsync(HttpMethod.Get, "/search/parties?q=hospitel", null)).Is(200).Json.GetProperty("suggestion").GetString());
        Assert.Equal("나루병원", (await one.AskAsync(HttpMethod.Get, $"/search/parties?q={Uri.EscapeDataString("나로병원")}", null)).Is(200).Json.GetProperty("suggestion").GetString());

        // A new name is found at once, also that of what a part lies in; what was merged is gone.
        (await one.AskAsync(HttpMethod.Put, $"/parties/{hospital}", rep, Samples.Hospital with { Names = new Texts("새봄의료원") }, 1)).Is(204);
        Assert.Equal([hospital, unit], await Ids(other, $"/search/parties?q={Uri.EscapeDataString("새봄")}", null));
        Assert.Empty(await Ids(other, $"/search/parties?q={Uri.EscapeDataString("나루병원")}", null));
        var twin = (await one.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company)).Is(201).Id;
        string[] both = [.. new[] { twin, company }.OrderDescending(StringComparer.Ordinal)];
        Assert.Equal(both, await Ids(other, "/search/parties?q=naru%20bio", null));
        (await one.AskAsync(HttpMethod.Post, $"/parties/{twin}/merge", Officer, new { into = company }, 1)).Is(204);
        Assert.Equal([company], await Ids(other, "/search/parties?q=naru%20bio", null));

        // Pages together are the whole, and wrong questions are refused as everywhere.
        var page = (await other.AskAsync(HttpMethod.Get, "/search/parties?limit=2", null)).Is(200).Json;
        var rest = await Ids(other, $"/search/parties?limit=2&cursor={Uri.EscapeDataString(page.GetProperty("next").GetString()!)}", null);
        string[] everything = [.. new[] { unit, hospital, company }.OrderDescending(StringComparer.Ordinal)];
        Assert.Equal(everything, page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!).Concat(rest));
        Assert.Equal(["DIR501"], (await one.AskAsync(HttpMethod.Get, "/search/parties?data-use=GRU", null)).Is(400).Codes);
        Assert.Equal(["DIR502"], (await one.AskAsync(HttpMethod.Get, $"/search/innovations?q={new string('a', 201)}", null)).Is(400).Codes);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    [Trait("Category", "Slow")]
    public async Task Innovations_AreFoundByWhatMayBeRead(DatabaseKind kind)
    {
        await using var place = LedgerPlace.Create(kind, server);
        var keys = new MemoryKeys();
        await using var one = await DirectoryHost.StartAsync(place.Address, keys);
        await using var other = await DirectoryHost.StartAsync(place.Address, keys);
        var company = (await one.AskAsync(HttpMethod.Post, "/parties", "anna", Samples.Company)).Is(201).Id;
        var member = $"mina {company}/member";
        var profile = Samples.Innovation with { Owners = [company, "mina"] };
        var id = (await one.AskAsync(HttpMethod.Post, "/innovations", member, profile with { Owners = [company] })).Is(201).Id;

        // Private: owners and officers alone.
        Assert.Equal([id], await Ids(other, $"/search/innovations?q={Retina}", member));
        Assert.Equal([id], await Ids(other, $"/search/innovations?q={Retina}", Officer));
        Assert.Empty(await Ids(other, $"/search/innovations?q={Retina}", "anna"));
        Assert.Empty((await other.AskAsync(HttpMethod.Get, "/search/innovations", "anna")).Json.GetProperty("facets").EnumerateArray());

        // On request: the outline for whoever has signed in, found by names and owners and by nothing else.
        (await one.AskAsync(HttpMethod.Put, $"/innovations/{id}", member, profile with { Owners = [company], Confidentiality = "on-request" }, 1)).Is(204);
        var outline = (await other.AskAsync(HttpMethod.Get, $"/search/innovations?q={Retina}", "anna")).Is(200);
        Assert.True(Assert.Single(outline.Json.GetProperty("items").EnumerateArray()).GetProperty("outline").GetBoolean());
        Assert.DoesNotContain("retrospective", outline.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("omop-data", outline.Body, StringComparison.Ordinal);
        Assert.Equal([id], await Ids(other, "/search/innovations?q=naru%20bio", "anna"));
        Assert.Empty(await Ids(other, "/search/innovations?q=fundus", "anna"));
        Assert.Empty(await Ids(other, "/search/innovations?need=omop-data", "anna"));
        Assert.Equal([id], await Ids(other, "/search/innovations?q=fundus&need=omop-data", member));
        Assert.Empty(await Ids(other, $"/search/innovations?q={Retina}", null));

        // Public: everybody; then the owner is renamed, and then it is put away.
        (await one.AskAsync(HttpMethod.Put, $"/innovations/{id}", member, profile with { Owners = [company], Confidentiality = "public" }, 2)).Is(204);
        Assert.Equal([id], await Ids(other, "/search/innovations?q=fundus&stage=retrospective", null));
        (await one.AskAsync(HttpMethod.Put, $"/parties/{company}", $"rita {company}/representative", Samples.Company with { Names = new Texts("새봄바이오") }, 1)).Is(204);
        Assert.Equal([id], await Ids(other, $"/search/innovations?q={Uri.EscapeDataString("새봄")}", null));
        (await one.AskAsync(HttpMethod.Post, $"/innovations/{id}/archive", member, new { reason = "접음" }, 3)).Is(204);
        Assert.Empty(await Ids(other, "/search/innovations", "anna"));
        Assert.Equal([id], await Ids(other, "/search/innovations?state=archived", member));
    }

    private static async Task<string[]> Ids(DirectoryHost hub, string path, string? caller)
    {
        var answer = (await hub.AskAsync(HttpMethod.Get, path, caller)).Is(200).Json;
        string[] ids = [.. answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)];
        Assert.True(answer.GetProperty("total").GetInt32() >= ids.Length);
        return ids;
    }
}
