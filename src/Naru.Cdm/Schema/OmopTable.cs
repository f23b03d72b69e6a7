using Naru.Core;

namespace Naru.Cdm.Schema;

/// <summary>A table of the OMOP CDM, with the fields of version 5.4. Immutable; safe to share between threads.</summary>
/// <param name="Name">Name, lower case.</param>
/// <param name="Fields">The fields, in the order of the specification.</param>
public sealed record OmopTable(string Name, ValueList<OmopField> Fields)
{
    /// <summary>Its primary key; null for tables that have none, such as <c>death</c>.</summary>
    public OmopField? PrimaryKey => Fields.FirstOrDefault(f => f.IsPrimaryKey);

    /// <summary>Whether its rows belong to persons, by a <c>person_id</c>.</summary>
    public bool HasPerson => Fields.Any(f => f.Name == "person_id");

    /// <summary>Whether it belongs to the vocabulary, not to a hospital's records: what Athena delivers, and a site's own mappings.</summary>
    public bool IsVocabulary => Name is "concept" or "concept_ancestor" or "concept_class" or "concept_relationship" or "concept_synonym"
        or "domain" or "drug_strength" or "relationship" or "source_to_concept_map" or "vocabulary";

    /// <summary>
    /// The standard concept of the event that a row records, which OMOP puts right after the key and the person:
    /// <c>measurement_concept_id</c>. Null for tables whose rows are no events, such as <c>observation_period</c>.
    /// </summary>
    public OmopField? EventConcept =>
        Fields.Count > 2 && Fields[0].IsPrimaryKey && Fields[1].Name == "person_id" && Fields[2].Name.EndsWith("_concept_id", StringComparison.Ordinal)
            ? Fields[2]
            : null;

    /// <summary>The day on which what a row records began: its first date. Null for tables without dates.</summary>
    public OmopField? StartDate => Fields.FirstOrDefault(f => f.Type == OmopType.Date);

    /// <summary>The field of a name, in any case and of either version; null if there is none.</summary>
    public OmopField? Field(string name) => Fields.FirstOrDefault(f =>
        f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(f.FormerName, name, StringComparison.OrdinalIgnoreCase));
}
