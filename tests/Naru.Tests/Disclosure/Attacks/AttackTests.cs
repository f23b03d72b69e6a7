using Naru.Disclosure.Gate;
using Naru.Disclosure.Journal;
using Naru.Disclosure.Policies;
using Xunit;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>Every attack against <c>strict</c> stays within the theorem's bound, its whole interval does.</summary>
[Trait("Category", "Slow")]
public sealed class AttacksOnStrictTests
{
    public static TheoryData<string> Names => [.. AttackBook.All.Select(a => a.Attack.Name.English)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Strict_AnyAttack_StaysWithinTheBound(string attack)
    {
        var figures = AttackBook.All.Single(a => a.Attack.Name.English == attack);
        var (advantage, bound) = (figures.Strict.Value, AttackBook.Bound(figures.Attack));
        Assert.True(advantage.High <= bound, $"{AttackBook.Text(advantage)} against a bound of {bound:0.00}");
    }
}

/// <summary>Every attack against <c>standard</c>, within the looks that a partner has, gets as far as is stated: no further, and not much less far.</summary>
[Trait("Category", "Slow")]
public sealed class AttacksOnStandardTests
{
    public static TheoryData<string> Names => AttacksOnStrictTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Standard_AnyAttack_GetsAsFarAsIsStated(string attack)
    {
        var figures = AttackBook.All.Single(a => a.Attack.Name.English == attack);
        var advantage = figures.Standard.Value;
        Assert.True(advantage.Value <= figures.Stated && advantage.Value >= figures.Stated - 0.25, $"{AttackBook.Text(advantage)}, stated {figures.Stated:0.00}");
    }
}

/// <summary>The same attacks against gates that are broken on purpose succeed; otherwise the other figures would show nothing.</summary>
[Trait("Category", "Slow")]
public sealed class AttacksOnBrokenGatesTests
{
    public static TheoryData<string, int> Twins => [.. AttackBook.All.SelectMany(a => a.Attack.Twins.Select((_, i) => (a.Attack.Name.English, i)))];

    [Theory]
    [MemberData(nameof(Twins))]
    public void Twin_Attacked_GivesTheTargetAway(string attack, int twin)
    {
        var figures = AttackBook.All.Single(a => a.Attack.Name.English == attack);
        var advantage = figures.Twins.Value[twin].Advantage;
        Assert.True(advantage.Value >= 0.5 && advantage.Low >= 0.25, AttackBook.Text(advantage));
    }
}

/// <summary>The published page, and what the attacks rest on.</summary>
public sealed class AttackPageTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Page_IsWhatTheAttacksGive()
    {
        var path = Repository.File("docs", "security", "attacks.md");
        var page = AttackBook.Page();
        if (Environment.GetEnvironmentVariable("NARU_UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page);
        }

        Assert.True(File.Exists(path) && File.ReadAllText(path) == page, "docs/security/attacks.md is stale: run the tests with NARU_UPDATE_DOCS=1.");
    }

    /// <summary>Ten thousand questions: the policy answers as many as it says, and what it answers costs what it says; the rest is refused.</summary>
    [Theory]
    [InlineData("strict")]
    [InlineData("standard")]
    [Trait("Category", "Slow")]
    public void TenThousandQuestions_AreAnsweredUpToTheBudget(string policy)
    {
        var hospital = (GateRespondent)(policy == "strict" ? Gates.Strict(1) : Gates.Standard(1));
        AdaptiveAttack.Run(hospital, truth: true, new SeededBytes(1), patience: AdaptiveAttack.Questions, most: AdaptiveAttack.Questions);
        Assert.Equal(policy == "strict" ? 100 : StandardPolicy.Default.LooksPerPartner, hospital.Answered);
        Assert.Equal(hospital.Answered, ((MemoryJournal)hospital.Hospital.Journal).All.OfType<Charged>().Count());
    }

    /// <summary>Who asks a partner's last look away has not taken the others'; who asks the last of all has.</summary>
    [Fact]
    public void Caps_AreEachPartnersAndAll()
    {
        var policy = StandardPolicy.Default with { LooksPerPartner = 3, LooksForLife = 5 };
        var hospital = new Hospital(policy, seed: 1);
        Assert.Equal([true, true, true, false, false], Enumerable.Range(0, 5).Select(i => hospital.HowMany($"a{i}", [], "a") is not null));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(i => hospital.HowMany($"b{i}", [], "b") is not null));
        Assert.Equal("DSC203", Assert.Single(hospital.Gate.Admit(new Ask(Disclosure.Questions.One("c"), "c", "v1")).Errors).Code);
        Assert.Equal("DSC202", Assert.Single(hospital.Gate.Admit(new Ask(Disclosure.Questions.One("c"), "a", "v1")).Errors).Code);
        Assert.NotNull(hospital.HowMany("a0", [], "c"));
    }
}
