using Naru.Core;
using Naru.Disclosure.Gate;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>Which questions can be asked, and which are the same.</summary>
public sealed class QuestionTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "nobody", "DSC101", "$.about" },
        { "nothing", "DSC102", "$.blocks" },
        { "block twice", "DSC103", "$.blocks[1]" },
        { "cell twice", "DSC104", "$.blocks[0].cells" },
        { "no steps", "DSC105", "$.blocks[0].steps" },
        { "no rules", "DSC105", "$.blocks[0].rules" },
        { "no cells", "DSC105", "$.blocks[0].cells" },
        { "no things each", "DSC105", "$.blocks[0].mostPerPerson" },
        { "no whole", "DSC106", "$.blocks[0].whole" },
        { "a whole of another kind", "DSC106", "$.blocks[0].whole" },
        { "no edges", "DSC105", "$.blocks[0].edges" },
        { "infinite edge", "DSC108", "$.blocks[0].edges[1]" },
        { "edge that is no number", "DSC108", "$.blocks[0].edges[0]" },
        { "edge twice", "DSC109", "$.blocks[0].edges[2]" },
        { "edges of zero", "DSC109", "$.blocks[0].edges[1]" },
        { "falling edges", "DSC109", "$.blocks[0].edges[1]" },
        { "no value", "DSC110", "$.blocks[0].value" },
        { "whole without missing", "DSC111", "$.blocks[0].whole" },
        { "broken text", "DSC112", "$.about" },
        { "broken name", "DSC112", "$.blocks[0].name" },
        { "broken cell", "DSC112", "$.blocks[0].cells[1]" },
        { "broken value", "DSC112", "$.blocks[0].value" },
        { "histogram of no whole", "DSC106", "$.blocks[0].whole" },
        { "too many bins", "DSC107", "$.blocks" },
        { "too many", "DSC107", "$.blocks" },
        { "too many rules", "DSC107", "$.blocks" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Create_Wrong_SaysWhatAndWhere(string what, string code, string place)
    {
        ValueList<CountBlock> blocks = what switch
        {
            "nothing" => [],
            "block twice" => [new Population("p"), new Funnel("p", 2)],
            "cell twice" => [new Breakdown("b", ["x", "y", "x"])],
            "no steps" => [new Funnel("f", 0)],
            "no rules" => [new DropOne("d", -1)],
            "no cells" => [new Breakdown("b", [])],
            "no things each" => [new Profile("c", ["x"], 0)],
            "no whole" => [new Breakdown("b", ["x"], "p")],
            "a whole of another kind" => [new Breakdown("b", ["x"], "f"), new Funnel("f", 1)],
            "no edges" => [new Histogram("h", "v", [], CountsMissing: true)],
            "infinite edge" => [new Histogram("h", "v", [1, double.PositiveInfinity], CountsMissing: true)],
            "edge that is no number" => [new Histogram("h", "v", [double.NaN, 1], CountsMissing: true)],
            "edge twice" => [new Histogram("h", "v", [1, 2, 2, 3], CountsMissing: true)],
            "edges of zero" => [new Histogram("h", "v", [-0.0, 0.0], CountsMissing: true)],
            "falling edges" => [new Histogram("h", "v", [2, 1], CountsMissing: true)],
            "no value" => [new Histogram("h", " ", [1], CountsMissing: true)],
            "whole without missing" => [new Histogram("h", "v", [1], CountsMissing: false, "p"), new Population("p")],
            "broken name" => [new Population("\ud800")],
            "broken cell" => [new Breakdown("b", ["x\ud83d\ude00", "\ude00\ud83d"])],
            "broken value" => [new Histogram("h", "v\udfff", [1], CountsMissing: true)],
            "histogram of no whole" => [new Histogram("h", "v", [1], CountsMissing: true, "p")],
            "too many bins" => [new Histogram("h", "v", Enumerable.Range(0, 100_000).Select(i => (double)i).ToValueList(), CountsMissing: false)],
            "too many rules" => [new DropOne("d", int.MaxValue)],
            "too many" => [new Funnel("f", int.MaxValue), new Funnel("g", int.MaxValue)],
            _ => [new Population("p")],
        };
        var error = Assert.Single(Question.Create(what == "nobody" ? " " : what == "broken text" ? "q\ud800q" : "q", blocks).Errors);
        Assert.Equal((code, place), (error.Code, error.Place.JsonPath));
    }

    [Fact]
    public void Create_SeveralWrong_SaysAll() =>
        Assert.Equal(["DSC101", "DSC105", "DSC103", "DSC104"], Question.Create("", [new Funnel("x", 0), new Breakdown("x", ["a", "a"])]).Errors.Select(e => e.Code));

    /// <summary>Whatever makes another question changes the fingerprint; quoting leaves no two readings.</summary>
    [Fact]
    public void Fingerprint_DiffersWheneverTheQuestionDoes()
    {
        Question[] questions =
        [
            Questions.One("a"), Questions.One("b"), Questions.One("a "), Questions.One("a\npopulation(\"all\")"),
            Questions.Of("a", new Population("b")),
            Questions.Of("a", new Population("b"), new Population("c")), Questions.Of("a", new Population("c"), new Population("b")),
            Questions.Of("a", new Population("b\")\npopulation(\"c")),
            Questions.Of("a", new Funnel("b", 1)), Questions.Of("a", new Funnel("b", 2)), Questions.Of("a", new DropOne("b", 1)), Questions.Of("a", new DropOne("b", 2)),
            Questions.Of("a", new Breakdown("b", ["x"])), Questions.Of("a", new Breakdown("b", ["x", "y"])), Questions.Of("a", new Breakdown("b", ["x\",\"y"])),
            Questions.Of("a", new Breakdown("b", ["y", "x"])), Questions.Of("a", new Population("p"), new Breakdown("b", ["x"])),
            Questions.Of("a", new Population("p"), new Breakdown("b", ["x"], "p")), Questions.Of("a", new Population("-"), new Breakdown("b", ["x"], "-")),
            Questions.Of("a", new Histogram("b", "v", [1], CountsMissing: true)), Questions.Of("a", new Histogram("b", "v", [1], CountsMissing: false)),
            Questions.Of("a", new Histogram("b", "w", [1], CountsMissing: true)), Questions.Of("a", new Histogram("b", "v", [1, 2], CountsMissing: true)),
            Questions.Of("a", new Histogram("b", "v", [12], CountsMissing: true)), Questions.Of("a", new Histogram("b", "v", [1.2], CountsMissing: true)),
            Questions.Of("a", new Population("p"), new Histogram("b", "v", [1], CountsMissing: true)),
            Questions.Of("a", new Population("p"), new Histogram("b", "v", [1], CountsMissing: true, "p")),
            Questions.Of("a", new Profile("b", ["x"], 1)), Questions.Of("a", new Profile("b", ["x"], 2)),
        ];
        Assert.Equal(questions.Length, questions.Select(q => q.Fingerprint).Distinct().Count());
        Assert.Equal(Questions.One("a").Fingerprint, Questions.One("a").Fingerprint);
        Assert.All(questions, q => Assert.Matches("^[0-9a-f]{64}$", q.Fingerprint));
    }

    public static TheoryData<string> BadPolicies => ["no threshold", "no rounding", "no slot", "no rho", "no life", "no delta", "no looks", "life below partner",
        "too great a threshold", "too great a unit", "too long a slot", "too little for noise", "less for life than for a question"];

    [Theory]
    [MemberData(nameof(BadPolicies))]
    public void Open_BadPolicy_IsRefused(string what)
    {
        var (strict, standard) = (StrictPolicy.Default, StandardPolicy.Default);
        DisclosurePolicy policy = what switch
        {
            "no threshold" => strict with { Threshold = 0 },
            "no rounding" => standard with { Rounding = 0 },
            "no slot" => strict with { Slot = TimeSpan.Zero },
            "no rho" => strict with { RhoPerQuestion = Ratio.Of(0) },
            "no life" => strict with { RhoForLife = Ratio.Of(0) },
            "no delta" => strict with { Delta = double.NaN },
            "no looks" => standard with { LooksPerPartner = 0 },
            "too great a threshold" => standard with { Threshold = 10_001 },
            "too great a unit" => strict with { Rounding = 10_001 },
            "too long a slot" => strict with { Slot = TimeSpan.FromDays(1) + TimeSpan.FromTicks(1) },
            "too little for noise" => strict with { RhoPerQuestion = new Ratio(1, 1_000_001) },
            "less for life than for a question" => strict with { RhoForLife = new Ratio(1, 201) },
            _ => standard with { LooksForLife = standard.LooksPerPartner - 1 },
        };
        var parts = new Hospital(strict, seed: 1).Parts;
        Assert.Equal("DSC401", Assert.Single(DisclosureGate.Open(policy, "d", parts).Errors).Code);
        Assert.True(DisclosureGate.Open(strict, "d", parts).IsSuccess && DisclosureGate.Open(standard, "d", parts).IsSuccess);
    }

    [Fact]
    public void Admit_NobodyAsks_IsRefused() =>
        Assert.Equal("DSC204", Assert.Single(new Hospital(StrictPolicy.Default, seed: 1).Gate.Admit(new Ask(Questions.One("q"), " ", "v")).Errors).Code);
}
