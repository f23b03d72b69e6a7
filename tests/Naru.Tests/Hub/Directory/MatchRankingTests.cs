using CsCheck;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Search;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>The index ranks as <see cref="MatchReference"/> does: random offerings, changes, innovations, takers, kinds and viewers.</summary>
public sealed class MatchRankingTests
{
    private static readonly ConceptRef[] Concepts = [Samples.Retinopathy, Samples.EyeDisease, Samples.Fracture, Samples.Diabetes];
    private static readonly string[] Words = ["안저", "FUNDUS", "fundus", "안 저", "망막", "!?"];
    private static readonly string[] Capabilities = ["medical-imaging", "omop-data", "biobank"];

    private static readonly TakerCondition[] Conditions =
    [
        new("organisation-type", ["company"]), new("organisation-type", ["hospital"]), new("firm-age", Number: 7), new("firm-age", Number: 2), new("district", ["28"]),
        new("innovation-type", ["software"]), new("stage", ["clinical"]), new("nda"), new("irb-approval"), new("capability", ["biobank"]), new("nobody-knows"),
    ];

    private static readonly DataUse?[] Uses =
        [null, new([]), new([new("NRES")]), new([new("HMB"), new("IRB")]), new([new("HMB"), new("NPU")]), new([new("DS") { Concepts = [Samples.EyeDisease] }]), new([new("TS") { Months = 12 }])];

    private static readonly Gen<SearchDocument> Document =
        from id in Gen.Int[1, 60]
        from kind in Gen.OneOf("dataset", "dataset", "equipment", "trial-site", "clinician-time")
        from indications in Gen.OneOf(Concepts).Array[0, 2]
        from stages in Gen.OneOf("retrospective", "clinical", "phase-1").Array[0, 2]
        from types in Gen.OneOf("software", "drug").Array[0, 2]
        from capabilities in Gen.OneOf(Capabilities).Array[0, 3]
        from keywords in Gen.OneOf(Words).Array[0, 5]
        from district in Gen.OneOf(null, "28200", "28-songdo", "28185", "28")
        from visibility in Gen.OneOf("public", "public", "members", "private")
        from begin in Gen.OneOf(0, 0, 5)
        from end in Gen.OneOf(0, 0, 0, -1)
        from conditions in Gen.OneOf(Conditions).Array[0, 7]
        from use in Gen.OneOf(Uses)
        select Samples.Document($"o{id:00}", Samples.Equipment with
        {
            Kind = kind,
            Indications = indications.ToValueList(),
            Stages = stages.ToValueList(),
            InnovationTypes = types.ToValueList(),
            Capabilities = capabilities.ToValueList(),
            Keywords = keywords.ToValueList(),
            District = district,
            Visibility = visibility,
            AvailableFrom = begin == 0 ? null : Samples.Today.AddDays(begin),
            AvailableTo = end == 0 ? null : Samples.Today.AddDays(end),
            Conditions = conditions.ToValueList(),
            DataUse = kind == "dataset" ? use : null,
        });

    private static readonly Gen<MatchSubject> Subject =
        from type in Gen.OneOf("software", "drug", "nothing")
        from stage in Gen.OneOf("retrospective", "clinical", "phase-1")
        from indications in Gen.OneOf(Concepts).Array[0, 3]
        from keywords in Gen.OneOf(Words).Array[0, 3]
        from needs in Gen.OneOf(Capabilities).Array[0, 4]
        from taker in Gen.OneOf(Samples.Company, Samples.Hospital, Samples.Company with { District = null, Founded = null })
        from ethics in Gen.OneOf<EthicsApproval?>(null, EthicsApproval.Approved, EthicsApproval.None)
        from nda in Gen.OneOf<bool?>(null, true, false)
        from use in Gen.OneOf<DeclaredUse?>(null, new DeclaredUse(["health"]), new DeclaredUse(["disease"]) { Diseases = [Samples.Retinopathy], Months = 6 })
        select new MatchSubject(
            Samples.Innovation with { Type = type, Stage = stage, Indications = indications.ToValueList(), Keywords = keywords.ToValueList(), Needs = needs.ToValueList() },
            "company", taker, ethics, nda, use);

    private static readonly Gen<(MatchSubject Subject, Viewer Viewer, string[] Kinds, int Most, bool HasVocabulary)> Question =
        from subject in Subject
        from signedIn in Gen.Bool
        from officer in Gen.OneOf(false, false, true)
        from parties in Gen.OneOf<string[]>([], ["hospital"])
        from kinds in Gen.OneOf<string[]>([], [], ["dataset"], ["equipment", "dataset", "need"])
        from most in Gen.OneOf(1, 3, 100)
        from vocabulary in Gen.Bool
        select (subject, new Viewer(signedIn || parties.Length > 0, officer && signedIn, parties.ToHashSet(StringComparer.Ordinal)), kinds, most, vocabulary);

    [Fact]
    public void Index_RanksAsTheReference() => Check(indexes: 12);

    [Fact]
    [Trait("Category", "Slow")]
    public void Index_RanksAsTheReference_ManyTimes() => Check(indexes: 300);

    private static void Check(int indexes) => Gen.Select(Document.Array[1, 80], Question.Array[20]).Check(
        indexes,
        (documents, questions) =>
        {
            using var index = new OfferingIndex(Samples.Data);
            var known = new Dictionary<string, SearchDocument>(StringComparer.Ordinal);
            foreach (var document in documents)
            {
                index.Put([document]);
                known[document.Id] = document;
            }

            foreach (var (subject, viewer, kinds, most, hasVocabulary) in questions)
            {
                var matcher = new Matcher(Samples.Data, hasVocabulary ? Samples.Vocabulary : NoVocabulary.Instance, Samples.Today, subject);
                var looked = known.Values.Where(d => IsSeen(d, viewer) && (kinds.Length == 0 || kinds.Contains(d.Content.Kind, StringComparer.Ordinal))).ToList();
                var (found, considered) = index.Match(matcher, viewer, kinds, most);
                Assert.Equal(MatchReference.Rank(matcher, looked, most), found.Select(matcher.Result).ToValueList());
                Assert.Equal(looked.Count, considered);
            }
        });

    private static bool IsSeen(SearchDocument document, Viewer viewer) => document.Content.Visibility switch
    {
        "public" => true,
        "members" => viewer.IsSignedIn,
        _ => viewer.IsOfficer || viewer.Parties.Contains(document.Content.Provider),
    };
}
