using CsCheck;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Directories.Search;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>The index answers as <see cref="NaiveSearch{TDocument}"/> does: random offerings, changes, queries, filters, pages and viewers.</summary>
public sealed class OfferingSearchTests
{
    private static readonly string[] Parts =
    [
        "당뇨", "당뇨병", "고혈압", "안저", "안저 사진", "데이터", "데이터셋", "MRI", "fundus", "Fund", "funds", "Ménière's", "X-ray", "E11.9", "2형", "임상", "임상시험", "시험", "질량", "분석기", "ＣＴ", "ct",
    ];

    private static readonly Gen<string> Part = Gen.OneOf(Parts);
    private static readonly Gen<string> Phrase = Gen.Select(Part.Array[1, 4], Gen.OneOf(" ", " ", "", ", "), (p, s) => string.Join(s, p));

    private static readonly Gen<Texts> Both = Gen.Select(Gen.OneOf(true, true, false), Phrase, Phrase, (both, ko, en) => new Texts(ko, both ? en : null));

    private static readonly Gen<SearchDocument> Document =
        from id in Gen.Int[1, 60]
        from dataset in Gen.Bool
        from title in Both
        from description in Both
        from keywords in Phrase.Array[0, 3]
        from district in Gen.OneOf(null, "28200", "28-songdo", "28185")
        from visibility in Gen.OneOf("public", "public", "members", "private")
        from provider in Gen.OneOf("hospital", "company")
        from capabilities in Gen.OneOf("biobank", "medical-imaging", "omop-data").Array[0, 2]
        from begin in Gen.OneOf(0, 0, -5, 5)
        from end in Gen.OneOf(0, 0, 0, -1)
        select Samples.Document($"o{id:00}", (dataset ? Samples.Dataset : Samples.Equipment) with
        {
            Title = title,
            Description = description,
            Keywords = keywords.ToValueList(),
            District = district,
            Visibility = visibility,
            Provider = provider,
            Capabilities = capabilities.ToValueList(),
            AvailableFrom = begin == 0 ? null : Samples.Today.AddDays(begin),
            AvailableTo = end == 0 ? null : Samples.Today.AddDays(end),
        });

    private static readonly Gen<string> Typed =
        from part in Part
        from cut in Gen.Int[0, 8]
        select cut == 0 ? part : part[..Math.Min(cut, part.Length)];

    private static readonly Gen<SearchQuery> Query =
        from text in Gen.OneOf(Gen.Const(""), Gen.Const("!?"), Gen.Select(Typed.Array[1, 3], Gen.OneOf(" ", " ", "", ","), (p, s) => string.Join(s, p)))
        from kind in Gen.OneOf<string[]>([], [], ["dataset"], ["dataset", "need"])
        from district in Gen.OneOf<string[]>([], [], ["28185"], ["28"], ["28-songdo", "28200"])
        from capability in Gen.OneOf<string[]>([], [], ["biobank"])
        from availability in Gen.OneOf<string[]>([], [], ["now"], ["later", "ended"])
        from truth in Gen.OneOf<string[]>([], [], [], ["true"])
        from signedIn in Gen.Bool
        from officer in Gen.OneOf(false, false, true)
        from parties in Gen.OneOf<string[]>([], ["hospital"])
        from limit in Gen.OneOf(0, 1, 3, 50)
        select new SearchQuery(
            text, Filters((Facets.Kind, kind), (Facets.District, district), (Facets.Capability, capability), (Facets.Availability, availability), ("operatorIncluded", truth)),
            new Viewer(signedIn || parties.Length > 0, officer && signedIn, parties.ToHashSet(StringComparer.Ordinal)), limit);

    [Fact]
    public void Index_AnswersAsTheReference() => Check(indexes: 12);

    [Fact]
    [Trait("Category", "Slow")]
    public void Index_AnswersAsTheReference_ManyTimes() => Check(indexes: 400);

    private static void Check(int indexes) => Gen.Select(Document.Array[1, 80], Query.Array[30], Gen.Int[1, 60].Array[0, 10]).Check(
        indexes,
        (documents, queries, removed) =>
        {
            // Of two documents of one id the later one counts; some are taken out again.
            using var index = new OfferingIndex(Samples.Data);
            var known = new Dictionary<string, SearchDocument>(StringComparer.Ordinal);
            foreach (var batch in documents.Chunk(7))
            {
                index.Put(batch);
                foreach (var document in batch)
                {
                    known[document.Id] = document;
                }
            }

            foreach (var id in removed.Select(r => $"o{r:00}"))
            {
                known.Remove(id);
                index.Change([id], []);
            }

            using var renewed = Renewed(index);
            Assert.Equal(known.Count, renewed.Count);
            foreach (var query in queries)
            {
                var expected = NaiveOfferings.Search(known.Values, query, Samples.Today);
                Assert.Equal(Lines(query, expected), Lines(query, index.Search(query, Samples.Today)));
                Assert.Equal(Lines(query, expected), Lines(query, renewed.Search(query, Samples.Today)));
                if (index.Search(query, Samples.Today) is { Suggestion: { } suggestion } vain)
                {
                    Assert.Equal(0, vain.Total);
                    Assert.NotEqual(0, index.Search(query with { Text = suggestion }, Samples.Today).Total);
                }

                CheckPages(index, [.. known.Values], query with { Limit = 2 });
            }
        });

    /// <summary>Pages together are the whole list, each hit once.</summary>
    private static void CheckPages(OfferingIndex index, SearchDocument[] known, SearchQuery query)
    {
        var all = NaiveOfferings.Search(known, query with { Limit = int.MaxValue }, Samples.Today).Hits.Select(h => h.Document.Id).ToList();
        var paged = new List<string>();
        RankPosition? after = null;
        while (true)
        {
            var page = index.Search(query with { After = after }, Samples.Today);
            if (page.Hits.Count == 0)
            {
                break;
            }

            paged.AddRange(page.Hits.Select(h => h.Document.Id));
            after = RankPosition.Parse(page.Hits[^1].Position.ToString());
        }

        Assert.Equal(all, paged);
    }

    /// <summary>What may not be seen is neither found nor counted, in no facet and no total: the twin sees it in all of them.</summary>
    [Fact]
    public void Search_WhatMayNotBeSeen_LeavesNoTrace()
    {
        using var index = new OfferingIndex(Samples.Data);
        index.Put([
            Samples.Document("o1", Samples.Equipment with { Title = new Texts("공개 장비"), Visibility = "public" }),
            Samples.Document("o2", Samples.Dataset with { Title = new Texts("비밀 데이터"), Visibility = "private", District = "28720" }),
        ]);
        var everything = new SearchQuery("", Filters(), new Viewer(true, false, new HashSet<string>()), 10);
        foreach (var query in new[] { everything, everything with { Text = "비밀" }, everything with { Filters = Filters((Facets.Kind, ["dataset"])) } })
        {
            var stranger = index.Search(query, Samples.Today);
            Assert.DoesNotContain(stranger.Hits, h => h.Document.Id == "o2");
            Assert.DoesNotContain(stranger.Facets.SelectMany(f => f.Values), v => v.Value is "dataset" or "28720" or "EHRS" or "HMB");
            var owner = index.Search(query with { Viewer = new Viewer(true, false, new HashSet<string> { "hospital" }) }, Samples.Today);
            Assert.Contains(owner.Hits, h => h.Document.Id == "o2");
            Assert.Contains(owner.Facets.SelectMany(f => f.Values), v => v.Value == "28720");
        }
    }

    /// <summary>Whoever may read an offering finds it, and nobody else: the search and the permission table agree for every role and every visibility.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("anna")]
    [InlineData("hospital")]
    [InlineData("anna", "hospital/member")]
    [InlineData("anna", "hospital/representative")]
    [InlineData("anna", "hospital/custodian")]
    [InlineData("anna", "hospital/clinician")]
    [InlineData("anna", "company/representative")]
    [InlineData("anna", "hub/officer")]
    [InlineData("anna", "hub/member")]
    public void Search_FindsWhatMayBeRead(string? person, params string[] roles)
    {
        var caller = new Caller(person, roles.Select(r => r.Split('/')).Select(r => new HeldRole(r[0], r[1])).ToValueList());
        var tables = PermissionTables.ReadOwn().Value!;
        foreach (var visibility in Samples.Data.List("visibility").Codes.Select(c => c.Value))
        {
            var content = Samples.Equipment with { Visibility = visibility };
            using var index = new OfferingIndex(Samples.Data);
            index.Put([Samples.Document("o1", content)]);
            var mayRead = tables.Allows(
                caller, OfferingPermissions.Of(caller, new OfferingState("o1", content) { Status = OfferingStatus.Published }), ReadOffering.Name);
            Assert.Equal(mayRead ? 1 : 0, index.Search(new SearchQuery("", Filters(), Viewer.Of(caller), 10), Samples.Today).Total);
        }
    }

    [Fact]
    public void Search_ManyChanges_WearTheIndexOut()
    {
        using var index = new OfferingIndex(Samples.Data);
        for (var i = 0; i < 1_100; i++)
        {
            index.Put([Samples.Document("o1", Samples.Equipment with { Title = new Texts($"제목 {i}") })]);
        }

        Assert.True(index.IsWorn);
        using var renewed = Renewed(index);
        Assert.False(renewed.IsWorn);
        Assert.Equal(1, renewed.Count);
    }

    /// <summary>As an index is made anew once it is worn.</summary>
    private static OfferingIndex Renewed(OfferingIndex index)
    {
        var renewed = new OfferingIndex(Samples.Data);
        renewed.Put(index.Documents(_ => true));
        return renewed;
    }

    private static Dictionary<string, ValueList<string>> Filters(params (string Facet, string[] Values)[] filters) =>
        filters.Where(f => f.Values.Length > 0).ToDictionary(f => f.Facet, f => f.Values.ToValueList(), StringComparer.Ordinal);

    private static string Lines(SearchQuery query, SearchFound<SearchDocument> found) => string.Join('\n',
    [
        $"'{query.Text}' {string.Join(' ', query.Filters.Select(f => $"{f.Key}={f.Value}"))} {query.Viewer} {found.Total}",
        .. found.Hits.Select(h => $"{h.Document.Id} {h.Match} {h.Position} {h.Document.Content.Title}"),
        .. found.Facets.Select(f => $"{f.Name}: {string.Join(' ', f.Values.Select(v => $"{v.Value} {v.Count}"))}"),
    ]);
}
