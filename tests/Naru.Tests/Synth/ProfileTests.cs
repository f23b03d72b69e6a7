using Xunit;

namespace Naru.Tests.Synth;

/// <summary>Two profiles differ as two hospitals do.</summary>
public class ProfileTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void TwoProfiles_DifferInCaseMixCodesUnitsAndCoverage()
    {
        using var folder = new SynthFolder();
        folder.Make("gil.naru", 2_000, "gil");
        folder.Make("inha.naru", 2_000, "inha");

        // How many of the diagnoses, units and codes of one hospital are more than half as frequent again in the other.
        Assert.True(Different("condition_occurrence", "condition_concept_id") >= 5);
        Assert.True(Different("measurement", "measurement_concept_id, unit_concept_id") >= 3);
        Assert.True(Different("condition_occurrence", "condition_source_value") >= 10);
        Assert.True(Different("drug_exposure", "drug_concept_id") >= 5);
        Assert.NotEqual(
            folder.Query("gil.naru", "SELECT DISTINCT unit_source_value FROM cdm.measurement ORDER BY 1"),
            folder.Query("inha.naru", "SELECT DISTINCT unit_source_value FROM cdm.measurement ORDER BY 1"));

        int Different(string table, string columns)
        {
            var shares = ((string[])["gil.naru", "inha.naru"]).Select(store => folder.Query(
                    store, $"SELECT concat_ws(' ', {columns}), count(*) / sum(count(*)) OVER () FROM cdm.{table} GROUP BY ALL HAVING count(*) >= 20")
                .ToDictionary(r => (string)r[0]!, r => Convert.ToDouble(r[1], null), StringComparer.Ordinal)).ToList();
            return shares[0].Count(s => shares[1].GetValueOrDefault(s.Key) is var other && (other > s.Value * 1.5 || other < s.Value / 1.5));
        }
    }
}
