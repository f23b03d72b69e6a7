namespace Naru.Cohorts.Model;

/// <content>Conditions, deaths and specimens.</content>
public static partial class CriterionTypes
{
    /// <summary>Condition occurrences: rows of <c>condition_occurrence</c>.</summary>
    public static readonly CriterionType ConditionOccurrence = new("ConditionOccurrence", new("진단 기록", "condition occurrence"), "condition_occurrence", "condition_occurrence_id", "condition_start_date", EndRule.ColumnOrNextDay)
    {
        EndColumn = "condition_end_date",
        ConceptColumn = "condition_concept_id",
        SourceConceptColumn = "condition_source_concept_id",
        SourceConceptName = "ConditionSourceConcept",
        VisitColumn = "visit_occurrence_id",
        Domain = "Condition",
        Attributes =
        [
            Date("OccurrenceStartDate", new EventStart(), "시작일", "start date"),
            Date("OccurrenceEndDate", new EventEnd(), "종료일", "end date"),
            Concepts("ConditionType", Row("condition_type_concept_id"), "기록 유형", "record type", exclusionFlag: "ConditionTypeExclude"),
            Set("ConditionTypeCS", Row("condition_type_concept_id"), "기록 유형", "record type"),
            Text("StopReason", "stop_reason", "중단 사유", "stop reason"),
            .. PersonProviderAndVisit(),
            Concepts("ConditionStatus", Row("condition_status_concept_id"), "상태", "status"),
            Set("ConditionStatusCS", Row("condition_status_concept_id"), "상태", "status"),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("condition_concept_id")), new(CountColumn.Duration, new EventDuration())],
    };

    /// <summary>Condition eras: rows of <c>condition_era</c>.</summary>
    public static readonly CriterionType ConditionEra = new("ConditionEra", new("진단 에라", "condition era"), "condition_era", "condition_era_id", "condition_era_start_date", EndRule.Column)
    {
        EndColumn = "condition_era_end_date",
        ConceptColumn = "condition_concept_id",
        Domain = "Condition",
        Attributes =
        [
            Date("EraStartDate", new EventStart(), "에라 시작일", "era start date"),
            Date("EraEndDate", new EventEnd(), "에라 종료일", "era end date"),
            Number("OccurrenceCount", Row("condition_occurrence_count"), NumberPrecision.Whole, "기록 수", "occurrence count"),
            Number("EraLength", new EventDuration(), NumberPrecision.Whole, "에라 길이(일)", "era length in days"),
            .. AgeAtStartAndEnd(),
            .. Gender(),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("condition_concept_id")), new(CountColumn.EraOccurrences, Row("condition_occurrence_count")), new(CountColumn.Duration, new EventDuration())],
    };

    /// <summary>Deaths: rows of <c>death</c>.</summary>
    public static readonly CriterionType Death = new("Death", new("사망", "death"), "death", "person_id", "death_date", EndRule.NextDay)
    {
        ConceptColumn = "cause_concept_id",
        SourceConceptColumn = "cause_source_concept_id",
        SourceConceptName = "DeathSourceConcept",
        HasFirst = false,
        Adjustment = AdjustmentRule.OwnDates,
        Domain = "Condition",
        Attributes =
        [
            Date("OccurrenceStartDate", new EventStart(), "시작일", "start date"),
            Concepts("DeathType", Row("death_type_concept_id"), "기록 유형", "record type", exclusionFlag: "DeathTypeExclude"),
            Set("DeathTypeCS", Row("death_type_concept_id"), "기록 유형", "record type"),
            Number("Age", new Age(AtEnd: false), NumberPrecision.Whole, "나이", "age"),
            .. Gender(),
        ],
        CountColumns = [new(CountColumn.DomainConcept, new RowColumnOrZero("cause_concept_id")), new(CountColumn.Duration, new One())],
    };

    /// <summary>Specimens: rows of <c>specimen</c>.</summary>
    public static readonly CriterionType Specimen = new("Specimen", new("검체", "specimen"), "specimen", "specimen_id", "specimen_date", EndRule.NextDay)
    {
        ConceptColumn = "specimen_concept_id",
        Adjustment = AdjustmentRule.Ignored,
        Domain = "Specimen",
        Attributes =
        [
            Date("OccurrenceStartDate", new EventStart(), "시작일", "start date"),
            Concepts("SpecimenType", Row("specimen_type_concept_id"), "기록 유형", "record type", exclusionFlag: "SpecimenTypeExclude"),
            Set("SpecimenTypeCS", Row("specimen_type_concept_id"), "기록 유형", "record type"),
            Number("Quantity", Row("quantity"), NumberPrecision.FourDecimals, "수량", "quantity"),
            Concepts("Unit", Row("unit_concept_id"), "단위", "unit"),
            Set("UnitCS", Row("unit_concept_id"), "단위", "unit"),
            Concepts("AnatomicSite", Row("anatomic_site_concept_id"), "해부학적 부위", "anatomic site"),
            Set("AnatomicSiteCS", Row("anatomic_site_concept_id"), "해부학적 부위", "anatomic site"),
            Concepts("DiseaseStatus", Row("disease_status_concept_id"), "질병 상태", "disease status"),
            Set("DiseaseStatusCS", Row("disease_status_concept_id"), "질병 상태", "disease status"),
            Text("SourceId", "specimen_source_id", "원본 식별자", "source id"),
            Number("Age", new Age(AtEnd: false), NumberPrecision.Whole, "나이", "age"),
            .. Gender(),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("specimen_concept_id")), new(CountColumn.Duration, new One())],
    };
}
