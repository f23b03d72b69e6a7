using CsCheck;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Matching;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>Why an offering fits, what stands against it, and in which order they come.</summary>
public sealed class MatcherTests
{
    private static readonly OfferingContent Plain = Samples.Equipment with { Capabilities = [], Keywords = [] };

    /// <summary>What is changed of a plain offering, the reasons with their points, what blocks and what is open.</summary>
    private static readonly (string What, OfferingContent Content, string[] Reasons, string[] Blocking, string[] Open)[] Cases =
    [
        ("a plain one has nothing to do with it", Plain, [], [], []),
        ("the same indication", Plain with { Indications = [Samples.Retinopathy] }, ["match.indication 40"], [], []),
        ("an indication that includes it", Plain with { Indications = [Samples.EyeDisease] }, ["match.indication-broader 25"], [], []),
        ("another indication", Plain with { Indications = [Samples.Fracture] }, [], [], []),
        ("the stage is named", Plain with { Stages = ["retrospective", "clinical"] }, ["match.stage-named 15"], [], []),
        ("the type is named", Plain with { InnovationTypes = ["software"] }, ["match.type-named 10"], [], []),
        ("both are others'", Plain with { Stages = ["phase-1"], InnovationTypes = ["drug"] }, [], [], []),
        ("capabilities that are needed", Plain with { Capabilities = ["medical-imaging", "omop-data", "biobank"] }, ["match.capability 12", "match.capability 12"], [], []),
        ("keywords, folded", Plain with { Keywords = ["FUNDUS", "안저", "retina"] }, ["match.keyword 6", "match.keyword 6"], [], []),
        ("a kind that helps at the stage", Samples.Dataset with { Capabilities = [], Indications = [], Keywords = [] }, ["match.stage-helped 20"], [], ["match.use-open"]),
        ("in the same district", Plain with { InnovationTypes = ["software"], District = "28185" }, ["match.type-named 10", "match.same-district 8"], [], []),
        ("it ended", Plain with { InnovationTypes = ["software"], AvailableTo = Samples.Today.AddDays(-1) }, ["match.type-named 10"], ["match.ended"], []),
        ("it is not there yet", Plain with { InnovationTypes = ["software"], AvailableFrom = Samples.Today.AddDays(1) }, ["match.type-named 10"], [], ["match.not-yet"]),
        ("conditions that are met", Plain with { InnovationTypes = ["software"], Conditions = [new("organisation-type", ["company"]), new("firm-age", Number: 7), new("district", ["28"])] },
            ["match.type-named 10", "match.requirement-met 2", "match.requirement-met 2", "match.requirement-met 2"], [], []),
        ("conditions that are not", Plain with
        {
            InnovationTypes = ["software"],
            Conditions = [new("organisation-type", ["hospital"]), new("firm-age", Number: 3), new("district", ["28200"]), new("stage", ["clinical"]), new("capability", ["biobank"])],
        }, ["match.type-named 10"], [.. Enumerable.Repeat("match.requirement-not-met", 5)], []),
        ("conditions of which nobody said anything", Plain with { InnovationTypes = ["software"], Conditions = [new("irb-approval"), new("nda")] },
            ["match.type-named 10"], [], ["match.requirement-open", "match.requirement-open"]),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Find_SaysWhy(string what)
    {
        var (_, content, reasons, blocking, open) = Cases.Single(c => c.What == what);
        var finding = Matcher().Find(Samples.Document("o", content));
        Assert.Equal(reasons, finding.Reasons.Where(r => r.Reason.Code != "match.available-now").Select(r => $"{r.Reason.Code} {r.Points}"));
        Assert.Equal(blocking, finding.Blocking.Select(r => r.Code));
        Assert.Equal(open, finding.Open.Select(r => r.Code));
        Assert.Equal(finding.Score, finding.Reasons.Sum(r => r.Points));
        Assert.Equal(reasons.Length > 0, finding.IsRelevant);
        Assert.All(finding.Reasons.Select(r => r.Reason).Concat(finding.Blocking).Concat(finding.Open), r => Assert.DoesNotContain("{", r.Ko + r.En, StringComparison.Ordinal));
    }

    [Fact]
    public void Find_NarrowerIndication_IsSaidSo()
    {
        var subject = Subject() with { Innovation = Samples.Innovation with { Indications = [Samples.EyeDisease] } };
        var finding = Matcher(subject).Find(Samples.Document("o", Plain with { Indications = [Samples.Retinopathy] }));
        Assert.Contains(finding.Reasons, r => r.Reason is { Code: "match.indication-narrower", Arguments: ["Disorder of eye", "Diabetic retinopathy"] });
    }

    /// <summary>The anniversary still counts, the day after does not.</summary>
    [Theory]
    [InlineData("2019-11-27", true)]
    [InlineData("2019-11-26", false)]
    [InlineData(null, null)]
    public void FirmAge_CountsWholeYears(string? founded, bool? isMet)
    {
        var subject = Subject() with { TakerProfile = Samples.Company with { Founded = founded is null ? null : DateOnly.Parse(founded, null) } };
        var finding = Matcher(subject).Find(Samples.Document("o", Plain with { Conditions = [new("firm-age", Number: 7)] }));
        Assert.Equal(
            isMet switch { true => "match.requirement-met", false => "match.requirement-not-met", null => "match.requirement-open" },
            finding.Reasons.Select(r => r.Reason).Concat(finding.Blocking).Concat(finding.Open).Single(r => r.Code.StartsWith("match.requirement", StringComparison.Ordinal)).Code);
    }

    /// <summary>What the taker is, is taken from the directory; what it wants, from what was declared.</summary>
    [Fact]
    public void Dataset_UseIsJudgedWithWhatIsKnownOfTheTaker()
    {
        var dataset = Samples.Document("d", Samples.Dataset with { DataUse = new([new("HMB"), new("IRB"), new("NPU")]) });
        var use = new DeclaredUse(["health"]);
        var company = Matcher(Subject() with { Use = use, Ethics = EthicsApproval.Approved }).Find(dataset);
        Assert.Equal((UseVerdict.No, "NPU"), (company.Use!.Verdict, Assert.Single(company.Blocking).Arguments[0]));
        var hospital = Matcher(Subject() with { Use = use, Ethics = EthicsApproval.Approved, TakerProfile = Samples.Hospital }).Find(dataset);
        Assert.Equal(UseVerdict.Yes, hospital.Use!.Verdict);
        Assert.Contains(hospital.Reasons, r => r.Reason.Code == "match.use-permitted");
        var silent = Matcher(Subject() with { TakerProfile = Samples.Hospital }).Find(dataset);
        Assert.Equal(UseVerdict.Person, silent.Use!.Verdict);
    }

    [Fact]
    public void Rank_IsTheSameInAnyOrder()
    {
        var documents = Cases.Select((c, i) => Samples.Document($"o{i:00}", c.Content)).ToList();
        var ranked = MatchReference.Rank(Matcher(), documents, 100);
        Assert.Equal(ranked, MatchReference.Rank(Matcher(), Enumerable.Reverse(documents), 100));
        Assert.DoesNotContain(ranked, r => r.Offering.Id == "o00");
        Assert.Equal(2, ranked.Count(r => r.Blocking.Count > 0));
        Assert.True(ranked.SkipWhile(r => r.Blocking.Count == 0).All(r => r.Blocking.Count > 0));
    }

    /// <summary>A satisfied requirement more never lowers a score or makes it blocked; a blocked offering stands behind every one that is not.</summary>
    [Fact]
    public void Rank_KeepsItsPromises()
    {
        TakerCondition[] met = [new("organisation-type", ["company"]), new("firm-age", Number: 50), new("district", ["28"]), new("innovation-type", ["software"]), new("stage", ["retrospective"]), new("nda"), new("irb-approval"), new("capability", ["software-development"])];
        TakerCondition[] notMet = [new("organisation-type", ["hospital"]), new("firm-age", Number: 1), new("stage", ["clinical"])];
        var content =
            from dataset in Gen.Bool
            from capabilities in Gen.OneOf("medical-imaging", "omop-data", "biobank").Array[0, 3]
            from indications in Gen.OneOf(Samples.Retinopathy, Samples.EyeDisease, Samples.Fracture).Array[0, 2]
            from stages in Gen.OneOf("retrospective", "clinical").Array[0, 2]
            from good in Gen.Int[0, met.Length]
            from bad in Gen.Int[0, 1]
            from badOne in Gen.Int[0, notMet.Length - 1]
            from days in Gen.Int[-3, 30]
            select (dataset ? Samples.Dataset with { DataUse = new([new("NRES")]) } : Samples.Equipment) with
            {
                Capabilities = capabilities.Distinct().ToValueList(),
                Indications = indications.Distinct().ToValueList(),
                Stages = stages.Distinct().ToValueList(),
                Conditions = [.. met.Take(good), .. notMet.Skip(badOne).Take(bad)],
                AvailableTo = days == 0 ? null : Samples.Today.AddDays(days),
            };
        var subject = Subject() with { Nda = true, Ethics = EthicsApproval.Approved, Use = new DeclaredUse(["health"]) };
        content.Array[1, 12].Check(
            200,
            contents =>
            {
                var matcher = Matcher(subject);
                var ranked = MatchReference.Rank(matcher, contents.Select((c, i) => Samples.Document($"o{i:00}", c)), 100);
                Assert.True(ranked.SkipWhile(r => r.Blocking.Count == 0).All(r => r.Blocking.Count > 0));
                foreach (var one in contents)
                {
                    var before = matcher.Find(Samples.Document("o", one));
                    foreach (var more in met.Where(m => one.Conditions.All(c => c.Code != m.Code)))
                    {
                        var after = matcher.Find(Samples.Document("o", one with { Conditions = [.. one.Conditions, more] }));
                        Assert.True(after.Score >= before.Score && after.Blocking.Count == before.Blocking.Count);
                    }
                }
            });
    }

    private static MatchSubject Subject() => new(Samples.Innovation, "company", Samples.Company);

    private static Matcher Matcher(MatchSubject? subject = null) => new(Samples.Data, Samples.Vocabulary, Samples.Today, subject ?? Subject());
}
