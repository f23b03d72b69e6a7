using System.Globalization;
using Naru.Cdm;
using Naru.Cdm.Quality;
using Xunit;

namespace Naru.Tests.Cdm.Quality;

/// <summary>A tiny CDM in which nothing is wrong, for a test to spoil: two persons, of whom the second died, and a vocabulary.</summary>
internal sealed class SoundCdm : IDisposable
{
    public const string Day = "2024-06-30";

    private static readonly (string Name, string Text)[] Files =
    [
        ("person.csv",
            """
            person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,birth_datetime,race_concept_id,ethnicity_concept_id
            1,8507,1970,5,10,1970-05-10 00:00:00,8527,38003564
            2,8532,1980,1,2,,8527,38003564
            """),
        ("observation_period.csv",
            """
            observation_period_id,person_id,observation_period_start_date,observation_period_end_date,period_type_concept_id
            1,1,2010-01-01,2015-12-31,32817
            2,1,2016-01-02,2019-12-31,32817
            3,2,2010-01-01,2019-06-01,32817
            """),
        ("visit_occurrence.csv",
            """
            visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_end_date,visit_type_concept_id
            1,1,9202,2012-03-01,2012-03-01,32817
            2,2,9201,2013-04-01,2013-04-05,32817
            """),
        ("condition_occurrence.csv",
            """
            condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_end_date,condition_type_concept_id,visit_occurrence_id,condition_source_value,condition_source_concept_id
            1,1,201826,2012-03-08,2012-03-09,32817,1,E11,45533017
            2,2,201826,2013-04-01,2019-07-31,32817,2,E11,45533017
            3,1,4163261,2012-03-01,2012-03-02,32817,,C61,45533018
            """),
        ("condition_era.csv",
            """
            condition_era_id,person_id,condition_concept_id,condition_era_start_date,condition_era_end_date,condition_occurrence_count
            1,1,201826,2012-03-08,2012-03-09,1
            2,2,201826,2013-04-01,2013-04-09,1
            """),
        ("drug_exposure.csv",
            """
            drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,drug_exposure_end_date,drug_type_concept_id,days_supply,quantity
            1,1,1503297,2012-03-01,2012-03-30,32817,1,0.5
            2,1,1503297,2013-03-01,2013-03-30,32817,365,60
            """),
        ("drug_era.csv",
            """
            drug_era_id,person_id,drug_concept_id,drug_era_start_date,drug_era_end_date,drug_exposure_count,gap_days
            1,1,1503297,2012-03-01,2012-03-30,1,0
            """),
        ("measurement.csv",
            """
            measurement_id,person_id,measurement_concept_id,measurement_date,measurement_type_concept_id,value_as_number,unit_concept_id,unit_source_value,visit_occurrence_id
            1,1,3000963,2012-03-01,32817,1,8713,g/dL,1
            2,2,3000963,2013-04-02,32817,30,8713,g/dL,2
            3,1,3000963,2014-04-02,32817,,,,
            4,1,3000963,2014-04-03,32817,7,0,,
            """),
        ("death.csv", "person_id,death_date\n2,2019-06-01\n"),
        ("concept.csv",
            """
            concept_id,concept_name,domain_id,vocabulary_id,concept_class_id,standard_concept,concept_code,valid_start_date,valid_end_date,invalid_reason
            0,No matching concept,Metadata,None,Undefined,,0,1970-01-01,2099-12-31,
            8507,MALE,Gender,Gender,Gender,S,M,1970-01-01,2099-12-31,
            8532,FEMALE,Gender,Gender,Gender,S,F,1970-01-01,2099-12-31,
            8527,White,Race,Race,Race,S,5,1970-01-01,2099-12-31,
            38003564,Not Hispanic,Ethnicity,Ethnicity,Ethnicity,S,N,1970-01-01,2099-12-31,
            32817,EHR,Type Concept,Type Concept,Type Concept,S,E,1970-01-01,2099-12-31,
            9201,Inpatient Visit,Visit,Visit,Visit,S,IP,1970-01-01,2099-12-31,
            9202,Outpatient Visit,Visit,Visit,Visit,S,OP,1970-01-01,2099-12-31,
            201826,Type 2 diabetes mellitus,Condition,SNOMED,Disorder,S,44054006,1970-01-01,2099-12-31,
            4163261,Malignant tumor of prostate,Condition,SNOMED,Disorder,S,399068003,1970-01-01,2099-12-31,
            45533017,Type 2 diabetes mellitus,Condition,ICD10CM,3-char,,E11,1970-01-01,2099-12-31,
            45533018,Malignant neoplasm of prostate,Condition,ICD10CM,3-char,,C61,1970-01-01,2099-12-31,
            1503297,metformin,Drug,RxNorm,Ingredient,S,6809,1970-01-01,2099-12-31,
            1503298,metformin 500 MG,Drug,RxNorm,Clinical Drug,S,861007,1970-01-01,2099-12-31,
            3000963,Hemoglobin,Measurement,LOINC,Lab Test,S,718-7,1970-01-01,2099-12-31,
            8713,gram per deciliter,Unit,UCUM,Unit,S,g/dL,1970-01-01,2099-12-31,
            8840,milligram per deciliter,Unit,UCUM,Unit,S,mg/dL,1970-01-01,2099-12-31,
            """),
        ("concept_ancestor.csv",
            """
            ancestor_concept_id,descendant_concept_id,min_levels_of_separation,max_levels_of_separation
            4025213,4163261,1,1
            4163261,4163261,0,0
            """),
    ];

    private static readonly Lazy<QualityReport> Sound = new(() =>
    {
        using var cdm = new SoundCdm();
        return cdm.Check();
    });

    private readonly TestFolder folder = new();

    public SoundCdm()
    {
        folder.Clear();
        foreach (var (name, text) in Files)
        {
            folder.Write(name, text);
        }
    }

    public string Path => folder.Path;

    /// <summary>Puts another text in place of one that is there exactly once.</summary>
    public SoundCdm Change(string table, string from, string to)
    {
        var file = System.IO.Path.Combine(Path, table + ".csv");
        var text = File.ReadAllText(file);
        Assert.Equal(2, text.Split(from).Length);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
        return this;
    }

    public SoundCdm Delete(string table)
    {
        folder.Delete(table + ".csv");
        return this;
    }

    /// <summary>A DuckDB file with the same tables, and what the statements make of it.</summary>
    public string AsDatabase(params string[] statements) => folder.WriteDatabase(
        "cdm.duckdb",
        [
            .. Directory.EnumerateFiles(Path).Select(f => $"CREATE TABLE {System.IO.Path.GetFileNameWithoutExtension(f)} AS FROM read_csv('{f}', header = true, delim = ',')"),
            .. statements,
        ]);

    /// <summary>The checks of the sound CDM, made once for all tests that only look at them.</summary>
    public static QualityReport Report => Sound.Value;

    /// <summary>Runs all checks, or those of one table.</summary>
    public QualityReport Check(string? path = null, Thresholds? thresholds = null, string? table = null, bool checkValues = true)
    {
        var options = new CdmOpenOptions { Threads = 2, CheckRows = false, CheckDatabaseFile = checkValues, TemporaryFolder = folder.Scratch };
        var opened = CdmDatabase.Open(path ?? Path, options, null, TestContext.Current.CancellationToken);
        Assert.True(opened.IsSuccess, string.Join('\n', opened.Errors));
        using var database = opened.Value;
        var report = QualityChecks.Run(
            database,
            new QualityOptions
            {
                Source = "sound",
                Clock = new FixedClock(Day),
                Thresholds = thresholds ?? Thresholds.None,
                Includes = t => table is null || t == table,
            },
            null,
            TestContext.Current.CancellationToken);
        Assert.True(report.IsSuccess);
        return report.Value;
    }

    public void Dispose() => folder.Dispose();

    private sealed class FixedClock(string day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(day + "T12:00:00Z", CultureInfo.InvariantCulture);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
