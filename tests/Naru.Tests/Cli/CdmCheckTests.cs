using System.Text.Json;
using Naru.Cdm.Quality;
using Naru.Tests.Cdm.Quality;
using Xunit;

namespace Naru.Tests.Cli;

public sealed class CdmCheckTests : IDisposable
{
    private readonly SoundCdm cdm = new();
    private readonly TempFolder folder = new();

    [Fact]
    public void Check_OfSpoiltData_FailsAndListsTheWorstFirst()
    {
        cdm.Change("drug_era", "1,1,1503297", "1,1,1503298").Change("visit_occurrence", "2,2,9201", "2,2,");
        var run = new CliRun { Width = 160, Stop = TestContext.Current.CancellationToken };
        Assert.Equal(1, run.Run("cdm", "check", cdm.Path, "--details"));
        Assert.Equal("", run.Error);
        Assert.Contains("CDM 5.4", run.Out, StringComparison.Ordinal);
        Assert.Matches("Conformance · Field +│ +[0-9]+ │ +[0-9]+ │ +[0-9]+ │ +0 │", run.Out);
        var worst = run.OutLines.ToList().FindIndex(l => l.Contains("fkClass", StringComparison.Ordinal));
        var better = run.OutLines.ToList().FindIndex(l => l.Contains("visit_concept_id", StringComparison.Ordinal));
        Assert.InRange(worst, 1, better - 1);
        Assert.Matches("fkClass +1 +1 +100% +0%", run.OutLines[worst]);
        Assert.Matches("isRequired +1 +2 +50% +0%", run.OutLines[better]);
    }

    [Theory]
    [InlineData("never", 0)]
    [InlineData("failed", 1)]
    public void FailOn_DecidesTheExitCode(string failOn, int code)
    {
        // dose_era and others are missing, so that some checks fail.
        var run = new CliRun { Stop = TestContext.Current.CancellationToken };
        Assert.Equal(code, run.Run("cdm", "check", cdm.Path, "--fail-on", failOn, "--lang", "ko"));
        Assert.Contains("미달", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ThatFindsNothing_Succeeds()
    {
        var thresholds = folder.Write("all.csv", "check,table,field,concept_id,unit_concept_id,threshold\n"
            + string.Concat(QualityChecks.Names.Select(n => $"{n},,,,,100\n")));
        var run = new CliRun { Stop = TestContext.Current.CancellationToken };
        Assert.Equal(0, run.Run("cdm", "check", cdm.Path, "--thresholds", thresholds));
    }

    [Fact]
    public void Outputs_HoldNoValueOfTheData()
    {
        // Values that occur nowhere else, in every kind of column that the checks look at.
        const string text = "Hong-Gildong-4711";
        const string number = "90210377";
        cdm.Change("condition_occurrence", "C61,45533018", $"{text},{number}");
        cdm.Change("condition_occurrence", "3,1,4163261,2012-03-01", $"{number}1,{number}2,{number}3,1931-07-19");
        cdm.Change("measurement", "30,8713,g/dL", $"{number}.125,{number}4,{text}");
        var (json, html, dqd) = (folder["q.json"], folder["q.html"], folder["d.json"]);
        var run = new CliRun { Width = 200, Stop = TestContext.Current.CancellationToken };
        Assert.Equal(1, run.Run("cdm", "check", cdm.Path, "--details", "--json", json, "--html", html, "--dqd-json", dqd));
        foreach (var output in (string[])[run.Out, run.Error, File.ReadAllText(json), File.ReadAllText(dqd)])
        {
            Assert.DoesNotContain("4711", output, StringComparison.Ordinal);
            Assert.DoesNotContain("1931-07-19", output, StringComparison.Ordinal);
            Assert.DoesNotContain(number + ".125", output, StringComparison.Ordinal);
            Assert.DoesNotContain(number + "1", output, StringComparison.Ordinal);
            Assert.DoesNotContain(number + "2", output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(text, File.ReadAllText(html), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_HoldsEveryResultAndTheProfile()
    {
        var run = new CliRun { Stop = TestContext.Current.CancellationToken };
        Assert.Equal(1, run.Run("cdm", "check", cdm.Path, "--json", "-"));
        using var json = JsonDocument.Parse(run.Out);
        var root = json.RootElement;
        Assert.Equal("naru-data-quality", root.GetProperty("format").GetString());
        Assert.Equal("cdm", root.GetProperty("source").GetString());
        var results = root.GetProperty("results").EnumerateArray().ToList();
        var totals = root.GetProperty("totals").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal);
        Assert.Equal(["broken", "failed", "notApplicable", "passed"], totals.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(results.Count, totals.Values.Sum());
        var high = results.Single(r => r.GetProperty("id").GetString() == "concept_plausiblevaluehigh_measurement_measurement_concept_id_3000963_8713");
        Assert.Equal("plausibleValueHigh", high.GetProperty("check").GetString());
        Assert.Equal("concept", high.GetProperty("level").GetString());
        Assert.Equal("plausibility", high.GetProperty("category").GetString());
        Assert.Equal("atemporal", high.GetProperty("subcategory").GetString());
        Assert.Equal((3000963, 8713), (high.GetProperty("conceptId").GetInt64(), high.GetProperty("unitConceptId").GetInt64()));
        Assert.Equal(("passed", 0, 2), (high.GetProperty("status").GetString(), high.GetProperty("failedRows").GetInt64(), high.GetProperty("rows").GetInt64()));
        Assert.Equal(JsonValueKind.Null, high.GetProperty("reason").ValueKind);
        Assert.Equal(JsonValueKind.Object, root.GetProperty("profile").ValueKind);
        Assert.Contains("checks:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void DqdJson_HasTheFormOfTheDashboard()
    {
        var path = folder["dqd.json"];
        new CliRun { Stop = TestContext.Current.CancellationToken }.Run("cdm", "check", cdm.Path, "--dqd-json", path);
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var root = json.RootElement;
        Assert.Equal("cdm", root.GetProperty("Metadata")[0].GetProperty("cdmSourceName").GetString());
        var results = root.GetProperty("CheckResults").EnumerateArray().ToList();
        Assert.Equal(root.GetProperty("Overview").GetProperty("countTotal")[0].GetInt32(), results.Count);
        Assert.All(results, r => Assert.Equal(1, r.GetProperty("failed").GetInt32() + r.GetProperty("passed").GetInt32()
            + r.GetProperty("isError").GetInt32() + r.GetProperty("notApplicable").GetInt32()));
        var required = results.Single(r => r.GetProperty("checkId").GetString() == "field_isrequired_person_person_id");
        Assert.Equal(
            ("FIELD", "PERSON", "PERSON_ID", "Validation"),
            (required.GetProperty("checkLevel").GetString(), required.GetProperty("cdmTableName").GetString(),
                required.GetProperty("cdmFieldName").GetString(), required.GetProperty("context").GetString()));
    }

    [Fact]
    public void WrongUse_IsFoundBeforeAnythingIsRead()
    {
        var thresholds = folder.Write("bad.csv", "check,table,field,concept_id,unit_concept_id,threshold\nisRequird,,,,,5\n");
        var run = new CliRun();
        Assert.Equal(2, run.Run(
            "cdm", "check", folder["nowhere"], "--thresholds", thresholds, "--fail-on", "sometimes", "--json", folder["x"], "--html", folder["x"]));
        foreach (var code in (string[])["CLI110", "DQT104", "CLI108", "CLI115"])
        {
            Assert.Contains(code, run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(2, run.Run("cdm", "check", cdm.Path, "--html", folder["no/such/folder.html"]));
        Assert.Contains("CLI114", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void DataThatCannotBeRead_LeaveNoFile()
    {
        cdm.Change("condition_occurrence", "2012-03-09", "9 March");
        var run = new CliRun();
        Assert.Equal(1, run.Run("cdm", "check", cdm.Path, "--json", folder["q.json"]));
        Assert.Contains("CDM304", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    public void Dispose()
    {
        cdm.Dispose();
        folder.Dispose();
    }
}
