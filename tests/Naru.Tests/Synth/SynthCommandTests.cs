using System.Text.Json;
using Naru.Tests.Cli;
using Xunit;

namespace Naru.Tests.Synth;

public class SynthCommandTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Synth_MakesAStore_AndSaysWhatWasMade()
    {
        using var folder = SmallHospital.Create();
        folder.Edit("profiles/small.json", p => p["dirt"] = new System.Text.Json.Nodes.JsonObject { ["missingUnit"] = 0.5 });
        var store = folder.Store("made.naru");
        var json = folder.Store("made.json");
        var run = new CliRun();

        var code = run.Run(
            "synth", "--persons", "30", "--seed", "3", "--profile", "small", "--to", store, "--data", folder.Data, "--vocabulary", SynthFolder.Vocabulary, "--json", json);

        Assert.True(code == 0, run.Error + run.Out);
        Assert.Contains("SYNTHETIC (합성)", run.Out, StringComparison.Ordinal);
        Assert.Contains("missingUnit", run.Out, StringComparison.Ordinal);
        using var made = JsonDocument.Parse(File.ReadAllText(json));
        Assert.True(made.RootElement.GetProperty("synthetic").GetBoolean());
        Assert.Equal(3, made.RootElement.GetProperty("seed").GetInt64());
        Assert.Equal(30, made.RootElement.GetProperty("rows").GetProperty("person").GetInt64());
        var planted = made.RootElement.GetProperty("planted")[0];
        Assert.Equal("missingUnit", planted.GetProperty("kind").GetString());
        Assert.Equal(
            folder.Number("made.naru", "SELECT count(*) FROM cdm.measurement WHERE unit_concept_id IS NULL"), planted.GetProperty("rows").GetInt64());

        // Whoever shows the store sees the label.
        Assert.Equal(0, run.Run("cdm", "show", store));
        Assert.Contains("SYNTHETIC (합성)", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("synth --persons 0 --profile gil --to x.naru", "CLI108")]
    [InlineData("synth --persons 200000000 --profile gil --to x.naru", "CLI108")]
    [InlineData("synth --persons 10 --seed -1 --profile gil --to x.naru", "CLI")]
    [InlineData("synth --persons 10 --profile gil", "CLI107")]
    [InlineData("synth --profile gil --to x.naru", "CLI107")]
    public void WrongUse_IsRefused(string line, string code)
    {
        var run = new CliRun();

        Assert.Equal(2, run.Run(line.Split(' ')));
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ShowsEveryMistake()
    {
        using var folder = SmallHospital.Create();
        folder.Write("profiles/small.json", SmallHospital.Profile.Replace("\"providers\": 3", "\"provider\": 3", StringComparison.Ordinal));
        var run = new CliRun();

        Assert.Equal(1, run.Run("synth", "check", "small", "--data", folder.Data, "--vocabulary", SynthFolder.Vocabulary));
        Assert.Contains("SYN107", run.Error, StringComparison.Ordinal);
        Assert.Contains("$.places.provider", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Profiles_AreListed()
    {
        var run = new CliRun();

        Assert.Equal(0, run.Run("synth", "profiles", "--data", SynthFolder.Shipped));
        Assert.Contains("gil", run.Out, StringComparison.Ordinal);
        Assert.Contains("inha", run.Out, StringComparison.Ordinal);
    }
}
