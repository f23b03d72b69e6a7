using Naru.Cli;
using Xunit;

namespace Naru.Tests.Cli;

public sealed class UsageTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("CLI101", "cohort", "run", "D", "--cdm", "C", "--threds", "3")]
    [InlineData("CLI102", "cohrt")]
    [InlineData("CLI102", "cohort", "rum")]
    [InlineData("CLI102", "cohort", "run", "D", "D", "--cdm", "C")]
    [InlineData("CLI103", "cohort")]
    [InlineData("CLI104", "cohort", "run", "D", "--cdm")]
    [InlineData("CLI104", "cohort", "run", "D", "--cdm", "--rows", "x")]
    [InlineData("CLI105", "cohort", "run", "D", "--cdm", "C", "--cdm", "C")]
    [InlineData("CLI106", "cohort", "run", "--cdm", "C")]
    [InlineData("CLI107", "cohort", "run", "D")]
    [InlineData("CLI108", "--lang", "fr")]
    [InlineData("CLI108", "cohort", "run", "D", "--cdm", "C", "--lang", "fr")]
    [InlineData("CLI108", "cohort", "run", "D", "--cdm", "C", "--engine", "spark")]
    [InlineData("CLI108", "cohort", "run", "D", "--cdm", "C", "--threads", "0")]
    [InlineData("CLI108", "cohort", "run", "D", "--cdm", "C", "--threads", "many")]
    [InlineData("CLI108", "cohort", "run", "D", "--cdm", "C", "--time-limit", "0s")]
    [InlineData("CLI108", "cohort", "run", "D", "--cdm", "C", "--time-limit", "30 days")]
    [InlineData("CLI108", "cohort", "run", "D", "--cdm", "C", "--time-limit", "25h")]
    [InlineData("CLI108", "cohort", "run", "D", "--cdm", "C", "--time-limit", "s")]
    [InlineData("CLI108", "cohort", "run", "D", "--cdm", "C", "--memory-limit", "4")]
    [InlineData("CLI108", "cohort", "run", "D", "--cdm", "C", "--no-optimise", "normalise")]
    [InlineData("CLI108", "cohort", "sql", "D", "--dialect", "oracle")]
    [InlineData("CLI110", "cohort", "run", "absent.json", "--cdm", "C")]
    [InlineData("CLI110", "cohort", "run", "D", "--cdm", "absent")]
    [InlineData("CLI110", "cohort", "check", "absent")]
    [InlineData("CLI110", "cohort", "check", "postgresql://reader:s3cret@db/omop")]
    [InlineData("CLI110", "cohort", "describe", "postgresql://reader:s3cret@db/omop")]
    [InlineData("CLI110", "cohort", "describe", "absent")]
    [InlineData("CLI111", "cohort", "run", "EMPTY", "--cdm", "C")]
    [InlineData("CLI112", "cohort", "describe", "EMPTY")]
    [InlineData("CLI113", "cohort", "run", "D", "--cdm", "C", "--rows", "-", "--json", "-")]
    [InlineData("CLI114", "cohort", "run", "D", "--cdm", "C", "--rows", "EMPTY")]
    [InlineData("CLI114", "cohort", "run", "D", "--cdm", "C", "--json", "absent/x.jsonl")]
    [InlineData("CLI114", "cohort", "run", "D", "--cdm", "C", "--ohdsi-results", "D")]
    [InlineData("CLI118", "cohort", "run", "D", "--cdm", "postgresql://reader:s3cret@db/omop")]
    [InlineData("CLI118", "cdm", "check", "postgresql://db/omop?user=reader&password=s3cret")]
    [InlineData("CLI118", "cohort", "run", "D", "--cdm", "host=db;user=reader;password=s3cret")]
    [InlineData("CLI115", "cohort", "run", "D", "--cdm", "C", "--rows", "x", "--json", "x")]
    public void WrongUse_EndsWithTwoAndSaysWhyInTheChosenLanguage(string code, params string[] args)
    {
        folder.Write("d.json", Samples.Definition("x"));
        Directory.CreateDirectory(folder["empty"]);
        var real = args.Select(a => a switch
        {
            "D" => folder["d.json"],
            "C" => folder.Path,
            "EMPTY" => folder["empty"],
            "x" or "absent" or "absent.json" or "absent/x.jsonl" => folder[a],
            _ => a,
        }).ToArray();
        var before = folder.Names();
        var kind = CliErrors.All.Single(k => k.Code == code);
        foreach (var (name, start) in new[] { ("ko", kind.Message.Korean), ("en", kind.Message.English) })
        {
            var run = new CliRun { Variables = new(StringComparer.Ordinal) { ["NARU_LANG"] = name }, Width = 4000 };
            Assert.Equal(ExitCodes.WrongUse, run.Run(real));
            Assert.Equal("", run.Out);
            Assert.Contains(code, run.Error);
            Assert.DoesNotContain("s3cret", run.Error);
            Assert.Contains(start.Split('{').MaxBy(p => p.Length)!.Split('}')[^1], run.Error);
            Assert.False(run.Cdm.IsDisposed);
        }

        Assert.Equal(before, folder.Names());
    }

    [Fact]
    public void AllMistakes_AreSaidAtOnce()
    {
        var run = new CliRun();
        Assert.Equal(2, run.Run("cohort", "run", folder["a"], "--cdm", folder["b"], "--threads", "x", "--engine", "y"));
        Assert.Equal(2, run.Error.Split("CLI110").Length - 1);
        Assert.Equal(2, run.Error.Split("CLI108").Length - 1);
    }

    [Theory]
    [InlineData("en", "a number with ms, s, m or h (s if none), more than 0, at most 24h")]
    [InlineData("ko", "0보다 크고 24h 이하")]
    public void TimeLimit_SaysWhatItTakes(string language, string expected)
    {
        var run = new CliRun { Width = 4000 };
        Assert.Equal(2, run.Run("cohort", "run", folder["a"], "--cdm", folder.Path, "--time-limit", "0", "--lang", language));
        Assert.Contains(expected, run.Error);
        Assert.Equal(0, run.Run("cohort", "run", "--help", "--lang", language));
        Assert.Contains(expected, run.Out);
    }

    [Fact]
    public void UnknownOption_NamesTheNearestFirst()
    {
        var run = new CliRun { Width = 1000 };
        run.Run("cohort", "run", "--rowz", "x");
        Assert.Contains("The options here are: --rows,", run.Error);
        Assert.DoesNotContain("CLI102", run.Error);
    }

    [Theory]
    [InlineData()]
    [InlineData("--version")]
    [InlineData("-h")]
    [InlineData("cohort", "--help")]
    [InlineData("cohort", "run", "--help", "--nonsense")]
    [InlineData("cohort", "passes")]
    public void Questions_EndWithZero(params string[] args)
    {
        var run = new CliRun();
        Assert.Equal(0, run.Run(args));
        Assert.NotEqual("", run.Out);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void UnexpectedException_IsASentenceAndATraceOnlyWhenAskedFor()
    {
        folder.Write("d.json", Samples.Definition("x"));
        foreach (var debug in new[] { "", "1" })
        {
            var run = new CliRun
            {
                Variables = new(StringComparer.Ordinal) { ["NARU_LANG"] = "en", ["NARU_DEBUG"] = debug },
                Cdm = new FakeCdm((_, _) => throw new NotSupportedException()) { WhileOpening = (_, _) => throw new NotSupportedException("patient 7") },
            };
            Assert.Equal(ExitCodes.Unexpected, run.Run("cohort", "run", folder["d.json"], "--cdm", folder.Path));
            Assert.Contains("CLI900", run.Error);
            Assert.Equal(debug == "1", run.Error.Contains("patient 7", StringComparison.Ordinal));
            Assert.Equal(debug == "1", run.Error.Contains("   at ", StringComparison.Ordinal));
        }
    }
}
