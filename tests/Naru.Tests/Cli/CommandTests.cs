using System.Text.Json;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cli;

public sealed class CommandTests : IDisposable
{
    private static readonly ErrorKind Warning = Samples.Kind with { Code = "TEST2", Severity = Severity.Warning };

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Check_ShowsCodePlaceSentenceAndAdvice()
    {
        folder.Write("1.json", Samples.Definition("x"));
        var run = new CliRun { Check = _ => [Warning.At("$.InclusionRules[2]", "a"), Samples.Kind.At("$.ConceptSets[0]", "b")] };
        Assert.Equal(1, run.Run("cohort", "check", folder["1.json"], "--lang", "ko"));
        Assert.Contains("✗ TEST1  $.ConceptSets[0]", run.Out);
        Assert.Contains("이 데이터에는 b이 없습니다.", run.Out);
        Assert.Contains("→ 고치세요.", run.Out);
        // The gravest first.
        Assert.True(run.Out.IndexOf("TEST1", StringComparison.Ordinal) < run.Out.IndexOf("TEST2", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_OfWarningsEndsWithZero()
    {
        folder.Write("1.json", Samples.Definition("x"));
        folder.Write("2.json", Samples.Definition("fine"));
        var run = new CliRun { Check = d => d.Title == "x" ? [Warning.At("$", "a")] : [] };
        Assert.Equal(0, run.Run("cohort", "check", folder.Path));
        Assert.Contains("✓ 2 · fine: no findings", run.Out);
        Assert.Contains("Definitions: 2 · errors: 0 · warnings: 1 · notes: 0", run.Out);
    }

    [Fact]
    public void CheckJson_WritesOneLinePerDefinition()
    {
        folder.Write("1.json", Samples.Definition("x"));
        folder.Write("2.json", "[");
        var run = new CliRun { Check = _ => [Warning.At("$.y", "a")] };
        Assert.Equal(1, run.Run("cohort", "check", folder.Path, "--json"));
        var lines = run.OutLines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["1", "2"], lines.Select(l => l.GetProperty("definition").GetString()));
        var finding = lines[0].GetProperty("findings")[0];
        Assert.Equal(("TEST2", "warning", "$.y"), (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("path").GetString()));
        Assert.Equal("error", lines[1].GetProperty("findings")[0].GetProperty("severity").GetString());
    }

    [Theory]
    [InlineData("ko", "Korean: x\n")]
    [InlineData("en", "English: x\n")]
    public void Describe_SpeaksTheChosenLanguage(string language, string expected)
    {
        folder.Write("1.json", Samples.Definition("x"));
        var run = new CliRun();
        Assert.Equal(0, run.Run("cohort", "describe", folder["1.json"], "--lang", language));
        Assert.Equal(expected, run.Out);
    }

    [Fact]
    public void Sql_IsPrintedAsItIs()
    {
        folder.Write("1.json", Samples.Definition(new string('x', 300)));
        var run = new CliRun();
        Assert.Equal(0, run.Run("cohort", "sql", folder["1.json"], "--dialect", "duckdb"));
        Assert.Equal($"select '{new string('x', 300)}'\n", run.Out);
    }

    [Fact]
    public void Canonical_IsPrintedAsItIs()
    {
        folder.Write("1.json", Samples.Definition(new string('x', 300)));
        var run = new CliRun();
        Assert.Equal(0, run.Run("cohort", "canonical", folder["1.json"]));
        Assert.Equal($"canonical '{new string('x', 300)}'\n", run.Out);
    }

    [Theory]
    [InlineData("canonical")]
    [InlineData("describe")]
    [InlineData("sql")]
    public void BrokenDefinition_EndsWithOne(string command)
    {
        folder.Write("1.json", "{");
        var run = new CliRun();
        Assert.Equal(1, run.Run("cohort", command, folder["1.json"]));
        Assert.Equal("", run.Out);
        Assert.Contains("1.json", run.Error);
    }

    [Fact]
    public void Passes_AreListedWithWhatTheyDo()
    {
        var run = new CliRun { Width = 80 };
        Assert.Equal(0, run.Run("cohort", "passes"));
        Assert.Matches(@"^merge-scans *\n +Merges scans *\nfold *\n +Folds *\n", run.Out);
    }

    [Fact]
    public void Demo_SaysThatItsDataAreSyntheticInBothLanguages()
    {
        foreach (var (language, word) in new[] { ("ko", "합성"), ("en", "SYNTHETIC") })
        {
            var run = new CliRun();
            Assert.Equal(0, run.Run("demo", "--lang", language));
            Assert.Contains(word, run.Out);
            Assert.Contains("28", run.Out);
            Assert.All(new[] { "346", "976", "1179" }, id => Assert.Contains($"{id} ·", run.Out));
            Assert.Contains("naru cohort run", run.Out);
        }
    }
}
