namespace Naru.Cdm.Quality;

/// <summary>The checks, by the names of OHDSI's Data Quality Dashboard.</summary>
internal enum CheckKind
{
    CdmTable,
    MeasurePersonCompleteness,
    MeasureConditionEraCompleteness,
    MeasureObservationPeriodOverlap,
    CdmField,
    IsRequired,
    CdmDatatype,
    IsPrimaryKey,
    IsForeignKey,
    FkDomain,
    FkClass,
    IsStandardValidConcept,
    MeasureValueCompleteness,
    StandardConceptRecordCompleteness,
    SourceConceptRecordCompleteness,
    SourceValueCompleteness,
    PlausibleValueLow,
    PlausibleValueHigh,
    PlausibleTemporalAfter,
    PlausibleDuringLife,
    PlausibleStartBeforeEnd,
    PlausibleAfterBirth,
    PlausibleBeforeDeath,
    WithinVisitDates,
    PlausibleUnitConceptIds,
    PlausibleGender,
    PlausibleGenderUseDescendants,
}
