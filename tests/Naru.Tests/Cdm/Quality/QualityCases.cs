namespace Naru.Tests.Cdm.Quality;

/// <summary>A planted fault for every check by name and level; the numbers are counted by hand.</summary>
internal static class QualityCases
{
    public static IReadOnlyList<QualityCase> All { get; } =
    [
        // Tables.
        new("table_cdmtable_condition_era", c => { c.Delete("condition_era"); return null; }, 1, 1, 1),
        QualityCase.Of("table_measurepersoncompleteness_observation_period", "observation_period", "3,2,", "3,1,", 1, 2),
        QualityCase.Of("table_measureconditioneracompleteness_condition_era", "condition_era", "2,2,", "2,1,", 1, 2),
        QualityCase.Of("table_measureobservationperiodoverlap_observation_period", "observation_period", "2016-01-02", "2016-01-01", 1, 2),
        QualityCase.Of("table_measureobservationperiodoverlap_observation_period", "observation_period", "2016-01-02", "2011-01-01", 1, 2),

        // Fields: conformance.
        QualityCase.Of("field_cdmfield_person_birth_datetime", "person", "birth_datetime", "other", 1, 1),
        QualityCase.Of("field_isrequired_visit_occurrence_visit_concept_id", "visit_occurrence", "2,2,9201", "2,2,", 1, 2),
        QualityCase.Of("field_isrequired_condition_occurrence_person_id", "condition_occurrence", "3,1,4163261", "3,,4163261", 1, 3),
        new("field_cdmdatatype_person_year_of_birth",
            c => c.AsDatabase(
                "ALTER TABLE person ALTER year_of_birth SET DATA TYPE VARCHAR",
                "UPDATE person SET year_of_birth = '19x0' WHERE person_id = 2"),
            1, 2, 2),
        QualityCase.Of("field_isprimarykey_condition_occurrence_condition_occurrence_id", "condition_occurrence", "2,2,201826", "1,2,201826", 2, 3),
        QualityCase.Of("field_isforeignkey_condition_occurrence_person_id", "condition_occurrence", "3,1,4163261", "3,9,4163261", 1, 3),
        QualityCase.Of("field_isforeignkey_condition_occurrence_condition_concept_id", "condition_occurrence", "2,2,201826", "2,2,999", 1, 3),
        QualityCase.Of("field_fkdomain_condition_occurrence_condition_concept_id", "condition_occurrence", "2,2,201826", "2,2,3000963", 1, 3),
        QualityCase.Of("field_fkclass_drug_era_drug_concept_id", "drug_era", "1,1,1503297", "1,1,1503298", 1, 1),
        QualityCase.Of("field_isstandardvalidconcept_condition_occurrence_condition_concept_id", "condition_occurrence", "2,2,201826", "2,2,45533017", 1, 3),
        QualityCase.Of("field_isstandardvalidconcept_drug_exposure_drug_concept_id", "concept", "6809,1970-01-01,2099-12-31,", "6809,1970-01-01,2019-12-31,D", 2, 2),

        // Fields: completeness.
        QualityCase.Of("field_measurevaluecompleteness_condition_occurrence_condition_end_date", "condition_occurrence", "2012-03-09", "", 1, 3),
        QualityCase.Of("field_standardconceptrecordcompleteness_condition_occurrence_condition_concept_id", "condition_occurrence", "2,2,201826", "2,2,0", 1, 3),
        QualityCase.Of("field_standardconceptrecordcompleteness_measurement_unit_concept_id", "measurement", "1,8713,g/dL", "1,,g/dL", 2, 3, 3),
        QualityCase.Of("field_sourceconceptrecordcompleteness_condition_occurrence_condition_source_concept_id", "condition_occurrence", "C61,45533018", "C61,0", 1, 3),
        QualityCase.Of("field_sourceconceptrecordcompleteness_condition_occurrence_condition_source_concept_id", "condition_occurrence", "C61,45533018", "C61,", 1, 3),
        QualityCase.Of("field_sourcevaluecompleteness_condition_occurrence_condition_source_value", "condition_occurrence", "3,1,4163261", "3,1,0", 1, 2),

        // Fields: plausibility.
        QualityCase.Of("field_plausiblevaluelow_drug_exposure_days_supply", "drug_exposure", "32817,1,0.5", "32817,0,0.5", 1, 2),
        QualityCase.Of("field_plausiblevaluelow_drug_exposure_drug_exposure_start_date", "drug_exposure", "2012-03-01", "1949-12-31", 1, 2),
        QualityCase.Of("field_plausiblevaluehigh_drug_exposure_days_supply", "drug_exposure", "365,60", "366,60", 1, 2),
        QualityCase.Of("field_plausiblevaluehigh_condition_occurrence_condition_end_date", "condition_occurrence", "2012-03-09", "2024-07-02", 1, 3),
        QualityCase.Of("field_plausibletemporalafter_condition_occurrence_condition_end_date", "condition_occurrence", "2012-03-09", "2012-03-07", 1, 3),
        QualityCase.Of("field_plausibletemporalafter_measurement_measurement_date", "measurement", "2013-04-02", "1980-05-31", 1, 4),
        QualityCase.Of("field_plausibleduringlife_condition_occurrence_condition_end_date", "condition_occurrence", "2019-07-31", "2019-08-01", 1, 1),
        QualityCase.Of("field_plausiblestartbeforeend_condition_occurrence_condition_start_date", "condition_occurrence", "2012-03-08", "2012-03-10", 1, 3),
        QualityCase.Of("field_plausibleafterbirth_measurement_measurement_date", "measurement", "2013-04-02", "1980-01-01", 1, 4),
        QualityCase.Of("field_plausiblebeforedeath_condition_occurrence_condition_end_date", "condition_occurrence", "2019-07-31", "2019-08-01", 1, 1),
        QualityCase.Of("field_withinvisitdates_condition_occurrence_condition_start_date", "condition_occurrence", "2012-03-08", "2012-03-09", 1, 2),
        QualityCase.Of("field_withinvisitdates_condition_occurrence_condition_start_date", "condition_occurrence", "2012-03-08", "2012-02-22", 1, 2),

        // Concepts.
        QualityCase.Of("concept_plausiblevaluelow_measurement_measurement_concept_id_3000963_8713", "measurement", "32817,1,8713", "32817,0.9,8713", 1, 2),
        QualityCase.Of("concept_plausiblevaluehigh_measurement_measurement_concept_id_3000963_8713", "measurement", "30,8713", "31,8713", 1, 2),
        QualityCase.Of("concept_plausibleunitconceptids_measurement_measurement_concept_id_3000963", "measurement", "30,8713", "30,8840", 1, 3),
        QualityCase.Of("concept_plausiblegender_condition_occurrence_condition_concept_id_4163261", "condition_occurrence", "3,1,4163261", "3,2,4163261", 1, 1),
        QualityCase.Of("concept_plausiblegenderusedescendants_condition_occurrence_condition_concept_id_4025213", "condition_occurrence", "3,1,4163261", "3,2,4163261", 1, 1),
    ];
}
