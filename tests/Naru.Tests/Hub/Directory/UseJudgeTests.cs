using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Matching;
using Xunit;

namespace Naru.Tests.Hub.Directories;

/// <summary>
/// The manual of data use: for each term of the Data Use Ontology, which declared uses it permits, refuses, or leaves to a person. What is not said is left to a
/// person; what widens never refuses.
/// </summary>
public sealed class UseJudgeTests
{
    private const UseVerdict Yes = UseVerdict.Yes;
    private const UseVerdict No = UseVerdict.No;
    private const UseVerdict Person = UseVerdict.Person;

    /// <summary>Term by term. NRES beside a modifier, so that the modifier alone decides.</summary>
    private static readonly (string Term, string What, DataUse Permitted, DeclaredUse Use, UseVerdict Verdict, string Reason)[] Cases =
    [
        // Permissions
        ("", "nothing is said of the dataset", Only(), Of("health"), Person, "use.no-permission"),
        ("NRES", "anything", Only(new DataUseTerm("NRES")), Of("ancestry"), Yes, "use.unlimited"),
        ("NRES", "even without a type", Only(new DataUseTerm("NRES")), Of(), Yes, "use.unlimited"),
        ("GRU", "general research", Only(new DataUseTerm("GRU")), Of("general"), Yes, "use.within"),
        ("GRU", "methods and ancestry are research", Only(new DataUseTerm("GRU")), Of("methods", "ancestry"), Yes, "use.within"),
        ("GRU", "care is none", Only(new DataUseTerm("GRU")), Of("care"), No, "use.care"),
        ("GRU", "not said what for", Only(new DataUseTerm("GRU")), Of(), Person, "use.no-types"),
        ("HMB", "health research", Only(new DataUseTerm("HMB")), Of("health"), Yes, "use.within"),
        ("HMB", "a disease is health", Only(new DataUseTerm("HMB")), Of("disease"), Yes, "use.within"),
        ("HMB", "general research is more", Only(new DataUseTerm("HMB")), Of("general"), No, "use.outside"),
        ("HMB", "ancestry is excluded", Only(new DataUseTerm("HMB")), Of("health", "ancestry"), No, "use.outside"),
        ("HMB", "methods for health", Only(new DataUseTerm("HMB")), Of("health", "methods"), Yes, "use.within"),
        ("HMB", "methods for who knows what", Only(new DataUseTerm("HMB")), Of("methods"), Person, "use.methods-unclear"),
        ("DS", "the disease itself", Only(Ds(Samples.EyeDisease)), Of("disease") with { Diseases = [Samples.EyeDisease] }, Yes, "use.disease-within"),
        ("DS", "a kind of the disease", Only(Ds(Samples.EyeDisease)), Of("disease") with { Diseases = [Samples.Retinopathy] }, Yes, "use.disease-within"),
        ("DS", "a broader disease", Only(Ds(Samples.Retinopathy)), Of("disease") with { Diseases = [Samples.EyeDisease] }, No, "use.disease-outside"),
        ("DS", "another disease", Only(Ds(Samples.EyeDisease)), Of("disease") with { Diseases = [Samples.Retinopathy, Samples.Fracture] }, No, "use.disease-outside"),
        ("DS", "a disease that the vocabulary lacks", Only(Ds(Samples.EyeDisease)), Of("disease") with { Diseases = [new(9, "Novel disease", "SNOMED")] }, Person, "use.disease-unknown"),
        ("DS", "no disease named", Only(Ds(Samples.EyeDisease)), Of("disease"), Person, "use.no-disease"),
        ("DS", "health in general", Only(Ds(Samples.EyeDisease)), Of("health"), No, "use.outside"),
        ("POA", "ancestry", Only(new DataUseTerm("POA")), Of("ancestry"), Yes, "use.within"),
        ("POA", "health", Only(new DataUseTerm("POA")), Of("health"), No, "use.outside"),
        ("POA", "methods alone", Only(new DataUseTerm("POA")), Of("methods"), No, "use.outside"),

        // Modifiers on what is done
        ("NMDS", "no methods", With(new DataUseTerm("NMDS")), Of("health"), Yes, "use.kept"),
        ("NMDS", "methods", With(new DataUseTerm("NMDS")), Of("health", "methods"), No, "use.not-kept"),
        ("NMDS", "not said", With(new DataUseTerm("NMDS")), Of(), Person, "use.not-said"),
        ("GSO", "genes", With(new DataUseTerm("GSO")), Of("health") with { Genetic = true }, Yes, "use.kept"),
        ("GSO", "phenotypes alone", With(new DataUseTerm("GSO")), Of("health") with { Genetic = false }, No, "use.not-kept"),
        ("GSO", "not said", With(new DataUseTerm("GSO")), Of("health"), Person, "use.not-said"),
        ("NPOA", "no ancestry", With(new DataUseTerm("NPOA")), Of("general"), Yes, "use.kept"),
        ("NPOA", "ancestry", With(new DataUseTerm("NPOA")), Of("ancestry"), No, "use.not-kept"),
        ("NPOA", "not said", With(new DataUseTerm("NPOA")), Of(), Person, "use.not-said"),
        ("RS", "words are for persons", With(new DataUseTerm("RS") { Text = new Texts("안과 연구만") }), Of("health"), Person, "use.in-words"),
        ("CC", "care", Only(new DataUseTerm("HMB"), new DataUseTerm("CC")), Of("care"), Yes, "use.widens"),

        // Modifiers on who does it
        ("NPU", "a hospital", With(new DataUseTerm("NPU")), Of("health") with { NonProfit = true }, Yes, "use.kept"),
        ("NPU", "a company", With(new DataUseTerm("NPU")), Of("health") with { NonProfit = false }, No, "use.not-kept"),
        ("NPU", "not said", With(new DataUseTerm("NPU")), Of("health"), Person, "use.not-said"),
        ("NCU", "not commercial", With(new DataUseTerm("NCU")), Of("health") with { Commercial = false }, Yes, "use.kept"),
        ("NCU", "commercial", With(new DataUseTerm("NCU")), Of("health") with { Commercial = true }, No, "use.not-kept"),
        ("NCU", "not said", With(new DataUseTerm("NCU")), Of("health"), Person, "use.not-said"),
        ("NPUNCU", "both", With(new DataUseTerm("NPUNCU")), Of("health") with { NonProfit = true, Commercial = false }, Yes, "use.kept"),
        ("NPUNCU", "a company without commerce", With(new DataUseTerm("NPUNCU")), Of("health") with { NonProfit = false, Commercial = false }, No, "use.not-kept"),
        ("NPUNCU", "one is enough to refuse", With(new DataUseTerm("NPUNCU")), Of("health") with { Commercial = true }, No, "use.not-kept"),
        ("NPUNCU", "half said", With(new DataUseTerm("NPUNCU")), Of("health") with { NonProfit = true }, Person, "use.not-said"),
        ("US", "a user of the list", With(new DataUseTerm("US") { Parties = ["company"] }), Of("health") with { Party = "company" }, Yes, "use.kept"),
        ("US", "somebody else", With(new DataUseTerm("US") { Parties = ["company"] }), Of("health") with { Party = "other" }, No, "use.not-kept"),
        ("US", "not said", With(new DataUseTerm("US") { Parties = ["company"] }), Of("health"), Person, "use.not-said"),
        ("IS", "the institution", With(new DataUseTerm("IS") { Parties = ["hospital"] }), Of("health") with { Party = "hospital" }, Yes, "use.kept"),
        ("IS", "another institution", With(new DataUseTerm("IS") { Parties = ["hospital"] }), Of("health") with { Party = "company" }, No, "use.not-kept"),
        ("PS", "the project", With(new DataUseTerm("PS") { Codes = ["IBIS-1"] }), Of("health") with { Project = "IBIS-1" }, Yes, "use.kept"),
        ("PS", "another project", With(new DataUseTerm("PS") { Codes = ["IBIS-1"] }), Of("health") with { Project = "IBIS-2" }, No, "use.not-kept"),
        ("PS", "not said", With(new DataUseTerm("PS") { Codes = ["IBIS-1"] }), Of("health"), Person, "use.not-said"),

        // Modifiers on where and when
        ("GS", "the country", With(new DataUseTerm("GS") { Codes = ["KR"] }), Of("health") with { Country = "KR" }, Yes, "use.kept"),
        ("GS", "another country", With(new DataUseTerm("GS") { Codes = ["KR"] }), Of("health") with { Country = "US" }, No, "use.not-kept"),
        ("GS", "a zone within the district", With(new DataUseTerm("GS") { Codes = ["28185"] }), Of("health") with { District = "28-songdo" }, Yes, "use.kept"),
        ("GS", "another district", With(new DataUseTerm("GS") { Codes = ["28185"] }), Of("health") with { District = "28200", Country = "KR" }, No, "use.not-kept"),
        ("GS", "a country where a district is asked for", With(new DataUseTerm("GS") { Codes = ["28185"] }), Of("health") with { Country = "KR" }, Person, "use.not-said"),
        ("GS", "not said", With(new DataUseTerm("GS") { Codes = ["KR"] }), Of("health"), Person, "use.not-said"),
        ("TS", "short enough", With(new DataUseTerm("TS") { Months = 12 }), Of("health") with { Months = 12 }, Yes, "use.kept"),
        ("TS", "too long", With(new DataUseTerm("TS") { Months = 12 }), Of("health") with { Months = 13 }, No, "use.too-long"),
        ("TS", "not said", With(new DataUseTerm("TS") { Months = 12 }), Of("health"), Person, "use.not-said"),
        ("MOR", "published after", With(new DataUseTerm("MOR") { Date = new(2027, 6, 30) }), Of("health") with { PublishesFrom = new(2027, 7, 1) }, Yes, "use.kept"),
        ("MOR", "published on the day", With(new DataUseTerm("MOR") { Date = new(2027, 6, 30) }), Of("health") with { PublishesFrom = new(2027, 6, 30) }, No, "use.too-early"),
        ("MOR", "never published", With(new DataUseTerm("MOR") { Date = new(2027, 6, 30) }), Of("health") with { Publishes = false }, Yes, "use.kept"),
        ("MOR", "the day is past", With(new DataUseTerm("MOR") { Date = new(2025, 1, 1) }), Of("health"), Yes, "use.kept"),
        ("MOR", "not said", With(new DataUseTerm("MOR") { Date = new(2027, 6, 30) }), Of("health"), Person, "use.not-said"),

        // Modifiers on duties
        ("IRB", "approved", With(new DataUseTerm("IRB")), Of("health") with { Ethics = EthicsApproval.Approved }, Yes, "use.kept"),
        ("IRB", "pending", With(new DataUseTerm("IRB")), Of("health") with { Ethics = EthicsApproval.Pending }, Person, "use.ethics-pending"),
        ("IRB", "none", With(new DataUseTerm("IRB")), Of("health") with { Ethics = EthicsApproval.None }, No, "use.not-kept"),
        ("IRB", "not said", With(new DataUseTerm("IRB")), Of("health"), Person, "use.not-said"),
        ("PUB", "will publish", With(new DataUseTerm("PUB")), Of("health") with { Publishes = true }, Yes, "use.kept"),
        ("PUB", "will not", With(new DataUseTerm("PUB")), Of("health") with { Publishes = false }, No, "use.not-kept"),
        ("PUB", "not said", With(new DataUseTerm("PUB")), Of("health"), Person, "use.not-said"),
        ("COL", "will collaborate", With(new DataUseTerm("COL")), Of("health") with { Collaborates = true }, Yes, "use.kept"),
        ("COL", "will not", With(new DataUseTerm("COL")), Of("health") with { Collaborates = false }, No, "use.not-kept"),
        ("COL", "not said", With(new DataUseTerm("COL")), Of("health"), Person, "use.not-said"),
        ("RTN", "will return", With(new DataUseTerm("RTN")), Of("health") with { Returns = true }, Yes, "use.kept"),
        ("RTN", "will not", With(new DataUseTerm("RTN")), Of("health") with { Returns = false }, No, "use.not-kept"),
        ("RTN", "not said", With(new DataUseTerm("RTN")), Of("health"), Person, "use.not-said"),
    ];

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var row in Cases)
            {
                rows.Add(row.Term, row.What);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Term_DecidesAsTheManualSays(string term, string what)
    {
        var row = Cases.Single(c => c.Term == term && c.What == what);
        var judgement = Judge().Judge(row.Permitted, row.Use);
        Assert.Equal(row.Verdict, judgement.Verdict);
        var judged = judgement.Terms.Single(t => t.Term == term);
        Assert.Equal((row.Verdict, row.Reason), (judged.Verdict, judged.Reason.Code));
        Assert.DoesNotContain("{", judged.Reason.Ko + judged.Reason.En, StringComparison.Ordinal);
        Assert.Contains(judged.Reason.Ko, c => c is >= '가' and <= '힣');
    }

    [Fact]
    public void Manual_HasEveryTerm() =>
        Assert.Equal(Samples.Data.DuoTerms.Select(t => t.Code).Order(StringComparer.Ordinal), Cases.Select(c => c.Term).Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal));

    /// <summary>The strictest term decides.</summary>
    [Fact]
    public void Judgement_IsTheStrictestOfItsTerms()
    {
        var permitted = Only(new DataUseTerm("HMB"), new DataUseTerm("IRB"), new DataUseTerm("NCU"));
        Assert.Equal(Yes, Judge().Judge(permitted, Of("health") with { Ethics = EthicsApproval.Approved, Commercial = false }).Verdict);
        Assert.Equal(Person, Judge().Judge(permitted, Of("health") with { Commercial = false }).Verdict);
        Assert.Equal(No, Judge().Judge(permitted, Of("health") with { Commercial = true }).Verdict);
    }

    /// <summary>Without a vocabulary a disease is the permitted one or a person decides: nothing is refused that might be permitted.</summary>
    [Fact]
    public void Disease_WithoutVocabulary_IsLeftToAPerson()
    {
        var judge = new UseJudge(Samples.Data, NoVocabulary.Instance, Samples.Today);
        Assert.Equal(Yes, judge.Judge(Only(Ds(Samples.EyeDisease)), Of("disease") with { Diseases = [Samples.EyeDisease] }).Verdict);
        Assert.Equal(Person, judge.Judge(Only(Ds(Samples.EyeDisease)), Of("disease") with { Diseases = [Samples.Fracture] }).Verdict);
    }

    private static UseJudge Judge() => new(Samples.Data, Samples.Vocabulary, Samples.Today);

    private static DataUse Only(params DataUseTerm[] terms) => new(terms.ToValueList());

    private static DataUse With(DataUseTerm modifier) => Only(new DataUseTerm("NRES"), modifier);

    private static DataUseTerm Ds(ConceptRef disease) => new("DS") { Concepts = [disease] };

    private static DeclaredUse Of(params string[] types) => new(types.ToValueList());
}
