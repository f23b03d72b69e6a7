using Naru.Core;

namespace Naru.Cdm.Quality.Profile;

/// <summary>A table of records about persons.</summary>
/// <param name="Name">The table.</param>
/// <param name="Date">The field of the day on which a record begins.</param>
/// <param name="Concept">The field of what was recorded; null if it has none.</param>
/// <param name="SourceValue">The field of the code as first recorded.</param>
/// <param name="IsMapped">
/// Whether every record should have a concept. Of a death the cause is often unknown, which is no fault of the mapping.
/// </param>
internal sealed record RecordTable(string Name, string Date, string Concept, string SourceValue, bool IsMapped = true)
{
    public static ValueList<RecordTable> All { get; } =
    [
        new("visit_occurrence", "visit_start_date", "visit_concept_id", "visit_source_value"),
        new("visit_detail", "visit_detail_start_date", "visit_detail_concept_id", "visit_detail_source_value"),
        new("condition_occurrence", "condition_start_date", "condition_concept_id", "condition_source_value"),
        new("drug_exposure", "drug_exposure_start_date", "drug_concept_id", "drug_source_value"),
        new("procedure_occurrence", "procedure_date", "procedure_concept_id", "procedure_source_value"),
        new("device_exposure", "device_exposure_start_date", "device_concept_id", "device_source_value"),
        new("measurement", "measurement_date", "measurement_concept_id", "measurement_source_value"),
        new("observation", "observation_date", "observation_concept_id", "observation_source_value"),
        new("specimen", "specimen_date", "specimen_concept_id", "specimen_source_value"),
        new("death", "death_date", "cause_concept_id", "cause_source_value", IsMapped: false),
    ];
}
