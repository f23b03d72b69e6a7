using CsCheck;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Search;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>
/// Innovations are found by what of them the permission table lets a caller read: all of one, the outline of one, or nothing. Hits and counts are compared with a loop
/// that asks the table.
/// </summary>
public sealed class InnovationSearchTests
{
    private static readonly PermissionTables Tables = PermissionTables.ReadOwn().Value!;
    private static readonly string[] Parts = ["망막", "판독", "보조", "안저", "fundus", "aid", "비밀", "software"];
    private static readonly Gen<string> Phrase = Gen.Select(Gen.OneOf(Parts).Array[1, 3], Gen.OneOf(" ", ""), (p, s) => string.Join(s, p));
    private static readonly Dictionary<string, Texts> OwnerNames = new(StringComparer.Ordinal) { ["company"] = Samples.Company.Names, ["hospital"] = Samples.Hospital.Names };

    private static readonly Gen<InnovationState> Innovation =
        from id in Gen.Int[1, 60]
        from type in Gen.OneOf("software", "drug")
        from names in Phrase
        from use in Phrase
        from keywords in Phrase.Array[0, 2]
        from owners in Gen.OneOf<string[]>(["company"], ["hospital"], ["anna"], ["company", "hospital"], ["hospital", "anna"])
        from confidentiality in Gen.OneOf("public", "on-request", "on-request", "private")
        from archived in Gen.OneOf(false, false, false, true)
        from needs in Gen.OneOf("biobank", "omop-data").Array[0, 2]
        select new InnovationState($"i{id:00}", new InnovationProfile(type, "clinical", new Texts(names), owners.ToValueList())
        {
            IntendedUse = new Texts(use),
            Keywords = keywords.ToValueList(),
            Indications = [Samples.Retinopathy],
            Needs = needs.ToValueList(),
            Confidentiality = confidentiality,
        }, Samples.Today)
        { IsArchived = archived };

    private static readonly Gen<(Caller Caller, SearchQuery Query)> Question =
        from person in Gen.OneOf(null, "anna", "anna", "mina")
        from roles in Gen.OneOf<string[]>([], ["company/member"], ["hospital/representative"], ["company/custodian"], ["hub/officer"], ["hub/member"], ["company/member", "hospital/member"], ["group>company>other/member"])
        from text in Gen.OneOf(Gen.Const(""), Phrase, Gen.OneOf("나루", "retinopathy", "naru"))
        from type in Gen.OneOf<string[]>([], [], ["software"])
        from need in Gen.OneOf<string[]>([], [], ["biobank"])
        from state in Gen.OneOf<string[]>([], [], ["on-request"])
        from limit in Gen.OneOf(1, 3, 100)
        let caller = new Caller(person, person is null ? [] : roles.Select(Samples.Held).ToValueList())
        select (caller, new SearchQuery(
            text,
            new (string Facet, string[] Values)[] { (Facets.InnovationType, type), (Facets.Need, need), (Facets.State, state) }
                .Where(f => f.Values.Length > 0).ToDictionary(f => f.Facet, f => f.Values.ToValueList(), StringComparer.Ordinal),
            Viewer.OfInnovations(Tables, caller), limit));

    [Fact]
    public void Index_TellsWhatThePermissionTableLetsRead() => Gen.Select(Innovation.Array[1, 60], Question.Array[20]).Check(
        20,
        (innovations, questions) =>
        {
            using var index = new SearchIndex<InnovationDocument>(Samples.Data, Facets.OfInnovations);
            var known = new Dictionary<string, InnovationState>(StringComparer.Ordinal);
            foreach (var state in innovations)
            {
                // Of two states of one innovation the later one counts, whatever the first one showed to whom.
                index.Change(InnovationDocument.KeysOf(state.Id).ToList(), Documents(state).ToList());
                known[state.Id] = state;
            }

            foreach (var (caller, query) in questions)
            {
                var expected = new NaiveSearch<string>(known.Values.SelectMany(s => Seen(caller, s)), query, Samples.Today, Facets.OfInnovations).Run();
                var found = index.Search(query, Samples.Today);
                Assert.Equal(expected.Hits.Select(h => (h.Document, h.Position)), found.Hits.Select(h => (Line(h.Document), h.Position)));
                Assert.Equal((expected.Total, expected.Facets), (found.Total, found.Facets));
            }
        });

    /// <summary>A word of the rest of an innovation that is shown on request finds nothing for a stranger, and the need that stands there is not counted; its name is found.</summary>
    [Fact]
    public void Outline_TellsNothingOfTheRest()
    {
        using var index = new SearchIndex<InnovationDocument>(Samples.Data, Facets.OfInnovations);
        index.Put(Documents(new InnovationState("i1", Samples.Innovation with { Confidentiality = "on-request" }, Samples.Today)).ToList());
        var stranger = new Viewer(true, false, new HashSet<string>());
        var owner = stranger with { Parties = new HashSet<string> { "company" } };
        foreach (var word in new[] { "당뇨망막병증", "안저", "fundus", "retinopathy" })
        {
            Assert.Equal(0, Ask(word, stranger).Total);
            Assert.Equal(1, Ask(word, owner).Total);
        }

        Assert.Empty(Ask("안저", stranger).Facets);
        Assert.True(Assert.Single(Ask("망막", stranger).Hits).Document.IsOutline);
        Assert.Null(Ask("망막", stranger).Hits[0].Document.Hit(SearchMatch.Title).Stage);
        Assert.False(Assert.Single(Ask("망막", owner).Hits).Document.IsOutline);
        Assert.DoesNotContain(Ask("", stranger).Facets, f => f.Name is Facets.Need or Facets.Stage);
        Assert.Equal(0, Ask("망막", stranger with { IsSignedIn = false }).Total);

        SearchFound<InnovationDocument> Ask(string text, Viewer viewer) => index.Search(
            new SearchQuery(text, new Dictionary<string, ValueList<string>>(StringComparer.Ordinal), viewer, 10), Samples.Today);
    }

    private static IEnumerable<InnovationDocument> Documents(InnovationState state) => InnovationDocument.Of(state.Id, state.Standing, state.Profile, Names(state));

    private static ValueList<Texts> Names(InnovationState state) => state.Profile.Owners.Where(OwnerNames.ContainsKey).Select(o => OwnerNames[o]).ToValueList();

    private static string Line(InnovationDocument document) => document.IsOutline ? $"{document.Id} outline" : document.Id;

    /// <summary>What the caller may know of an innovation.</summary>
    private static IEnumerable<NaiveDocument<string>> Seen(Caller caller, InnovationState state)
    {
        var standing = InnovationPermissions.Of(caller, state);
        var (profile, names) = (state.Profile, Names(state).SelectMany(n => new[] { n.Ko, n.En }));
        (string, string)[] facets = [(Facets.InnovationType, profile.Type), (Facets.State, state.Standing)];
        if (Tables.Allows(caller, standing, ReadInnovation.Name))
        {
            yield return new NaiveDocument<string>(
                state.Id, state.Id, profile.Names, profile.Keywords, [.. names, profile.IntendedUse!.Ko, .. profile.Indications.Select(i => i.Name)],
                [.. facets, (Facets.Stage, profile.Stage), .. profile.Needs.Select(n => (Facets.Need, n))]);
        }
        else if (Tables.Allows(caller, standing, ReadOutline.Name))
        {
            yield return new NaiveDocument<string>($"{state.Id} outline", state.Id, profile.Names, [], names, facets);
        }
    }
}
