using System.Text.RegularExpressions;
using Naru.Core;
using Naru.Hub.Directories;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Directories.Parties;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>Sentences for people are in one language: no label in both, no name from the code, and particles that fit.</summary>
public sealed partial class DirectorySentenceTests
{
    /// <summary>Places that the program fills; these are filled at addresses alone, with names of filters and numbers.</summary>
    private static readonly string[] AtAddresses = ["DIR501", "DIR502"];

    private static readonly HashSet<string> EnumNames = typeof(DirectoryErrors).Assembly.GetTypes()
        .Where(t => t.IsEnum && t.Namespace!.StartsWith("Naru.Hub.Directories", StringComparison.Ordinal)).SelectMany(Enum.GetNames).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Errors_SpeakOneLanguageEach()
    {
        var errors = Provoked();
        Assert.All(errors, e => AssertSound(e.Message.Korean, e.Message.English, e.ToString()));
        Assert.All(errors, e => AssertSound(e.Advice.Korean, e.Advice.English, e.ToString()));

        // Every kind that is filled with something was looked at.
        var seen = errors.Select(e => e.Code).Concat(AtAddresses).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(DirectoryErrors.All, k => (k.Message.Korean + k.Advice.Korean).Contains('{', StringComparison.Ordinal) && !seen.Contains(k.Code));

        // The twin: what it was before.
        Assert.Contains(" / ", DirectoryErrors.FieldMissing.At("$", new BilingualText("설명", "Description").ToString()).Message.Korean, StringComparison.Ordinal);
        Assert.Contains(nameof(PartyKind.Organisation), EnumNames);
    }

    [Fact]
    public void Errors_NameKindsOfPartyAsPeopleDo()
    {
        var wrong = PartyDecisions.Decide("new", Permit.Of(new RegisterParty(new(PartyKind.Unit, new Texts("안과")) { Within = "person", Ror = "03yrm5c26" })), Facts()).Findings;
        Assert.Equal(
            ["'ror' 항목은 부서에 쓰지 않습니다.", "이 자리에는 기관, 부서만 올 수 있습니다."], wrong.Select(e => e.Message.Korean));
        Assert.Equal(["A party of kind unit has no 'ror'.", "Only a party of kind organisation, unit can stand here."], wrong.Select(e => e.Message.English));
    }

    [Fact]
    public void Reasons_SpeakOneLanguageEach()
    {
        var reasons = Matched().Concat(Judged()).ToList();
        Assert.All(reasons, r => AssertSound(r.Ko, r.En, r.Code));

        // For programs there are codes, not what people read.
        Assert.All(reasons.SelectMany(r => r.Arguments), a => Assert.DoesNotContain(" / ", a, StringComparison.Ordinal));
        var kinds = new[] { typeof(MatchReasons), typeof(UseReasons) }.SelectMany(t => t.GetFields()).Select(f => (ReasonKind)f.GetValue(null)!);
        Assert.DoesNotContain(kinds, k => k.Ko.Contains('{', StringComparison.Ordinal) && reasons.All(r => r.Code != k.Code));
        Assert.Equal(
            new Reason("match.stage-helped", ["retrospective", "dataset"], "후향적 검증 단계에는 데이터셋이 도움이 됩니다.", "Dataset helps at the stage Retrospective validation."),
            reasons.First(r => r.Code == "match.stage-helped"));
        Assert.Equal("소프트웨어를 위한 것입니다.", reasons.First(r => r.Code == "match.type-named").Ko);
    }

    private static void AssertSound(string korean, string english, string about)
    {
        Assert.DoesNotContain(" / ", korean, StringComparison.Ordinal);
        Assert.DoesNotContain(" / ", english, StringComparison.Ordinal);
        Assert.True(!Unfilled().IsMatch(korean + english), about);
        Assert.True(Word().Matches(korean).All(w => !EnumNames.Contains(w.Value)), about);
        Assert.True(!UnfitParticle().IsMatch(korean), about);
        Assert.True(!english.Any(c => c is >= '가' and <= '힣'), about);
    }

    /// <summary>What the other tests of decisions provoke, and the rest.</summary>
    private static List<Error> Provoked()
    {
        var offering = Samples.OfferingFacts();
        var errors = new List<Error>();
        errors.AddRange(PartyDecisionTests.Profiles.SelectMany(p => PartyDecisions.Decide("new", Permit.Of(new RegisterParty(p.Profile)), Facts()).Findings));
        errors.AddRange(InnovationDecisionTests.Profiles.SelectMany(p => InnovationDecisions.Decide(Permit.Of(new RegisterInnovation(p.Profile)), Samples.InnovationFacts()).Findings));
        errors.AddRange(OfferingDecisionTests.Contents.SelectMany(p => OfferingDecisions.Decide(Permit.Of(new DraftOffering(p.Content)), offering).Findings));
        foreach (var content in Samples.Data.Kinds.Select(k => new OfferingContent(k.Code, "hospital", new Texts("제목")) { FedBy = new("node-a", "x") }))
        {
            errors.AddRange(OfferingDecisions.Decide(new OfferingState("o1", content), Permit.Of(new PublishOffering()), offering).Findings);
        }

        errors.AddRange(OfferingDecisions.Decide(
            new OfferingState("o1", Samples.Equipment) { Status = OfferingStatus.Withdrawn }, Permit.Of(new PublishOffering()), offering).Findings);
        var (one, other) = (Numbered("one", "220-81-62517"), Numbered("other", "120-81-47521"));
        errors.AddRange(PartyDecisions.Decide(one, Permit.Of(new MergeParty("other")), Samples.PartyFacts(one, other)).Findings);
        errors.AddRange(PartyDecisions.Decide(one, Permit.Of(new ChangeParty(Samples.Person)), Samples.PartyFacts(one)).Findings);
        errors.AddRange(PartyDecisions.Decide(Samples.Party("p", Samples.Person), Permit.Of(new AddRole("one", "king", Samples.Today)), Samples.PartyFacts(one)).Findings);
        foreach (var text in new[] { "\u0007", "\u202E", "\u200B", "\u1112\u1161", "\uD800", "p\u0430y", new string('a', 300) })
        {
            TextRules.Name(errors, "$", text);
        }

        return errors;

        static PartyState Numbered(string id, string number) => Samples.Party(id, Samples.Company with { BusinessNumber = number });
    }

    private static IEnumerable<Reason> Matched()
    {
        OfferingContent[] contents =
        [
            Samples.Dataset with
            {
                Indications = [Samples.Retinopathy], Stages = ["retrospective"], InnovationTypes = ["software"], Keywords = ["fundus"], District = "28-songdo",
                AvailableFrom = Samples.Today.AddDays(1), DataUse = new([new("HMB"), new("NPU")]),
                Conditions = [new("organisation-type", ["company"]), new("nda"), new("firm-age", Number: 1)],
            },
            Samples.Equipment with { Indications = [Samples.EyeDisease], AvailableTo = Samples.Today.AddDays(-1) },
            Samples.Dataset with { Keywords = [], DataUse = new([new("RS") { Text = new Texts("안과 연구만", "Eye research only") }]) },
        ];
        var subject = new MatchSubject(Samples.Innovation, "company", Samples.Company) { Use = new DeclaredUse(["health"]) };
        var wide = subject with { Innovation = Samples.Innovation with { Indications = [Samples.EyeDisease] } };
        return new[] { subject, wide }.SelectMany(s => contents.Select(c => new Matcher(Samples.Data, Samples.Vocabulary, Samples.Today, s).Find(Samples.Document("o", c))))
            .SelectMany(f => f.Reasons.Select(r => r.Reason).Concat(f.Blocking).Concat(f.Open));
    }

    private static IEnumerable<Reason> Judged()
    {
        var judge = new UseJudge(Samples.Data, Samples.Vocabulary, Samples.Today);
        var use = new DeclaredUse(["health"]) { Months = 24, PublishesFrom = Samples.Today };
        (DataUse Permitted, DeclaredUse Use)[] cases =
        [
            (new([new("GRU"), new("TS") { Months = 12 }, new("MOR") { Date = Samples.Today.AddDays(9) }]), use),
            (new([new("POA"), new("RS") { Text = new Texts("안과 연구만", "Eye research only") }, new("XYZ")]), use),
            (new([new("DS") { Concepts = [Samples.EyeDisease] }]), new DeclaredUse(["disease"]) { Diseases = [Samples.Fracture] }),
            (new([new("DS") { Concepts = [Samples.EyeDisease] }]), new DeclaredUse(["disease"]) { Diseases = [new(9, "Novel disease", "SNOMED")] }),
        ];
        return cases.SelectMany(c => judge.Judge(c.Permitted, c.Use).Terms).Select(t => t.Reason);
    }

    private static PartyFacts Facts() => Samples.PartyFacts(
        Samples.Party("company", Samples.Company), Samples.Party("hospital", Samples.Hospital), Samples.Party("person", Samples.Person),
        Samples.Party("closed", Samples.Company) with { IsClosed = true }, Samples.Party("merged", Samples.Company) with { MergedInto = "company" }) with
    {
        Holders = new Dictionary<string, string>(StringComparer.Ordinal) { [PartyNumbers.Ror("https://ror.org/042nb2s44")] = "somebody" },
    };

    [GeneratedRegex("\\{[0-9]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unfilled();

    [GeneratedRegex("[A-Za-z]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("[가-힣]\\([가-힣]\\)|\\([이으]\\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnfitParticle();
}
