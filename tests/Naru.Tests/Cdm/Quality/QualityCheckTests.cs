using Naru.Cdm.Quality;
using Xunit;

namespace Naru.Tests.Cdm.Quality;

/// <summary>Every check finds what was planted, counts it as it should, and finds nothing where nothing is.</summary>
public sealed class QualityCheckTests
{
    public static TheoryData<int, string> Cases { get; } = [.. QualityCases.All.Select((c, i) => (i, c.Id))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_CountsWhatWasPlanted(int number, string id)
    {
        var planted = QualityCases.All[number];
        using var cdm = new SoundCdm();
        var path = planted.Spoil(cdm);
        var result = cdm.Check(path, table: SoundCdm.Report.Results.Single(r => r.Id == id).Table).Results.Single(r => r.Id == id);
        Assert.Equal((planted.Failed, planted.Rows), (result.FailedRows, result.Rows));
        Assert.Equal(result.FailedPercent > result.ThresholdPercent ? CheckStatus.Failed : CheckStatus.Passed, result.Status);
    }

    [Fact]
    public void Check_FindsNothing_WhereNothingIs()
    {
        var results = SoundCdm.Report.Results.ToDictionary(r => r.Id, StringComparer.Ordinal);
        foreach (var planted in QualityCases.All)
        {
            // The unit of one measurement is 0 in the sound CDM: that the check of units lets it pass is the point.
            var failed = planted.Id == "field_standardconceptrecordcompleteness_measurement_unit_concept_id" ? 1 : 0;
            var result = results[planted.Id];
            Assert.Equal((planted.Id, failed, planted.CleanRows), (result.Id, result.FailedRows, result.Rows));
            Assert.True(failed == 1 || result.Status == CheckStatus.Passed, result.Id);
        }
    }

    [Fact]
    public void Cases_CoverEveryCheckOfEveryLevel()
    {
        var results = SoundCdm.Report.Results;
        var cases = QualityCases.All.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var covered = results.Where(r => cases.Contains(r.Id)).Select(r => (r.Level, r.CheckName)).ToHashSet();
        Assert.Equal(results.Select(r => (r.Level, r.CheckName)).Distinct().Order(), covered.Order());
        Assert.Equal(QualityChecks.Names.Order(StringComparer.Ordinal), covered.Select(c => c.CheckName).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(27, QualityChecks.Names.Count);
    }

    [Fact]
    public void Ids_AreUniqueAndDescribed()
    {
        var results = SoundCdm.Report.Results;
        Assert.Equal(results.Count, results.DistinctBy(r => r.Id, StringComparer.Ordinal).Count());
        Assert.All(results, r =>
        {
            Assert.DoesNotContain("{", r.Description.Korean + r.Description.English, StringComparison.Ordinal);
            Assert.EndsWith("까?", r.Description.Korean, StringComparison.Ordinal);
            Assert.EndsWith("?", r.Description.English, StringComparison.Ordinal);
            Assert.Equal(r.Status is CheckStatus.NotApplicable or CheckStatus.Broken, r.Reason is not null);
        });
    }
}
