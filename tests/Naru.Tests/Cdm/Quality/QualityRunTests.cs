using Naru.Cdm;
using Naru.Cdm.Quality;
using Xunit;

namespace Naru.Tests.Cdm.Quality;

/// <summary>What is checked at all, and what becomes of checks that cannot be made.</summary>
public sealed class QualityRunTests
{
    [Theory]
    [InlineData("table_cdmtable_dose_era", CheckStatus.Failed, null)]
    [InlineData("field_cdmfield_dose_era_dose_value", CheckStatus.NotApplicable, "There is no table dose_era.")]
    [InlineData("table_measurepersoncompleteness_dose_era", CheckStatus.NotApplicable, "There is no table dose_era.")]
    [InlineData("field_isrequired_dose_era_person_id", CheckStatus.NotApplicable, "There is no table dose_era.")]
    [InlineData("field_cdmfield_person_care_site_id", CheckStatus.Failed, null)]
    [InlineData("field_measurevaluecompleteness_person_care_site_id", CheckStatus.NotApplicable, "person has no column care_site_id.")]
    [InlineData("field_isforeignkey_person_care_site_id", CheckStatus.NotApplicable, "person has no column care_site_id.")]
    [InlineData("field_plausiblestartbeforeend_procedure_occurrence_procedure_date", CheckStatus.NotApplicable, "procedure_occurrence has no column procedure_end_date.")]
    [InlineData("table_cdmtable_procedure_occurrence", CheckStatus.Passed, null)]
    [InlineData("table_measurepersoncompleteness_procedure_occurrence", CheckStatus.Failed, null)]
    [InlineData("field_cdmfield_procedure_occurrence_procedure_date", CheckStatus.Passed, null)]
    [InlineData("field_isrequired_procedure_occurrence_procedure_date", CheckStatus.NotApplicable, "The table procedure_occurrence has no rows.")]
    [InlineData("field_measurevaluecompleteness_condition_occurrence_stop_reason", CheckStatus.Passed, null)]
    [InlineData("field_isrequired_observation_period_period_type_concept_id", CheckStatus.Failed, null)]
    [InlineData("field_isforeignkey_observation_period_period_type_concept_id", CheckStatus.NotApplicable, "observation_period.period_type_concept_id has no value in any row.")]
    [InlineData("field_isforeignkey_drug_exposure_provider_id", CheckStatus.NotApplicable, "There is no table provider.")]
    [InlineData("concept_plausiblevaluelow_measurement_measurement_concept_id_3025315_9529", CheckStatus.NotApplicable, "measurement has no such records of this concept.")]
    [InlineData("concept_plausiblegenderusedescendants_procedure_occurrence_procedure_concept_id_4250917", CheckStatus.NotApplicable, "The table procedure_occurrence has no rows.")]
    public void Status_SaysWhenThereIsNothingToCheck(string id, CheckStatus status, string? reason)
    {
        var table = SoundCdm.Report.Results.Single(r => r.Id == id).Table;
        using var cdm = new SoundCdm();
        File.WriteAllText(
            Path.Combine(cdm.Path, "procedure_occurrence.csv"),
            "procedure_occurrence_id,person_id,procedure_concept_id,procedure_date,procedure_type_concept_id\n");
        cdm.Change("drug_exposure", "days_supply,quantity", "days_supply,provider_id");
        cdm.Change("drug_exposure", "365,60", "365,6").Change("drug_exposure", "1,0.5", "1,5");
        cdm.Change("condition_occurrence", "visit_occurrence_id,condition_source_value", "stop_reason,condition_source_value");
        cdm.Change("observation_period", "1,1,2010-01-01,2015-12-31,32817", "1,1,2010-01-01,2015-12-31,");
        cdm.Change("observation_period", "2,1,2016-01-02,2019-12-31,32817", "2,1,2016-01-02,2019-12-31,");
        cdm.Change("observation_period", "3,2,2010-01-01,2019-06-01,32817", "3,2,2010-01-01,2019-06-01,");
        var result = cdm.Check(table: table).Results.Single(r => r.Id == id);
        Assert.Equal((status, reason), (result.Status, result.Reason?.English));
        if (status == CheckStatus.NotApplicable)
        {
            Assert.Equal((0, 0), (result.FailedRows, result.Rows));
        }
    }

    [Fact]
    public void ConditionEras_AreNoMatter_WithoutConditions()
    {
        using var cdm = new SoundCdm();
        var result = cdm.Delete("condition_occurrence").Check(table: "condition_era").Results.Single(r => r.CheckName == "measureConditionEraCompleteness");
        Assert.Equal(CheckStatus.NotApplicable, result.Status);
    }

    [Fact]
    public void Vocabulary_Missing_LeavesConceptsUnjudged()
    {
        using var cdm = new SoundCdm();
        var results = cdm.Delete("concept").Delete("concept_ancestor").Check().Results;
        Assert.All(
            results.Where(r => r.CheckName is "fkDomain" or "fkClass" or "isStandardValidConcept" or "plausibleGenderUseDescendants"),
            r => Assert.Equal(CheckStatus.NotApplicable, r.Status));
        Assert.Equal(
            "There is no vocabulary (concept).",
            results.Single(r => r.Id == "field_fkdomain_drug_exposure_drug_concept_id").Reason?.English);
    }

    [Fact]
    public void BrokenCheck_TakesNoOtherWithIt_AndTellsNoValue()
    {
        using var cdm = new SoundCdm();
        var path = cdm.AsDatabase(
            "CREATE TABLE m AS FROM measurement",
            "DROP TABLE measurement",
            "CREATE VIEW measurement AS SELECT * REPLACE (CASE WHEN measurement_id = 2 THEN error('Kim-4711') ELSE value_as_number END AS value_as_number) FROM m");
        var results = cdm.Check(path, checkValues: false, table: "measurement").Results;
        var broken = results.Where(r => r.Status == CheckStatus.Broken).ToList();
        Assert.Contains(broken, r => r.Id == "field_measurevaluecompleteness_measurement_value_as_number");
        Assert.All(broken, r => Assert.Equal("measurement", r.Table));
        Assert.All(broken, r => Assert.DoesNotContain("4711", r.ToString(), StringComparison.Ordinal));
        Assert.Equal(CheckStatus.Passed, results.Single(r => r.Id == "field_isrequired_measurement_measurement_date").Status);
        Assert.Equal(CheckStatus.Passed, results.Single(r => r.Id == "field_isprimarykey_measurement_measurement_id").Status);
    }

    [Fact]
    public void FaultsOfRows_AreErrorsOfOpening_UnlessChecksCountThem()
    {
        using var cdm = new SoundCdm();
        cdm.Change("condition_occurrence", "3,1,4163261", "1,9,4163261").Delete("observation_period");
        var refused = CdmDatabase.Open(cdm.Path, new CdmOpenOptions { Threads = 1 }, null, TestContext.Current.CancellationToken);
        Assert.Equal(["CDM107", "CDM401", "CDM402"], refused.Errors.Select(e => e.Code).Order(StringComparer.Ordinal));
        Assert.Equal(3, cdm.Check().Results.Count(r => r.Status == CheckStatus.Failed
            && r.Id is "field_isprimarykey_condition_occurrence_condition_occurrence_id" or "field_isforeignkey_condition_occurrence_person_id"
                or "table_cdmtable_observation_period"));
    }

    [Fact]
    public void MalformedValues_AreErrorsOfOpening_AllTheSame()
    {
        using var cdm = new SoundCdm();
        cdm.Change("condition_occurrence", "2012-03-09", "9 March");
        var refused = CdmDatabase.Open(cdm.Path, new CdmOpenOptions { CheckRows = false }, null, TestContext.Current.CancellationToken);
        Assert.Equal(["CDM304"], refused.Errors.Select(e => e.Code));
    }

    [Fact]
    public void Cancellation_StopsTheChecks()
    {
        using var cdm = new SoundCdm();
        using var database = CdmDatabase.Open(cdm.Path, new CdmOpenOptions(), null, TestContext.Current.CancellationToken).Value!;
        using var stop = new CancellationTokenSource();
        var progress = new Stopper(stop);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            QualityChecks.Run(database, new QualityOptions { Source = "x" }, progress, stop.Token));
        Assert.Equal(3, progress.Reports);
    }

    [Fact]
    public void Version_DecidesWhatIsChecked()
    {
        using var cdm = new SoundCdm();
        cdm.Change("measurement", "measurement_type_concept_id", "measurement_type_concept_id,meas_event_field_concept_id");
        File.WriteAllText(Path.Combine(cdm.Path, "cdm_source.csv"), "cdm_source_name,cdm_version,vocabulary_version\nx,5.3,v5.0 2024\n");
        File.WriteAllText(Path.Combine(cdm.Path, "measurement.csv"), "measurement_id,person_id,measurement_concept_id,measurement_date\n");
        var report = cdm.Check();
        Assert.Equal("v5.0 2024", report.VocabularyVersion);
        Assert.DoesNotContain(report.Results, r => r.Field == "meas_event_field_concept_id");
        Assert.Contains(report.Results, r => r.Id == "field_cdmfield_visit_occurrence_admitted_from_concept_id");
    }

    [Fact]
    public void Sample_HasNoBrokenCheck()
    {
        using var database = CdmDatabase.Open(
            Sample.Path, new CdmOpenOptions { CheckRows = false }, null, TestContext.Current.CancellationToken).Value!;
        var report = QualityChecks.Run(database, new QualityOptions { Source = "sample" }, null, TestContext.Current.CancellationToken).Value!;
        Assert.DoesNotContain(report.Results, r => r.Status == CheckStatus.Broken);
        Assert.Equal(1_675, report.Results.Count);
        Assert.Equal(27, report.Results.Select(r => r.CheckName).Distinct(StringComparer.Ordinal).Count());
        Assert.All(report.Results, r => Assert.InRange(r.FailedRows, 0, r.Rows));
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<QualityProgress>
    {
        public int Reports { get; private set; }

        public void Report(QualityProgress value)
        {
            Assert.InRange(value.Fraction, 0, 1);
            if (++Reports == 3)
            {
                stop.Cancel();
            }
        }
    }
}
