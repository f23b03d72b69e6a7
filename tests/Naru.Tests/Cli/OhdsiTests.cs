using Naru.Cli.Input;
using Naru.Cli.Output;
using Naru.Cohorts.Results;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cli;

public sealed class OhdsiTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Tables_HoldWhatCirceWrites()
    {
        folder.Write("d/346.json", Samples.Definition("규칙, 둘", "성인", "둘째"));
        folder.Write("d/plain.json", Samples.Definition("none").Replace("\"CensorWindow\": {}", "\"CensorWindow\": {\"StartDate\":\"2000-01-01\"}"));
        folder.Write("d/broken.json", "{");
        var cdm = new FakeCdm((d, _) => Result.Success(d.InclusionRules.Count > 0
            ? Samples.TwoRules()
            : Samples.Rows(new CohortRow(1, Samples.Day(2001, 2, 3), Samples.Day(2001, 2, 4)))));
        var run = new CliRun { Cdm = cdm };
        Assert.Equal(1, run.Run("cohort", "run", folder["d"], "--cdm", folder.Path, "--ohdsi-results", folder["out"]));

        AssertTable("cohort_definition", "cohort_definition_id,cohort_definition_name,title", "346,346,\"규칙, 둘\"", "347,broken,", "348,plain,none");
        AssertTable(
            "cohort", "cohort_definition_id,subject_id,cohort_start_date,cohort_end_date",
            "346,7,2020-01-02,2020-03-04", "346,11,1999-12-31,2000-01-01", "348,1,2001-02-03,2001-02-04");
        AssertTable("cohort_inclusion", "cohort_definition_id,rule_sequence,name,description", "346,0,성인,", "346,1,둘째,");
        AssertTable(
            "cohort_inclusion_result", "cohort_definition_id,inclusion_rule_mask,person_count,mode_id",
            "346,0,10,0", "346,1,110,0", "346,2,80,0", "346,3,800,0", "346,1,70,1", "346,2,30,1", "346,3,500,1");
        AssertTable(
            "cohort_inclusion_stats", "cohort_definition_id,rule_sequence,person_count,gain_count,person_total,mode_id",
            "346,0,910,80,1000,0", "346,1,880,110,1000,0", "346,0,570,30,600,1", "346,1,530,70,600,1");
        AssertTable("cohort_summary_stats", "cohort_definition_id,base_count,final_count,mode_id", "346,1000,800,0", "346,600,500,1");
        AssertTable("cohort_censor_stats", "cohort_definition_id,lost_count", "348,0");
        Assert.Equal(7, Directory.GetFiles(folder["out"]).Length);
    }

    [Fact]
    public void Ids_AreFileNamesOrRunningNumbersAndNeverTwice()
    {
        var files = new[] { "7", "007", "b", "20", "-3", "99999999999999999999" }.Select(n => new DefinitionFile(n, n + ".json")).ToList();
        var ids = new OhdsiIds(files);
        Assert.Equal([7, 21, 22, 20, 23, 24], files.Select(f => ids[f]));
    }

    private void AssertTable(string name, params string[] lines) =>
        Assert.Equal(string.Join('\n', lines) + "\n", File.ReadAllText(Path.Combine(folder["out"], name + ".csv")));
}
