using Naru.Cdm.Importing;
using Naru.Core;

namespace Naru.Synth.Engine;

/// <summary>The tables that a synthetic hospital fills, and the places of their columns.</summary>
internal static class RowLayout
{
    public const int Person = 0;
    public const int Period = 1;
    public const int Visit = 2;
    public const int Condition = 3;
    public const int Drug = 4;
    public const int Procedure = 5;
    public const int Measurement = 6;
    public const int Observation = 7;
    public const int Death = 8;
    public const int Location = 9;
    public const int CareSite = 10;
    public const int Provider = 11;
    public const int Source = 12;

    /// <summary>
    /// The tables, in the order of the numbers above; their columns are in the order in which <see cref="RecordWriter"/> fills them. The
    /// last ones are there and empty.
    /// </summary>
    public static ValueList<GeneratedTable> Tables { get; } =
    [
        Table("person", [
            new("person_id", CellKind.Key), Number("gender_concept_id"), Number("year_of_birth"), Number("month_of_birth"),
            Number("day_of_birth"), Number("race_concept_id"), Number("ethnicity_concept_id"), Number("location_id"),
            new("person_source_value", CellKind.Label, "SYN-"), Text("gender_source_value"), Number("gender_source_concept_id"),
            Date("birth_datetime")]),
        Table("observation_period", [
            new("observation_period_id", CellKind.Key), PersonOf, Date("observation_period_start_date"),
            Date("observation_period_end_date"), Number("period_type_concept_id")]),
        Table("visit_occurrence", [
            new("visit_occurrence_id", CellKind.Key), PersonOf, Number("visit_concept_id"), Date("visit_start_date"),
            Date("visit_end_date"), Number("visit_type_concept_id"), Number("provider_id"), Number("care_site_id")]),
        Table("condition_occurrence", [
            new("condition_occurrence_id", CellKind.Key), PersonOf, Number("condition_concept_id"), Date("condition_start_date"),
            Number("condition_type_concept_id"), Number("condition_status_concept_id"), Number("provider_id"), VisitOf,
            Text("condition_source_value"), Number("condition_source_concept_id")]),
        Table("drug_exposure", [
            new("drug_exposure_id", CellKind.Key), PersonOf, Number("drug_concept_id"), Date("drug_exposure_start_date"),
            Date("drug_exposure_end_date"), Number("drug_type_concept_id"), Real("quantity"), Number("days_supply"),
            Number("route_concept_id"), Number("provider_id"), VisitOf, Text("drug_source_value"), Number("drug_source_concept_id")]),
        Table("procedure_occurrence", [
            new("procedure_occurrence_id", CellKind.Key), PersonOf, Number("procedure_concept_id"), Date("procedure_date"),
            Number("procedure_type_concept_id"), Number("quantity"), Number("provider_id"), VisitOf,
            Text("procedure_source_value"), Number("procedure_source_concept_id")]),
        Table("measurement", [
            new("measurement_id", CellKind.Key), PersonOf, Number("measurement_concept_id"), Date("measurement_date"),
            Number("measurement_type_concept_id"), Real("value_as_number"), Number("unit_concept_id"), Real("range_low"),
            Real("range_high"), Number("provider_id"), VisitOf, Text("measurement_source_value"), Number("measurement_source_concept_id"),
            Text("unit_source_value")]),
        Table("observation", [
            new("observation_id", CellKind.Key), PersonOf, Number("observation_concept_id"), Date("observation_date"),
            Number("observation_type_concept_id"), Number("value_as_concept_id"), Number("provider_id"), VisitOf,
            Text("observation_source_value"), Number("observation_source_concept_id"), Text("value_source_value")]),
        Table("death", [PersonOf, Date("death_date"), Number("death_type_concept_id")]),
        Table("location", [new("location_id", CellKind.Key), Text("city"), Text("location_source_value")]),
        Table("care_site", [
            new("care_site_id", CellKind.Key), Text("care_site_name"), Number("place_of_service_concept_id"), Number("location_id"),
            new("care_site_source_value", CellKind.Label, "SYN-SITE-")]),
        Table("provider", [
            new("provider_id", CellKind.Key), new("provider_name", CellKind.Label, "SYNTHETIC (합성) "), Number("specialty_concept_id"),
            Number("care_site_id"), new("provider_source_value", CellKind.Label, "SYN-PROVIDER-")]),
        Table("cdm_source", [
            Text("cdm_source_name"), Text("cdm_source_abbreviation"), Text("cdm_holder"), Text("source_description"),
            Date("source_release_date"), Date("cdm_release_date"), Text("cdm_version"), Number("cdm_version_concept_id"),
            Text("vocabulary_version")]),
        .. ((string[])
            [
                "visit_detail", "device_exposure", "dose_era", "specimen", "payer_plan_period", "note", "note_nlp", "cost", "episode",
                "episode_event", "fact_relationship", "metadata",
            ]).Select(name => Table(name, [])),
    ];

    private static GeneratedColumn PersonOf => Number("person_id");

    private static GeneratedColumn VisitOf => new("visit_occurrence_id", CellKind.Reference, "visit_occurrence");

    private static GeneratedTable Table(string name, ValueList<GeneratedColumn> columns) => new(name, columns);

    private static GeneratedColumn Number(string name) => new(name, CellKind.Number);

    private static GeneratedColumn Real(string name) => new(name, CellKind.Real);

    private static GeneratedColumn Date(string name) => new(name, CellKind.Date);

    private static GeneratedColumn Text(string name) => new(name, CellKind.Text);
}
