using Naru.Cli;
using Naru.Cohorts.Results;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cli;

/// <summary>No output takes the place of what the same call reads.</summary>
public sealed class KeptInputsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public KeptInputsTests()
    {
        folder.Write("defs/cohort.csv.json", Samples.Definition("x"));
        folder.Write("d.json", Samples.Definition("x"));
        folder.Write("s.naru", "store");
        folder.Write("optout.txt", "1");
        folder.Write("thresholds.csv", "check,table,field,concept_id,unit_concept_id,threshold\n");
        folder.Write("cdm/person.csv", "person_id\n1\n");
        folder.Write("cdm/measurement/part-0.csv", "measurement_id\n1\n");
        folder.Write("elsewhere/data.csv", "death\n");
        File.CreateSymbolicLink(folder["cdm/death.csv"], folder["elsewhere/data.csv"]);
        File.CreateSymbolicLink(folder["link.naru"], "s.naru");
        Directory.CreateSymbolicLink(folder["here"], folder.Path);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--rows", "--cdm", "run", "d.json", "--cdm", "s.naru", "--rows", "s.naru")]
    [InlineData("--json", "--cdm", "run", "d.json", "--cdm", "s.naru", "--json", "defs/../s.naru")]
    [InlineData("--rows", "--cdm", "run", "d.json", "--cdm", "link.naru", "--rows", "s.naru")]
    [InlineData("--rows", "--cdm", "run", "d.json", "--cdm", "s.naru", "--rows", "link.naru")]
    [InlineData("--rows", "--cdm", "run", "d.json", "--cdm", "here/s.naru", "--rows", "s.naru")]
    [InlineData("--rows", "DEFINITION|FOLDER", "run", "d.json", "--cdm", "s.naru", "--rows", "d.json")]
    [InlineData("--json", "DEFINITION|FOLDER", "run", "defs", "--cdm", "s.naru", "--json", "defs/cohort.csv.json")]
    [InlineData("--rows", "--opt-out", "run", "d.json", "--cdm", "s.naru", "--opt-out", "optout.txt", "--rows", "here/optout.txt")]
    [InlineData("--rows", "--cdm", "run", "d.json", "--cdm", "cdm", "--rows", "cdm/person.csv")]
    [InlineData("--rows", "--cdm", "run", "d.json", "--cdm", "here/cdm", "--rows", "cdm/person.csv")]
    [InlineData("--rows", "--cdm", "run", "d.json", "--cdm", "cdm", "--rows", "cdm/measurement/part-0.csv")]
    [InlineData("--rows", "--cdm", "run", "d.json", "--cdm", "cdm", "--rows", "elsewhere/data.csv")]
    [InlineData("--ohdsi-results", "--cdm", "run", "d.json", "--cdm", "cdm", "--ohdsi-results", "cdm")]
    [InlineData("--html", "SOURCE", "check", "s.naru", "--html", "s.naru")]
    [InlineData("--json", "SOURCE", "check", "cdm", "--json", "cdm/person.csv")]
    [InlineData("--dqd-json", "--thresholds", "check", "s.naru", "--thresholds", "thresholds.csv", "--dqd-json", "thresholds.csv")]
    public void OutputOnAnInput_IsRefusedBeforeAnythingIsOpened(string option, string input, params string[] args)
    {
        var before = Contents();
        var expected = CliErrors.OutputIsInput.At(SourcePlace.None, option, input, Real(args[^1]));
        foreach (var language in (string[])["ko", "en"])
        {
            var run = new CliRun { Width = 4000 };
            Assert.Equal(ExitCodes.WrongUse, Run(run, args, language));
            Assert.Equal("", run.Out);
            Assert.Contains("CLI117", run.Error);
            var sentence = language == "ko" ? expected.Message.Korean : expected.Message.English;
            Assert.Contains(option == "--ohdsi-results" ? sentence.Split(':')[0] : sentence, run.Error);
            Assert.Null(run.Cdm.Options);
        }

        Assert.Equal(before, Contents());
    }

    [Theory]
    [InlineData("d.json", "cdm", "cdm/results.csv")]
    [InlineData("d.json", "cdm", "cdm/results/person.csv")]
    [InlineData("d.json", "cdm", "person.csv")]
    [InlineData("d.json", "s.naru", "S.naru.csv")]
    [InlineData("defs", "s.naru", "defs/rows.csv")]
    public void OutputBesideTheInputs_IsWritten(string definition, string cdm, string rows)
    {
        Directory.CreateDirectory(folder["cdm/results"]);
        var run = new CliRun { Cdm = new FakeCdm((_, _) => Result.Success<CohortResult>(Samples.Rows())) };
        Assert.Equal(0, run.Run("cohort", "run", folder[definition], "--cdm", folder[cdm], "--rows", folder[rows]));
        Assert.True(File.Exists(folder[rows]));
    }

    private int Run(CliRun run, string[] args, string language) =>
        run.Run([args[0] == "run" ? "cohort" : "cdm", args[0], .. args[1..].Select(Real), "--lang", language]);

    private string Real(string argument) => argument.StartsWith('-') ? argument : folder[argument];

    private List<string> Contents() =>
        [.. Directory.EnumerateFiles(folder.Path, "*", new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, RecurseSubdirectories = true })
            .Order(StringComparer.Ordinal).Select(f => $"{f}: {File.ReadAllText(f)}")];
}
