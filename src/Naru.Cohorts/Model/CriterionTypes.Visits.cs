namespace Naru.Cohorts.Model;

/// <content>Visits and periods.</content>
public static partial class CriterionTypes
{
    /// <summary>Visit occurrences: rows of <c>visit_occurrence</c>.</summary>
    public static readonly CriterionType VisitOccurrence = new("VisitOccurrence", new("방문", "visit occurrence"), "visit_occurrence", "visit_occurrence_id", "visit_start_date", EndRule.Column)
    {
        EndColumn = "visit_end_date",
        ConceptColumn = "visit_concept_id",
        SourceConceptColumn = "visit_source_concept_id",
        SourceConceptName = "VisitSourceConcept",
        VisitColumn = "visit_occurrence_id",
        Domain = "Visit",
        Attributes =
        [
            Date("OccurrenceStartDate", new EventStart(), "시작일", "start date"),
            Date("OccurrenceEndDate", new EventEnd(), "종료일", "end date"),
            Concepts("VisitType", Row("visit_type_concept_id"), "기록 유형", "record type", exclusionFlag: "VisitTypeExclude"),
            Set("VisitTypeCS", Row("visit_type_concept_id"), "기록 유형", "record type"),
            Number("VisitLength", new EventDuration(), NumberPrecision.Whole, "방문 기간(일)", "visit length in days"),
            Number("Age", new Age(AtEnd: false), NumberPrecision.Whole, "나이", "age"),
            .. Gender(),
            .. ProviderSpecialty(),
            Concepts("PlaceOfService", new CareSiteColumn("place_of_service_concept_id"), "진료 장소", "place of service"),
            Set("PlaceOfServiceCS", new CareSiteColumn("place_of_service_concept_id"), "진료 장소", "place of service"),
            PlaceLocation("PlaceOfServiceLocation", "진료 장소의 지역", "location of the place of service"),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("visit_concept_id")), new(CountColumn.Duration, new EventDuration())],
    };

    /// <summary>Visit details: rows of <c>visit_detail</c>.</summary>
    public static readonly CriterionType VisitDetail = new("VisitDetail", new("세부 방문", "visit detail"), "visit_detail", "visit_detail_id", "visit_detail_start_date", EndRule.Column)
    {
        EndColumn = "visit_detail_end_date",
        ConceptColumn = "visit_detail_concept_id",
        SourceConceptColumn = "visit_detail_source_concept_id",
        SourceConceptName = "VisitDetailSourceConcept",
        VisitColumn = "visit_occurrence_id",
        Domain = "Visit",
        Attributes =
        [
            Date("VisitDetailStartDate", new EventStart(), "시작일", "start date"),
            Date("VisitDetailEndDate", new EventEnd(), "종료일", "end date"),
            Set("VisitDetailTypeCS", Row("visit_detail_type_concept_id"), "기록 유형", "record type"),
            Number("VisitDetailLength", new EventDuration(), NumberPrecision.Whole, "방문 기간(일)", "visit length in days"),
            // OHDSI takes the age of visit details at their end.
            Number("Age", new Age(AtEnd: true), NumberPrecision.Whole, "나이", "age"),
            Set("GenderCS", Person("gender_concept_id"), "성별", "gender"),
            Set("ProviderSpecialtyCS", new ProviderColumn("specialty_concept_id"), "진료과", "provider specialty"),
            Set("PlaceOfServiceCS", new CareSiteColumn("place_of_service_concept_id"), "진료 장소", "place of service"),
            PlaceLocation("PlaceOfServiceLocation", "진료 장소의 지역", "location of the place of service"),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("visit_detail_concept_id")), new(CountColumn.Duration, new EventDuration()), new(CountColumn.VisitDetailId, Row("visit_detail_id"))],
    };

    /// <summary>Observation periods: rows of <c>observation_period</c>.</summary>
    public static readonly CriterionType ObservationPeriod = new("ObservationPeriod", new("관찰 기간", "observation period"), "observation_period", "observation_period_id", "observation_period_start_date", EndRule.Column)
    {
        EndColumn = "observation_period_end_date",
        Attributes =
        [
            UserPeriod("UserDefinedPeriod", "사용자 지정 기간", "user-defined period"),
            Date("PeriodStartDate", new EventStart(), "기간 시작일", "period start date"),
            Date("PeriodEndDate", new EventEnd(), "기간 종료일", "period end date"),
            Concepts("PeriodType", Row("period_type_concept_id"), "기간 유형", "period type"),
            Set("PeriodTypeCS", Row("period_type_concept_id"), "기간 유형", "period type"),
            Number("PeriodLength", new EventDuration(), NumberPrecision.Whole, "기간 길이(일)", "period length in days"),
            .. AgeAtStartAndEnd(),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("period_type_concept_id")), new(CountColumn.Duration, new EventDuration())],
    };

    /// <summary>Payer plan periods: rows of <c>payer_plan_period</c>.</summary>
    public static readonly CriterionType PayerPlanPeriod = new("PayerPlanPeriod", new("보험 가입 기간", "payer plan period"), "payer_plan_period", "payer_plan_period_id", "payer_plan_period_start_date", EndRule.Column)
    {
        EndColumn = "payer_plan_period_end_date",
        Attributes =
        [
            UserPeriod("UserDefinedPeriod", "사용자 지정 기간", "user-defined period"),
            Date("PeriodStartDate", new EventStart(), "기간 시작일", "period start date"),
            Date("PeriodEndDate", new EventEnd(), "기간 종료일", "period end date"),
            Number("PeriodLength", new EventDuration(), NumberPrecision.Whole, "기간 길이(일)", "period length in days"),
            .. AgeAtStartAndEnd(),
            .. Gender(),
            SetNumber("PayerConcept", "payer_concept_id", "지불자", "payer"),
            SetNumber("PlanConcept", "plan_concept_id", "보험", "plan"),
            SetNumber("SponsorConcept", "sponsor_concept_id", "후원자", "sponsor"),
            SetNumber("StopReasonConcept", "stop_reason_concept_id", "종료 사유", "stop reason"),
            SetNumber("PayerSourceConcept", "payer_source_concept_id", "지불자(원천)", "payer (source)"),
            SetNumber("PlanSourceConcept", "plan_source_concept_id", "보험(원천)", "plan (source)"),
            SetNumber("SponsorSourceConcept", "sponsor_source_concept_id", "후원자(원천)", "sponsor (source)"),
            SetNumber("StopReasonSourceConcept", "stop_reason_source_concept_id", "종료 사유(원천)", "stop reason (source)"),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("payer_concept_id")), new(CountColumn.Duration, new EventDuration())],
    };

    /// <summary>Location regions: rows of <c>location_history</c>.</summary>
    public static readonly CriterionType LocationRegion = new("LocationRegion", new("거주 지역", "location region"), "location_history", "location_history_id", "start_date", EndRule.Column)
    {
        EndColumn = "end_date",
        ConceptColumn = "region_concept_id",
        HasFirst = false,
        Adjustment = AdjustmentRule.Ignored,
        IsRunnable = false,
        Domain = "Geography",
        Attributes =
        [
        ],
    };
}
