using Naru.Cdm;
using Naru.Cdm.Quality;
using Xunit;

namespace Naru.Tests.Synth;

/// <summary>The data-quality checks find the faults that were put in, as many as were put in, and no others.</summary>
public class DirtTests
{
    [Theory]
    [InlineData("gil")]
    [InlineData("inha")]
    [Trait("Category", "Slow")]
    public void WithoutDirt_EveryCheckPasses(string profile)
    {
        using var folder = new SynthFolder();
        folder.Make("clean.naru", 3_000, profile);

        Assert.Empty(Checked(folder, "clean.naru").Where(r => r.Status == CheckStatus.Failed).Select(Text));
    }

    [Theory]
    [InlineData("gil")]
    [InlineData("inha")]
    [Trait("Category", "Slow")]
    public void WithDirt_ChecksCountWhatWasPlanted(string profile)
    {
        using var folder = new SynthFolder();
        folder.Make("clean.naru", 3_000, profile);
        var planted = folder.Make("dirty.naru", 3_000, profile, withDirt: true).Planted;
        var clean = Checked(folder, "clean.naru").ToDictionary(r => r.Id, r => r.FailedRows, StringComparer.Ordinal);
        var dirty = Checked(folder, "dirty.naru");

        // What each check counts more than in the clean store, and what was planted of that kind.
        long More(string check, string table, string field) => dirty
            .Where(r => r.CheckName == check && r.Table == table && r.Field == field && r.ConceptId is null)
            .Sum(r => r.FailedRows - clean[r.Id]);
        long Planted(string kind, string table) => planted.Where(p => p.Kind == kind && p.Table == table).Sum(p => p.Rows);

        Assert.Equal(Planted("missingSex", "person"), More("standardConceptRecordCompleteness", "person", "gender_concept_id"));
        Assert.Equal(Planted("unmappedConditions", "condition_occurrence"), More("standardConceptRecordCompleteness", "condition_occurrence", "condition_concept_id"));
        Assert.Equal(Planted("unmappedDrugs", "drug_exposure"), More("standardConceptRecordCompleteness", "drug_exposure", "drug_concept_id"));
        Assert.Equal(Planted("unmappedMeasurements", "measurement"), More("standardConceptRecordCompleteness", "measurement", "measurement_concept_id"));
        Assert.Equal(Planted("unmappedProcedures", "procedure_occurrence"), More("standardConceptRecordCompleteness", "procedure_occurrence", "procedure_concept_id"));
        Assert.Equal(Planted("missingUnit", "measurement"), More("measureValueCompleteness", "measurement", "unit_concept_id"));
        Assert.Equal(Planted("missingValue", "measurement"), More("measureValueCompleteness", "measurement", "value_as_number"));
        Assert.Equal(Planted("endBeforeStart", "visit_occurrence"), More("plausibleStartBeforeEnd", "visit_occurrence", "visit_start_date"));
        Assert.Equal(Planted("endBeforeStart", "drug_exposure"), More("plausibleStartBeforeEnd", "drug_exposure", "drug_exposure_start_date"));
        Assert.Equal(Planted("beforeBirth", "condition_occurrence"), More("plausibleAfterBirth", "condition_occurrence", "condition_start_date"));
        Assert.Equal(
            Planted("noVisit", "condition_occurrence"), More("measureValueCompleteness", "condition_occurrence", "visit_occurrence_id"));
        Assert.Equal(Planted("noVisit", "measurement"), More("measureValueCompleteness", "measurement", "visit_occurrence_id"));

        // Late and future records lie outside of their visits.
        Assert.Equal(
            Planted("late", "measurement") + Planted("futureDates", "measurement"), More("withinVisitDates", "measurement", "measurement_date"));
        Assert.Equal(Planted("late", "drug_exposure"), More("withinVisitDates", "drug_exposure", "drug_exposure_start_date"));
        Assert.Equal(Planted("beforeBirth", "condition_occurrence"), More("withinVisitDates", "condition_occurrence", "condition_start_date"));
        Assert.True(More("plausibleDuringLife", "measurement", "measurement_date") > 0);
    }

    [Theory]
    [InlineData("missingSex", "plausibleGender,sourceValueCompleteness,standardConceptRecordCompleteness")]
    [InlineData("unmappedConditions", "sourceConceptRecordCompleteness,sourceValueCompleteness,standardConceptRecordCompleteness")]
    [InlineData("missingUnit", "")]
    [InlineData("endBeforeStart", "plausibleStartBeforeEnd,plausibleTemporalAfter")]
    [InlineData("noVisit", "")]
    [InlineData("futureDates", "plausibleValueHigh,withinVisitDates")]
    [Trait("Category", "Slow")]
    public void OneKindOfDirt_TripsItsChecksAndNoOthers(string kind, string expected)
    {
        using var folder = new SynthFolder();
        folder.Edit("profiles/gil.json", p => p["dirt"] = new System.Text.Json.Nodes.JsonObject { [kind] = 0.3 });
        folder.Make("clean.naru", 500);
        folder.Make("dirty.naru", 500, withDirt: true);
        var before = Failed(folder, "clean.naru");

        Assert.Equal(
            expected.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Failed(folder, "dirty.naru").Except(before).Select(f => f.Split(' ')[0].Replace("UseDescendants", "", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    private static List<string> Failed(SynthFolder folder, string store) =>
        [.. Checked(folder, store).Where(r => r.Status == CheckStatus.Failed).Select(r => $"{r.CheckName} {r.Id}")];

    private static string Text(CheckResult result) => $"{result.Id}: {result.FailedRows} of {result.Rows}";

    private static List<CheckResult> Checked(SynthFolder folder, string store)
    {
        using var cdm = CdmDatabase.Open(
            folder.Store(store), new CdmOpenOptions { Threads = 2, CheckRows = false }, null, TestContext.Current.CancellationToken).Value!;
        return [.. QualityChecks.Run(cdm, new QualityOptions { Source = store }, null, TestContext.Current.CancellationToken).Value!.Results];
    }
}
