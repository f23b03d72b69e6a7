namespace Naru.Cohorts.Model;

/// <content>Drugs and devices.</content>
public static partial class CriterionTypes
{
    /// <summary>Drug exposures: rows of <c>drug_exposure</c>.</summary>
    public static readonly CriterionType DrugExposure = new("DrugExposure", new("약물 노출", "drug exposure"), "drug_exposure", "drug_exposure_id", "drug_exposure_start_date", EndRule.DrugExposure)
    {
        EndColumn = "drug_exposure_end_date",
        ConceptColumn = "drug_concept_id",
        SourceConceptColumn = "drug_source_concept_id",
        SourceConceptName = "DrugSourceConcept",
        VisitColumn = "visit_occurrence_id",
        Domain = "Drug",
        Attributes =
        [
            Date("OccurrenceStartDate", new EventStart(), "시작일", "start date"),
            // OHDSI compares the end-date filter of drug exposures with their start date; its answers decide.
            Date("OccurrenceEndDate", new EventStart(), "종료일", "end date"),
            Concepts("DrugType", Row("drug_type_concept_id"), "기록 유형", "record type", exclusionFlag: "DrugTypeExclude"),
            Set("DrugTypeCS", Row("drug_type_concept_id"), "기록 유형", "record type"),
            Text("StopReason", "stop_reason", "중단 사유", "stop reason"),
            Number("Refills", Row("refills"), NumberPrecision.Whole, "리필 횟수", "refills"),
            Number("Quantity", Row("quantity"), NumberPrecision.FourDecimals, "수량", "quantity"),
            Number("DaysSupply", Row("days_supply"), NumberPrecision.Whole, "처방 일수", "days of supply"),
            Concepts("RouteConcept", Row("route_concept_id"), "투여 경로", "route"),
            Set("RouteConceptCS", Row("route_concept_id"), "투여 경로", "route"),
            Number("EffectiveDrugDose", Row("effective_drug_dose"), NumberPrecision.FourDecimals, "유효 용량", "effective dose"),
            Concepts("DoseUnit", Row("dose_unit_concept_id"), "용량 단위", "dose unit"),
            Set("DoseUnitCS", Row("dose_unit_concept_id"), "용량 단위", "dose unit"),
            Text("LotNumber", "lot_number", "로트 번호", "lot number"),
            .. PersonProviderAndVisit(),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("drug_concept_id")), new(CountColumn.DaysSupply, Row("days_supply")), new(CountColumn.Duration, new EventDuration()), new(CountColumn.Quantity, Row("quantity")), new(CountColumn.Refills, Row("refills"))],
    };

    /// <summary>Drug eras: rows of <c>drug_era</c>.</summary>
    public static readonly CriterionType DrugEra = new("DrugEra", new("약물 에라", "drug era"), "drug_era", "drug_era_id", "drug_era_start_date", EndRule.Column)
    {
        EndColumn = "drug_era_end_date",
        ConceptColumn = "drug_concept_id",
        Domain = "Drug",
        Attributes =
        [
            Date("EraStartDate", new EventStart(), "에라 시작일", "era start date"),
            Date("EraEndDate", new EventEnd(), "에라 종료일", "era end date"),
            Number("OccurrenceCount", Row("drug_exposure_count"), NumberPrecision.Whole, "기록 수", "occurrence count"),
            Number("EraLength", new EventDuration(), NumberPrecision.Whole, "에라 길이(일)", "era length in days"),
            Number("GapDays", Row("gap_days"), NumberPrecision.Whole, "공백 일수", "gap days"),
            .. AgeAtStartAndEnd(),
            .. Gender(),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("drug_concept_id")), new(CountColumn.EraOccurrences, Row("drug_exposure_count")), new(CountColumn.GapDays, Row("gap_days")), new(CountColumn.Duration, new EventDuration())],
    };

    /// <summary>Dose eras: rows of <c>dose_era</c>.</summary>
    public static readonly CriterionType DoseEra = new("DoseEra", new("용량 에라", "dose era"), "dose_era", "dose_era_id", "dose_era_start_date", EndRule.Column)
    {
        EndColumn = "dose_era_end_date",
        ConceptColumn = "drug_concept_id",
        Domain = "Drug",
        Attributes =
        [
            Date("EraStartDate", new EventStart(), "에라 시작일", "era start date"),
            Date("EraEndDate", new EventEnd(), "에라 종료일", "era end date"),
            Concepts("Unit", Row("unit_concept_id"), "단위", "unit"),
            Set("UnitCS", Row("unit_concept_id"), "단위", "unit"),
            Number("DoseValue", Row("dose_value"), NumberPrecision.FourDecimals, "용량", "dose"),
            Number("EraLength", new EventDuration(), NumberPrecision.Whole, "에라 길이(일)", "era length in days"),
            .. AgeAtStartAndEnd(),
            .. Gender(),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("drug_concept_id")), new(CountColumn.Duration, new EventDuration()), new(CountColumn.Unit, Row("unit_concept_id")), new(CountColumn.ValueAsNumber, Row("dose_value"))],
    };

    /// <summary>Device exposures: rows of <c>device_exposure</c>.</summary>
    public static readonly CriterionType DeviceExposure = new("DeviceExposure", new("의료기기 노출", "device exposure"), "device_exposure", "device_exposure_id", "device_exposure_start_date", EndRule.ColumnOrNextDay)
    {
        EndColumn = "device_exposure_end_date",
        ConceptColumn = "device_concept_id",
        SourceConceptColumn = "device_source_concept_id",
        SourceConceptName = "DeviceSourceConcept",
        VisitColumn = "visit_occurrence_id",
        Domain = "Device",
        Attributes =
        [
            Date("OccurrenceStartDate", new EventStart(), "시작일", "start date"),
            Date("OccurrenceEndDate", new EventEnd(), "종료일", "end date"),
            Concepts("DeviceType", Row("device_type_concept_id"), "기록 유형", "record type", exclusionFlag: "DeviceTypeExclude"),
            Set("DeviceTypeCS", Row("device_type_concept_id"), "기록 유형", "record type"),
            Text("UniqueDeviceId", "unique_device_id", "기기 고유 식별자", "unique device id"),
            Number("Quantity", Row("quantity"), NumberPrecision.Whole, "수량", "quantity"),
            .. PersonProviderAndVisit(),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("device_concept_id")), new(CountColumn.Quantity, Row("quantity")), new(CountColumn.Duration, new EventDuration())],
    };
}
