using Naru.Cli.Live;
using Naru.Cli.Wording;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cli;

public sealed class ReportTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static IEnumerable<TheoryDataRow<string, int>> Terminals() =>
        from language in new[] { "ko", "en" }
        from width in new[] { 20, 30, 43, 44, 56, 64, 76, 80, 100, 200 }
        select new TheoryDataRow<string, int>(language, width);

    private CliRun Run(string language, int width, bool terminal = false, string noColour = "")
    {
        folder.Write("d/1.json", Samples.Definition("제2형 당뇨병 환자이면서 메트포르민을 처음 처방받은 사람", "만 18세 이상의 성인이며 관찰 기간이 충분한 경우", "Second"));
        folder.Write("d/2.json", "{ \"PrimaryCriteria\": 3 }");
        var run = new CliRun
        {
            Width = width,
            OutIsTerminal = terminal,
            Variables = new(StringComparer.Ordinal) { ["NARU_LANG"] = language, ["NO_COLOR"] = noColour },
            Cdm = new FakeCdm((_, _) => Result.Success(Samples.TwoRules())),
        };
        Assert.Equal(1, run.Run("cohort", "run", folder["d"], "--cdm", folder.Path));
        return run;
    }

    [Theory]
    [MemberData(nameof(Terminals))]
    public void Lines_FitTheTerminal(string language, int width)
    {
        var run = Run(language, width);
        // A single long word (a path, a JSON path) cannot be made shorter than it is: Spectre cuts it at the width.
        Assert.All(run.Out.Split('\n'), line => Assert.True(TextWidth.Of(line) <= width, $"{TextWidth.Of(line)} > {width}: {line}"));
    }

    [Fact]
    public void Funnel_ShowsPersonsSharesLossesAndGains()
    {
        var text = Run("en", 120).Out;
        Assert.Matches(@"Entry events +650 +100% █{24} +1,200", text);
        Assert.Matches(@"Qualified events +600 +92% █+\S* +−50 +1,000", text);
        Assert.Matches(@"1\. 만 18세 이상.+ +570 +88% █+\S* +−30 +910 +\+40", text);
        Assert.Matches(@"2\. Second +500 +77% █+\S* +−70 +800 +\+70", text);
        Assert.Matches(@"Cohort \(rows\) +2 +0\.3% ▏ +−498 +2", text);
        Assert.Contains("censoring: 20", text);
        Assert.Contains("censor window: 3", text);
    }

    [Fact]
    public void Styles_AreForTerminalsThatWantThem()
    {
        Assert.Contains("\u001b[", Run("ko", 100, terminal: true).Out);
        Assert.DoesNotContain('\u001b', Run("ko", 100, terminal: true, noColour: "1").Out);
        Assert.DoesNotContain('\u001b', Run("ko", 100).Out);
    }

    [Fact]
    public void Definitions_WithMarkupInTheirNamesAreShownAsTheyAre()
    {
        folder.Write("d/[red]x[[.json", Samples.Definition("[bold", "[/]x"));
        var run = new CliRun { Width = 100, Cdm = new FakeCdm((_, _) => Result.Success(Samples.Rows())) };
        Assert.Equal(0, run.Run("cohort", "run", folder["d/[red]x[[.json"], "--cdm", folder.Path));
        Assert.Contains("[red]x[[ · [bold", run.Out);
    }

    [Theory]
    [InlineData(0, 10, "0%")]
    [InlineData(10, 10, "100%")]
    [InlineData(1, 3, "33%")]
    [InlineData(1, 200, "0.5%")]
    [InlineData(1, 100_000, "<0.1%")]
    [InlineData(99_999, 100_000, ">99.9%")]
    [InlineData(995, 1000, "99.5%")]
    [InlineData(0, 0, "–")]
    public void Percent_NeverHidesSomeone(long part, long whole, string expected) => Assert.Equal(expected, Figures.Percent(part, whole));

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "████")]
    [InlineData(0.5, "██")]
    [InlineData(0.0001, "▏")]
    [InlineData(0.53, "██▏")]
    [InlineData(7, "████")]
    public void Bar_IsPreciseToAnEighth(double fraction, string expected) => Assert.Equal(expected, Bars.Draw(fraction, 4));

    [Theory]
    [InlineData("나루", 4, "나루")]
    [InlineData("나루터", 5, "나루…")]
    [InlineData("나루터", 4, "나…")]
    [InlineData("abc", 2, "a…")]
    [InlineData("abc", 0, "")]
    [InlineData("👩‍⚕️x", 1, "…")]
    public void Shorten_CountsCells(string text, int width, string expected)
    {
        Assert.Equal(expected, TextWidth.Shorten(text, width));
        Assert.True(TextWidth.Of(TextWidth.Shorten(text, width)) <= width);
    }
}
