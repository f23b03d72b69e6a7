using Naru.Cdm.Quality;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm.Quality;

public sealed class ThresholdTests : IDisposable
{
    private const string Header = "check,table,field,concept_id,unit_concept_id,threshold\n";

    private readonly string folder = Directory.CreateTempSubdirectory("naru-test-").FullName;

    [Theory]
    [InlineData("isRequired,,,,,50", 50)]
    [InlineData("ISREQUIRED,VISIT_OCCURRENCE,,,,50", 50)]
    [InlineData("isRequired,visit_occurrence,visit_concept_id,,,50", 50)]
    [InlineData("isRequired,visit_occurrence,visit_concept_id,,,49.9", 49.9)]
    [InlineData("isRequired,,,,,10\nisRequired,visit_occurrence,,,,20\nisRequired,visit_occurrence,visit_concept_id,,,60", 60)]
    [InlineData("isRequired,person,,,,60\n\n", 0)]
    public void Threshold_OfTheMostParticularLine_Decides(string lines, double expected)
    {
        using var cdm = new SoundCdm();
        cdm.Change("visit_occurrence", "2,2,9201", "2,2,");
        var result = cdm.Check(thresholds: Read(lines).Value, table: "visit_occurrence").Results
            .Single(r => r.Id == "field_isrequired_visit_occurrence_visit_concept_id");
        Assert.Equal(expected, result.ThresholdPercent);
        Assert.Equal(expected >= 50 ? CheckStatus.Passed : CheckStatus.Failed, result.Status);
    }

    [Fact]
    public void Threshold_OfAConceptAndUnit_HoldsForItAlone()
    {
        using var cdm = new SoundCdm();
        cdm.Change("measurement", "30,8713", "31,8713");
        var results = cdm.Check(thresholds: Read("plausibleValueHigh,measurement,measurement_concept_id,3000963,8713,75").Value, table: "measurement").Results;
        Assert.Equal(75, results.Single(r => r.Id == "concept_plausiblevaluehigh_measurement_measurement_concept_id_3000963_8713").ThresholdPercent);
        Assert.Equal(1, results.Single(r => r.Id == "concept_plausiblevaluelow_measurement_measurement_concept_id_3000963_8713").ThresholdPercent);
    }

    [Theory]
    [InlineData("isRequird,person,person_id,,,5", "DQT104", "check", "isRequired")]
    [InlineData("isRequired,persn,person_id,,,5", "DQT105", "table", "person")]
    [InlineData("isRequired,person,persn_id,,,5", "DQT106", "field", "person_id")]
    [InlineData("plausibleGender,condition_occurrence,condition_concept_id,x,,5", "DQT107", "concept_id", null)]
    [InlineData("plausibleValueLow,measurement,measurement_concept_id,3000963,-1,5", "DQT107", "unit_concept_id", null)]
    [InlineData("isRequired,person,person_id,,,5%", "DQT108", "threshold", null)]
    [InlineData("isRequired,person,person_id,,,101", "DQT108", "threshold", null)]
    [InlineData("isRequired,person,person_id,,,NaN", "DQT108", "threshold", null)]
    [InlineData("isRequired,person,person_id,,,", "DQT108", "threshold", null)]
    [InlineData("isRequired,person,month_of_birth,,,5", "DQT109", null, null)]
    [InlineData("isRequired,,person_id,,,5", "DQT109", null, null)]
    [InlineData("isRequired,person,person_id,1,,5", "DQT109", null, null)]
    [InlineData("isRequired,person,person_id,,5", "DQT103", null, null)]
    public void Mistake_IsFoundInItsLineAndColumn(string line, string code, string? column, string? hint)
    {
        var read = Read("isPrimaryKey,,,,,0\n" + line);
        var error = Assert.Single(read.Errors);
        Assert.Equal((code, 3L, column, "thresholds.csv"), (error.Code, error.Place.Line, error.Place.Column, error.Place.File));
        Assert.Contains(hint ?? "", error.Advice.English, StringComparison.Ordinal);
        Assert.Null(read.Value);
    }

    [Fact]
    public void AllMistakes_AreFoundAtOnce()
    {
        var read = Read("isRequird,persn,,x,,200\nisRequired,person,person_id,,,5\nisRequired,PERSON,person_id,,,6");
        Assert.Equal(["DQT104", "DQT105", "DQT107", "DQT108", "DQT110"], read.Errors.Select(e => e.Code).Order(StringComparer.Ordinal));
        Assert.Contains("line 3", read.Errors.Single(e => e.Code == "DQT110").Message.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("check,table,field,threshold\nisRequired,person,person_id,5\n")]
    public void Header_IsNeeded(string text) => Assert.Contains(ReadFile(text).Errors, e => e.Code == "DQT102");

    [Fact]
    public void Header_MayHaveAByteOrderMark_AndWindowsLines() =>
        Assert.True(ReadFile("\uFEFF" + (Header + "isRequired,,,,,5\n").Replace("\n", "\r\n", StringComparison.Ordinal)).IsSuccess);

    [Fact]
    public void File_ThatCannotBeRead_IsAnError()
    {
        Assert.Equal(["DQT101"], Thresholds.Read(Path.Combine(folder, "nowhere.csv")).Errors.Select(e => e.Code));
        var path = Path.Combine(folder, "korean.csv");
        File.WriteAllBytes(path, [.. "check,"u8, 0xB0, 0xA1, 0x0A]);
        Assert.Equal(["DQT101"], Thresholds.Read(path).Errors.Select(e => e.Code));
    }

    [Fact]
    public void ErrorKinds_AreListedOnceAndBilingual()
    {
        var declared = typeof(QualityErrors).GetFields().Where(f => f.FieldType == typeof(ErrorKind)).Select(f => (ErrorKind)f.GetValue(null)!);
        Assert.Equal(declared.OrderBy(k => k.Code, StringComparer.Ordinal), QualityErrors.All.OrderBy(k => k.Code, StringComparer.Ordinal));
        Assert.All(QualityErrors.All, k => Assert.Matches("[가-힣]", k.Message.Korean + k.Advice.Korean));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Result<Thresholds> Read(string lines) => ReadFile(Header + lines + "\n");

    private Result<Thresholds> ReadFile(string text)
    {
        var path = Path.Combine(folder, "thresholds.csv");
        File.WriteAllText(path, text);
        return Thresholds.Read(path);
    }
}
