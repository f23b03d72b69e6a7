namespace Naru.Cohorts.Model;

/// <content>Procedures, measurements and observations.</content>
public static partial class CriterionTypes
{
    /// <summary>Procedure occurrences: rows of <c>procedure_occurrence</c>.</summary>
    public static readonly CriterionType ProcedureOccurrence = new("ProcedureOccurrence", new("시술·처치 기록", "procedure occurrence"), "procedure_occurrence", "procedure_occurrence_id", "procedure_date", EndRule.NextDay)
    {
        ConceptColumn = "procedure_concept_id",
        SourceConceptColumn = "procedure_source_concept_id",
        SourceConceptName = "ProcedureSourceConcept",
        VisitColumn = "visit_occurrence_id",
        Domain = "Procedure",
        Attributes =
        [
            Date("OccurrenceStartDate", new EventStart(), "시작일", "start date"),
            Concepts("ProcedureType", Row("procedure_type_concept_id"), "기록 유형", "record type", exclusionFlag: "ProcedureTypeExclude"),
            Set("ProcedureTypeCS", Row("procedure_type_concept_id"), "기록 유형", "record type"),
            Concepts("Modifier", Row("modifier_concept_id"), "수식어", "modifier"),
            Set("ModifierCS", Row("modifier_concept_id"), "수식어", "modifier"),
            Number("Quantity", Row("quantity"), NumberPrecision.Whole, "수량", "quantity"),
            .. PersonProviderAndVisit(),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("procedure_concept_id")), new(CountColumn.Duration, new One()), new(CountColumn.Quantity, Row("quantity"))],
    };

    /// <summary>Measurements: rows of <c>measurement</c>.</summary>
    public static readonly CriterionType Measurement = new("Measurement", new("검사 결과", "measurement"), "measurement", "measurement_id", "measurement_date", EndRule.NextDay)
    {
        ConceptColumn = "measurement_concept_id",
        SourceConceptColumn = "measurement_source_concept_id",
        SourceConceptName = "MeasurementSourceConcept",
        VisitColumn = "visit_occurrence_id",
        Domain = "Measurement",
        Attributes =
        [
            Date("OccurrenceStartDate", new EventStart(), "시작일", "start date"),
            Concepts("MeasurementType", Row("measurement_type_concept_id"), "기록 유형", "record type", exclusionFlag: "MeasurementTypeExclude"),
            Set("MeasurementTypeCS", Row("measurement_type_concept_id"), "기록 유형", "record type"),
            Concepts("Operator", Row("operator_concept_id"), "연산자", "operator"),
            Set("OperatorCS", Row("operator_concept_id"), "연산자", "operator"),
            Number("ValueAsNumber", Row("value_as_number"), NumberPrecision.FourDecimals, "수치 값", "numeric value"),
            Concepts("ValueAsConcept", Row("value_as_concept_id"), "개념 값", "concept value"),
            Set("ValueAsConceptCS", Row("value_as_concept_id"), "개념 값", "concept value"),
            Concepts("Unit", Row("unit_concept_id"), "단위", "unit"),
            Set("UnitCS", Row("unit_concept_id"), "단위", "unit"),
            Number("RangeLow", Row("range_low"), NumberPrecision.FourDecimals, "정상 하한", "low end of range"),
            Number("RangeHigh", Row("range_high"), NumberPrecision.FourDecimals, "정상 상한", "high end of range"),
            Number("RangeLowRatio", new RowRatio("value_as_number", "range_low"), NumberPrecision.FourDecimals, "하한 대비 비율", "ratio to low end of range"),
            Number("RangeHighRatio", new RowRatio("value_as_number", "range_high"), NumberPrecision.FourDecimals, "상한 대비 비율", "ratio to high end of range"),
            Flag("Abnormal", Row("value_as_number"), "비정상 결과", "abnormal result"),
            .. PersonProviderAndVisit(),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("measurement_concept_id")), new(CountColumn.Duration, new One()), new(CountColumn.ValueAsNumber, Row("value_as_number")), new(CountColumn.RangeHigh, Row("range_high")), new(CountColumn.RangeLow, Row("range_low"))],
    };

    /// <summary>Observations: rows of <c>observation</c>.</summary>
    public static readonly CriterionType Observation = new("Observation", new("관찰 기록", "observation"), "observation", "observation_id", "observation_date", EndRule.NextDay)
    {
        ConceptColumn = "observation_concept_id",
        SourceConceptColumn = "observation_source_concept_id",
        SourceConceptName = "ObservationSourceConcept",
        VisitColumn = "visit_occurrence_id",
        Domain = "Observation",
        Attributes =
        [
            Date("OccurrenceStartDate", new EventStart(), "시작일", "start date"),
            Concepts("ObservationType", Row("observation_type_concept_id"), "기록 유형", "record type", exclusionFlag: "ObservationTypeExclude"),
            Set("ObservationTypeCS", Row("observation_type_concept_id"), "기록 유형", "record type"),
            Number("ValueAsNumber", Row("value_as_number"), NumberPrecision.FourDecimals, "수치 값", "numeric value"),
            Text("ValueAsString", "value_as_string", "문자 값", "text value"),
            Concepts("ValueAsConcept", Row("value_as_concept_id"), "개념 값", "concept value"),
            Set("ValueAsConceptCS", Row("value_as_concept_id"), "개념 값", "concept value"),
            Concepts("Qualifier", Row("qualifier_concept_id"), "한정어", "qualifier"),
            Set("QualifierCS", Row("qualifier_concept_id"), "한정어", "qualifier"),
            Concepts("Unit", Row("unit_concept_id"), "단위", "unit"),
            Set("UnitCS", Row("unit_concept_id"), "단위", "unit"),
            .. PersonProviderAndVisit(),
        ],
        CountColumns = [new(CountColumn.DomainConcept, Row("observation_concept_id")), new(CountColumn.ValueAsNumber, Row("value_as_number")), new(CountColumn.Duration, new One())],
    };
}
