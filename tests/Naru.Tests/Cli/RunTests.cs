using System.Text.Json;
using Naru.Cli;
using Naru.Cohorts.Results;
using Naru.Core;
using Xunit;
using static Naru.Tests.Cli.Samples;

namespace Naru.Tests.Cli;

public sealed class RunTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Data on which each definition gets the rows of its title; "fails", "throws" and "slow" do what they say.</summary>
    private static FakeCdm ByTitle() => new((definition, stop) => definition.Title switch
    {
        "fails" => Result.Failure<CohortResult>([Kind.At("$.PrimaryCriteria", "location_history")]),
        "throws" => throw new InvalidOperationException("patient 42 has 3 kidneys"),
        "rules" => Result.Success(TwoRules()),
        "slow" => Slowly(),
        "endless" => Endlessly(stop),
        _ => Result.Success(Rows(new CohortRow(1, Day(2001, 2, 3), Day(2001, 2, 3)), new CohortRow(9_000_000_000, Day(1900, 1, 1), Day(9999, 12, 31)))),
    });

    private static Result<CohortResult> Slowly()
    {
        Thread.Sleep(200);
        return Result.Success(Rows(new CohortRow(5, Day(2020, 1, 1), Day(2020, 1, 2))));
    }

    private static Result<CohortResult> Endlessly(CancellationToken stop)
    {
        stop.WaitHandle.WaitOne();
        throw new OperationCanceledException(stop);
    }

    private string Definitions(params (string Name, string Title)[] definitions)
    {
        foreach (var (name, title) in definitions)
        {
            folder.Write($"definitions/{name}", title.StartsWith('{') ? title : Definition(title, title == "rules" ? ["성인", "A \\\"b\\\", c"] : []));
        }

        return folder["definitions"];
    }

    [Fact]
    public void Rows_AreOrderedByNameNotByWhoIsDoneFirst()
    {
        var path = Definitions(("10.json", "a"), ("9.json", "slow"), ("2.JSON", "a"), ("a,b.json", "slow"), ("notes.txt", "x"));
        var run = new CliRun { Cdm = ByTitle() };
        Assert.Equal(0, run.Run("cohort", "run", path, "--cdm", folder.Path, "--rows", folder["rows.csv"], "--threads", "4"));
        Assert.Equal(
            """
            definition,subject_id,cohort_start_date,cohort_end_date
            2,1,2001-02-03,2001-02-03
            2,9000000000,1900-01-01,9999-12-31
            9,5,2020-01-01,2020-01-02
            10,1,2001-02-03,2001-02-03
            10,9000000000,1900-01-01,9999-12-31
            "a,b",5,2020-01-01,2020-01-02

            """, File.ReadAllText(folder["rows.csv"]));
        Assert.True(run.Cdm.IsDisposed);
        Assert.Equal(4, run.Cdm.Options!.Threads);
    }

    [Theory]
    [InlineData("en", "(without rows of definitions that failed: 2)")]
    [InlineData("ko", "(실패한 정의 2개의 행은 들어 있지 않습니다)")]
    public void Written_SaysHowManyFailedDefinitionsAreNotInIt(string language, string expected)
    {
        var path = Definitions(("1.json", "a"), ("2.json", "fails"), ("3.json", "fails"));
        var run = new CliRun { Cdm = ByTitle(), Width = 1000 };
        Assert.Equal(1, run.Run(
            "cohort", "run", path, "--cdm", folder.Path, "--rows", folder["r.csv"], "--json", folder["r.jsonl"], "--ohdsi-results", folder["out"], "--lang", language));
        Assert.Contains($"{folder["r.csv"]} {expected}\n", run.Out);
        Assert.Contains($"{folder["out"]} {expected}\n", run.Out);
        Assert.Contains($"{folder["r.jsonl"]}\n", run.Out);
        Assert.Equal(0, run.Run("cohort", "run", Path.Combine(path, "1.json"), "--cdm", folder.Path, "--rows", folder["r.csv"], "--lang", language));
        Assert.Contains($"{folder["r.csv"]}\n", run.Out);
    }

    [Fact]
    public void RowsToStandardOutput_LeaveItToTheRows()
    {
        var run = new CliRun { Cdm = ByTitle() };
        Assert.Equal(0, run.Run("cohort", "run", Definitions(("1.json", "slow")), "--cdm", folder.Path, "--rows", "-"));
        Assert.Equal("definition,subject_id,cohort_start_date,cohort_end_date\n1,5,2020-01-01,2020-01-02\n", run.Out);
        Assert.Contains("Persons", run.Error);
    }

    [Theory]
    [InlineData("30ms", "0.03")]
    [InlineData("0.05s", "0.05")]
    [InlineData("0.001m", "0.06")]
    public void TimeLimit_EndsOneDefinitionAndStopsNoOther(string limit, string seconds)
    {
        var path = Definitions(("1.json", "a"), ("2.json", "endless"), ("3.json", "slow"), ("4.json", "endless"));
        var run = new CliRun { Cdm = ByTitle(), Width = 300 };
        Assert.Equal(1, run.Run(
            "cohort", "run", path, "--cdm", folder.Path, "--time-limit", limit, "--threads", "1", "--json", folder["r.jsonl"], "--rows", folder["rows.csv"]));
        Assert.Contains($"within the time limit of {seconds} s", run.Out, StringComparison.Ordinal);
        var lines = File.ReadAllLines(folder["r.jsonl"]);
        Assert.Equal([false, true, false, true], lines.Select(l => l.Contains("ASK101", StringComparison.Ordinal)));
        Assert.Equal(4, File.ReadAllLines(folder["rows.csv"]).Length);
    }

    [Fact]
    public void TimeLimit_LeavesTheRestOfTheRunToTheUser()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var run = new CliRun { Cdm = ByTitle(), Stop = stop.Token };
        Assert.Equal(130, run.Run("cohort", "run", Definitions(("1.json", "endless")), "--cdm", folder.Path, "--time-limit", "24h"));
    }

    [Fact]
    public void BrokenDefinitions_AreReportedAndStopNoOther()
    {
        var path = Definitions(("1.json", "a"), ("2.json", "{ \"PrimaryCriteria\": "), ("3.json", "throws"), ("4.json", "fails"), ("5.json", "a"));
        File.WriteAllBytes(Path.Combine(path, "6.json"), [0x22, 0xB0, 0xA1, 0x22]);
        var run = new CliRun { Cdm = ByTitle(), Width = 300 };
        Assert.Equal(1, run.Run("cohort", "run", path, "--cdm", folder.Path, "--json", folder["r.jsonl"], "--rows", folder["rows.csv"]));

        var lines = File.ReadAllLines(folder["r.jsonl"]).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["1", "2", "3", "4", "5", "6"], lines.Select(l => l.GetProperty("definition").GetString()));
        Assert.Equal([false, true, true, true, false, true], lines.Select(l => l.GetProperty("errors").GetArrayLength() > 0));
        Assert.Equal([2L, null, null, null, 2L, null], lines.Select(l => l.GetProperty("persons") is { ValueKind: JsonValueKind.Number } n ? n.GetInt64() : (long?)null));
        Assert.Equal(["CLI203", "TEST1", "CLI202"], new[] { 2, 3, 5 }.Select(i => lines[i].GetProperty("errors")[0].GetProperty("code").GetString()));
        var failure = lines[3].GetProperty("errors")[0];
        Assert.Equal("이 데이터에는 location_history이 없습니다.", failure.GetProperty("message").GetProperty("ko").GetString());
        Assert.Equal("The data have no location_history.", failure.GetProperty("message").GetProperty("en").GetString());
        Assert.Equal("Mend it.", failure.GetProperty("advice").GetProperty("en").GetString());
        Assert.Equal("$.PrimaryCriteria", failure.GetProperty("path").GetString());
        Assert.EndsWith("4.json", failure.GetProperty("file").GetString());
        Assert.Equal(1, lines[1].GetProperty("errors")[0].GetProperty("line").GetInt64());

        // Summary and failures; never the exception's own words, which may hold a value.
        Assert.Contains("2 of 6 definitions ran, 4 failed", run.Out);
        Assert.Contains("✗ TEST1", run.Out);
        Assert.DoesNotContain("kidneys", run.Out + run.Error);
        Assert.Equal(5, File.ReadAllLines(folder["rows.csv"]).Length);
    }

    [Fact]
    public void CheckErrors_StopADefinitionAndWarningsDoNot()
    {
        var path = Definitions(("1.json", "a"), ("2.json", "b"));
        var warning = Kind with { Code = "TEST2", Severity = Severity.Warning };
        var run = new CliRun { Cdm = ByTitle(), Check = d => d.Title == "a" ? [Kind.At("$.x", "a")] : [warning.At("$.y", "b")] };
        Assert.Equal(1, run.Run("cohort", "run", path, "--cdm", folder.Path, "--json", "-"));
        var lines = run.OutLines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal("TEST1", lines[0].GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("TEST2", lines[1].GetProperty("warnings")[0].GetProperty("code").GetString());
        Assert.Equal(2, lines[1].GetProperty("persons").GetInt64());
        Assert.Contains("! TEST2", run.Error);
    }

    [Fact]
    public void Json_HoldsTheWholeFunnel()
    {
        var run = new CliRun { Cdm = ByTitle() };
        Assert.Equal(0, run.Run("cohort", "run", Definitions(("7.json", "rules")), "--cdm", folder.Path, "--json", "-"));
        var json = JsonDocument.Parse(Assert.Single(run.OutLines)).RootElement;
        Assert.Equal(
            ["definition", "title", "persons", "rows", "milliseconds", "funnel", "warnings", "errors"],
            json.EnumerateObject().Select(p => p.Name));
        Assert.True(json.GetProperty("milliseconds").GetDouble() >= 0);
        var expected = """
            {"entry":{"events":1200,"persons":650},"qualified":{"events":1000,"persons":600},
             "rules":[
              {"index":0,"name":"성인","satisfied":{"events":910,"persons":570},"remaining":{"events":910,"persons":570},"gainIfDropped":{"events":80,"persons":40}},
              {"index":1,"name":"A \"b\", c","satisfied":{"events":880,"persons":540},"remaining":{"events":800,"persons":500},"gainIfDropped":{"events":110,"persons":70}}],
             "eventMasks":[{"mask":"0","count":10},{"mask":"1","count":110},{"mask":"2","count":80},{"mask":"3","count":800}],
             "personMasks":[{"mask":"1","count":70},{"mask":"2","count":30},{"mask":"3","count":500}],
             "included":{"events":800,"persons":500},"entries":{"events":500,"persons":500},"censored":{"events":20,"persons":15},
             "collapsed":{"events":490,"persons":500},"lostToCensorWindow":3,"final":{"events":2,"persons":2}}
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, json.GetProperty("funnel")), json.GetProperty("funnel").ToString());
        Assert.Contains("성인", run.Out);
    }

    [Fact]
    public void UnreadableData_EndWithOneAndAllTheirErrors()
    {
        var errors = Enumerable.Range(1, 30).Select(i => Kind.At(new SourcePlace("person.csv", i, "year_of_birth"), $"x{i}")).ToValueList();
        var run = new CliRun { Cdm = new FakeCdm((_, _) => throw new InvalidOperationException()) { Findings = errors } };
        Assert.Equal(1, run.Run("cohort", "run", Definitions(("1.json", "a")), "--cdm", folder.Path, "--rows", folder["rows.csv"]));
        Assert.All(errors, e => Assert.Contains(e.Place.ToString(), run.Error));
        Assert.Equal(["definitions", "definitions/1.json"], folder.Names());
    }

    [Fact]
    public void Options_ReachTheEngine()
    {
        var path = Definitions(("1.json", "a"));
        var run = new CliRun { Cdm = ByTitle() };
        Assert.Equal(0, run.Run(
            "cohort", "run", path, "--cdm", folder.Path, "--engine", "REFERENCE", "--no-optimise", "merge-scans", "--memory-limit", "1.5GB", "--memory"));
        Assert.Equal("reference", run.Cdm.Choice!.Name);
        Assert.Equal(["merge-scans"], run.Cdm.Choice.WithoutPasses);
        Assert.Equal(1_500_000_000, run.Cdm.Options!.MemoryLimit);
        Assert.Contains("Peak memory", run.Out);

        var all = new CliRun { Cdm = ByTitle() };
        all.Run("cohort", "run", path, "--cdm", folder.Path, "--no-optimise", "all");
        Assert.Equal(["merge-scans", "fold"], all.Cdm.Choice!.WithoutPasses);
    }

    [Fact]
    public void Stopping_EndsWith130AndLeavesNothing()
    {
        var path = Definitions(("1.json", "a"), ("2.json", "wait"), ("3.json", "a"));
        File.WriteAllText(folder["rows.csv"], "as before");
        using var stop = new CancellationTokenSource();
        var cdm = new FakeCdm((definition, token) =>
        {
            if (definition.Title == "wait")
            {
                stop.Cancel();
                token.WaitHandle.WaitOne();
                // As a database says it when a statement is interrupted.
                throw new InvalidOperationException("INTERRUPT Error");
            }

            return Result.Success(Rows(new CohortRow(1, Day(2001, 2, 3), Day(2001, 2, 3))));
        });
        var run = new CliRun { Cdm = cdm, Stop = stop.Token };
        var code = run.Run(
            "cohort", "run", path, "--cdm", folder.Path, "--rows", folder["rows.csv"], "--json", folder["r.jsonl"], "--ohdsi-results", folder["ohdsi"]);
        Assert.Equal(ExitCodes.Interrupted, code);
        Assert.Equal("Stopped. Unfinished result files were removed; earlier files are as they were.\n", run.Error);
        Assert.Equal("as before", File.ReadAllText(folder["rows.csv"]));
        Assert.Equal(["definitions", "definitions/1.json", "definitions/2.json", "definitions/3.json", "rows.csv"], folder.Names());
        Assert.True(cdm.IsDisposed);
    }

    [Fact]
    public void FolderOfManyDefinitions_HidesFunnelsUnlessAsked()
    {
        var path = Definitions(("1.json", "rules"), ("2.json", "rules"), ("3.json", "rules"), ("4.json", "rules"));
        var brief = new CliRun { Cdm = ByTitle() };
        brief.Run("cohort", "run", path, "--cdm", folder.Path);
        Assert.DoesNotContain("Entry events", brief.Out);
        Assert.Contains("--details", brief.Out);
        var full = new CliRun { Cdm = ByTitle() };
        full.Run("cohort", "run", path, "--cdm", folder.Path, "--details");
        Assert.Equal(4, full.Out.Split("Entry events").Length - 1);
        Assert.DoesNotContain("--details", full.Out);
    }
}
