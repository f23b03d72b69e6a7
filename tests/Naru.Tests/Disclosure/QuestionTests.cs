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
            "too many rules" => [new DropOne("d", int.MaxValue)],
            "too many" => [new Funnel("f", int.MaxValue), new Funnel("g", int.MaxValue)],
            _ => [new Population("p")],
        };
        var error = Assert.Single(Question.Create(what == "nobody" ? " " : "q", blocks).Errors);
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
            Questions.Of("a", new Profile("b", ["x"], 1)), Questions.Of("a", new Profile("b", ["x"], 2)),
        ];
        Assert.Equal(questions.Length, questions.Select(q => q.Fingerprint).Distinct().Count());
        Assert.Equal(Questions.One("a").Fingerprint, Questions.One("a").Fingerprint);
        Assert.All(questions, q => Assert.Matches("^[0-9a-f]{64}$", q.Fingerprint));
    }

    public static TheoryData<string> BadPolicies => ["no threshold", "no rounding", "no slot", "no rho", "no life", "no delta", "no looks", "life below partner"];

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
