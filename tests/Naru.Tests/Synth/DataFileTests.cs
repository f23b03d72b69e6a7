using System.Text;
using Naru.Core;
using Naru.Synth;
using Xunit;

namespace Naru.Tests.Synth;

/// <summary>Every mistake in a data file is found, with its place.</summary>
public class DataFileTests
{
    [Theory]
    [InlineData("gil")]
    [InlineData("inha")]
    public void ShippedFiles_AreSound(string profile)
    {
        using var folder = new SynthFolder();
        var result = folder.Check(profile);

        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        Assert.Empty(result.Findings);
    }

    [Theory]
    [InlineData("diseases/diabetes.json", "\"share\": 0.6", "\"share\": 1.6", "SYN110", "$.states.new.drugs[0].share")]
    [InlineData("diseases/diabetes.json", "\"share\": 0.6", "\"shore\": 0.6", "SYN107", "$.states.new.drugs[0].shore")]
    [InlineData("diseases/diabetes.json", "\"share\": 0.6", "\"share\": \"0.6\"", "SYN106", "$.states.new.drugs[0].share")]
    [InlineData("diseases/diabetes.json", "\"share\": 0.6", "\"share\": 0.6, \"share\": 0.5", "SYN109", "$.states.new.drugs[0].share")]
    [InlineData("diseases/diabetes.json", "\"drug\": \"metformin\"", "\"drug\": \"metforming\"", "SYN201", "$.states.new.drugs[0].drug")]
    [InlineData("diseases/diabetes.json", "[0, 40, 60]", "[0, 60, 40]", "SYN111", "$.incidence.ages")]
    [InlineData("diseases/diabetes.json", "[0, 40, 60]", "[5, 40, 60]", "SYN111", "$.incidence.ages")]
    [InlineData("diseases/diabetes.json", "[5, 20, 30]", "[5, 20]", "SYN112", "$.incidence.female")]
    [InlineData("diseases/diabetes.json", "[{\"state\": \"new\"}]", "[]", "SYN113", "$.onset")]
    [InlineData("diseases/diabetes.json", "[{\"state\": \"new\"}]", "[{\"state\": \"old\"}]", "SYN202", "$.onset[0].state")]
    [InlineData("diseases/diabetes.json", "\"visit\": \"outpatient\", \"every\"", "\"visit\": \"home\", \"every\"", "SYN115", "$.states.new.care[0].visit")]
    [InlineData("diseases/diabetes.json", "\"weight\": 1}, {\"drug\": \"sitagliptin\", \"weight\": 3}", "\"weight\": 0}, {\"drug\": \"sitagliptin\", \"weight\": 0}", "SYN121", "$.states.new.drugs[1].oneOf")]
    [InlineData("diseases/diabetes.json", "\"deaths\": 30", "\"next\": [{\"to\": \"new\", \"after\": {\"days\": [0, 3]}}]", "SYN205", "$.states.new")]
    [InlineData("diseases/diabetes.json", "\"deaths\": 30", "\"next\": [{\"to\": \"new\", \"after\": {\"days\": [9, 3]}}]", "SYN123", "$.states.new.next[0].after.days")]
    [InlineData("diseases/diabetes.json", "\"deaths\": 30", "\"next\": [{\"to\": \"new\", \"after\": {\"days\": [1, 3]}}, {\"to\": \"new\", \"after\": {\"days\": [1, 3]}}]", "SYN120", "$.states.new.next")]
    [InlineData("diseases/diabetes.json", "\"deaths\": 30", "\"next\": [{\"to\": \"new\"}]", "SYN119", "$.states.new.next[0]")]
    [InlineData("diseases/diabetes.json", "\"days\": 30, \"spread\": 5", "\"days\": 30, \"spread\": 30", "SYN124", "$.states.new.care[0].every")]
    [InlineData("diseases/diabetes.json", "\"mean\": 8,", "\"mean\": 8, \"times\": 2,", "SYN119", "$.states.new.levels.hba1c")]
    [InlineData("diseases/diabetes.json", "\"id\": \"diabetes\"", "\"id\": \"sugar\"", "SYN207", "$.id")]
    [InlineData("diseases/diabetes.json", "\"onset\"", "\"risks\": [{\"with\": \"stroke\", \"times\": 2}], \"onset\"", "SYN203", "$.risks[0]")]
    [InlineData("diseases/diabetes.json", "\"onset\"", "\"risks\": [{\"with\": \"diabetes\", \"times\": 2}], \"onset\"", "SYN213", "$.risks[0]")]
    [InlineData("diseases/diabetes.json", "\"deaths\": 30", "\"inactive\": true", "SYN212", "$.states.new.care")]
    [InlineData("diseases/diabetes.json", "\"states\": {", "\"states\": {\"never\": {\"name\": {\"ko\": \"가\", \"en\": \"N\"}, \"inactive\": true},", "SYN204", "$.states.never")]
    [InlineData("profiles/small.json", "2010-01-01", "2010-13-01", "SYN116", "$.record.from")]
    [InlineData("profiles/small.json", "2010-01-01", "2030-01-01", "SYN117", "$.record")]
    [InlineData("profiles/small.json", "2010-01-01", "2024-01-01", "SYN118", "$.record")]
    [InlineData("profiles/small.json", "\"median\": 8", "\"median\": 1", "SYN122", "$.record.years")]
    [InlineData("profiles/small.json", "\"infliximab-ct-p13\": 0.7", "\"metformin\": 0.7", "SYN211", "$.drugs.infliximab.metformin")]
    [InlineData("profiles/small.json", "\"persons\"", "\"units\": {\"hba1c\": \"stones\"}, \"persons\"", "SYN210", "$.units.hba1c")]
    [InlineData("profiles/small.json", "\"persons\"", "\"coding\": {\"conditions\": \"KDC7\"}, \"persons\"", "SYN214", "$.coding.conditions")]
    [InlineData("profiles/small.json", "\"persons\"", "\"coding\": {\"drugs\": \"KCD7\"}, \"persons\"", "SYN214", "$.coding.drugs")]
    [InlineData("profiles/small.json", "\"persons\"", "\"dirt\": {\"missingUnit\": 0.7, \"missingValue\": 0.7}, \"persons\"", "SYN126", "$.dirt")]
    [InlineData("profiles/small.json", "\"persons\"", "\"caseMix\": {\"measles\": 2}, \"persons\"", "SYN203", "$.caseMix.measles")]
    [InlineData("profiles/small.json", "\"providers\": 3", "\"providers\": 2.5", "SYN106", "$.places.providers")]
    [InlineData("profiles/small.json", "\"ko\": \"시험\"", "\"ko\": \"\"", "SYN114", "$.name.ko")]
    [InlineData("profiles/small.json", "\"id\": \"small\"", "\"id\": \"So Small\"", "SYN125", "$.id")]
    [InlineData("profiles/small.json", "\"id\": \"small\",", "", "SYN108", "$")]
    [InlineData("population.json", "\"mortality\"", "\"minor\": [{\"condition\": \"influenza\", \"perYear\": {\"ages\": [0], \"female\": [1], \"male\": [1]}, \"repeat\": 2}], \"mortality\"", "SYN127", "$.minor[0].repeat")]
    [InlineData("population.json", "{\"source\"", "{{\"source\"", "SYN104", null)]
    public void Mistake_IsFoundWithItsPlace(string file, string text, string other, string code, string? path)
    {
        using var folder = SmallHospital.Create();
        var sound = File.ReadAllText(folder.Path(file));
        Assert.Empty(Errors(folder));
        Assert.Contains(text, sound, StringComparison.Ordinal);
        folder.Write(file, sound.Replace(text, other, StringComparison.Ordinal));

        var found = Errors(folder).Where(e => e.Code == code).ToList();

        Assert.Contains(found, e => path is null || e.Place.JsonPath == path);
        Assert.All(found, e => Assert.True(e.Place.Line > 0));
        Assert.All(found, e => Assert.EndsWith(Path.GetFileName(file), e.Place.File, StringComparison.Ordinal));
    }

    [Fact]
    public void UnknownConceptsAndCodes_AreFound()
    {
        using var folder = SmallHospital.Create();
        folder.Edit("catalogue.json", c =>
        {
            c["conditions"]!["type-2-diabetes"]!["concept"] = 1_999_999_999;
            c["conditions"]!["hypertension"]!["concept"] = 3004410;
            c["conditions"]!["asthma"]!["codes"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["vocabulary"] = "KCD7", ["code"] = "Q99.99" });
        });

        var codes = folder.Check("small").Findings.Select(f => f.Code).ToList();

        Assert.Contains("SYN301", codes);
        Assert.Contains("SYN303", codes);
        Assert.Contains("SYN304", codes);
    }

    [Fact]
    public void MissingFilesAndTooLargeOnes_AreFindings()
    {
        using var folder = SmallHospital.Create();
        Assert.Equal(["SYN101"], folder.Check("nowhere.json").Errors.Select(e => e.Code));
        folder.Write("profiles/deep.json", new string('[', 400) + new string(']', 400));
        Assert.Equal(["SYN105"], folder.Check("deep").Errors.Select(e => e.Code));
        folder.Write("profiles/large.json", new string(' ', (8 << 20) + 1));
        Assert.Equal(["SYN103"], folder.Check("large").Errors.Select(e => e.Code));
        File.Delete(folder.Path("diseases", "diabetes.json"));
        Assert.Equal(["SYN209"], folder.Check("small").Errors.Select(e => e.Code));
    }

    [Fact]
    public void NameWithoutLabel_GetsIt()
    {
        using var folder = SmallHospital.Create();
        var result = folder.Check("small");

        Assert.Equal("시험 · SYNTHETIC (합성)", result.Value!.Name.Korean);
        Assert.Equal(["SYN402"], result.Findings.Select(f => f.Code));
    }

    /// <summary>Whatever a file holds, it is read or refused: no reader throws.</summary>
    [Theory]
    [InlineData("catalogue.json")]
    [InlineData("population.json")]
    [InlineData("profiles/gil.json")]
    [InlineData("diseases/type-2-diabetes.json")]
    [InlineData("diseases/crohns-disease.json")]
    [Trait("Category", "Slow")]
    public void DamagedFiles_NeverThrow(string file)
    {
        using var folder = new SynthFolder();
        var sound = File.ReadAllText(folder.Path(file));
        var random = new Random(20261127);
        string[] values = ["null", "-1", "0", "1e300", "\"\"", "\"x\"", "[]", "{}", "[[]]", "true", "0.5", "99999999999999999999", "\"\\uD800\"", "[1,0]"];
        for (var round = 0; round < 150; round++)
        {
            var damaged = new StringBuilder(sound);
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var at = random.Next(damaged.Length);
                switch (random.Next(4))
                {
                    case 0:
                        damaged.Remove(at, Math.Min(random.Next(1, 40), damaged.Length - at));
                        break;
                    case 1:
                        damaged.Insert(at, values[random.Next(values.Length)]);
                        break;
                    case 2:
                        damaged[at] = (char)random.Next(32, 127);
                        break;
                    default:
                        Replace(damaged, at, values[random.Next(values.Length)]);
                        break;
                }
            }

            folder.Write(file, damaged.ToString());
            var findings = new List<Error>();
            var data = Naru.Synth.Data.SynthData.Read(folder.Data, folder.Path("profiles", "gil.json"), findings);
            Assert.True(data is not null || findings.Any(f => f.Severity == Severity.Error));
            Assert.All(findings, f => Assert.Contains(f.Kind, SynthErrors.All));
        }
    }

    /// <summary>What is wrong with the files themselves: the vocabulary takes a second to read.</summary>
    private static List<Error> Errors(SynthFolder folder)
    {
        var findings = new List<Error>();
        Naru.Synth.Data.SynthData.Read(folder.Data, folder.Path("profiles", "small.json"), findings);
        return [.. findings.Where(f => f.Severity == Severity.Error)];
    }

    /// <summary>Puts another value in the place of the one after a colon: the text stays JSON.</summary>
    private static void Replace(StringBuilder text, int at, string value)
    {
        while (at < text.Length && text[at] != ':')
        {
            at++;
        }

        var end = at + 1;
        while (end < text.Length && !",}\n".Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        if (end < text.Length)
        {
            text.Remove(at + 1, end - at - 1).Insert(at + 1, value);
        }
    }
}
