using Naru.Core;

namespace Naru.Cdm.Store;

/// <summary>What a store knows of one of its tables. Immutable.</summary>
/// <param name="Name">The OMOP table.</param>
/// <param name="Rows">How many rows it has, without the patients who opted out.</param>
/// <param name="Source">Where it came from, as users see it: a file, or <c>schema.table</c> of a database.</param>
/// <param name="SourceHash">
/// Changes when the source's table changes: SHA-256 of a file, or what a database can say cheaply. Null if the source could not say;
/// then every import reads it again.
/// </param>
/// <param name="ContentHash">Changes when any row of the stored table changes; the same rows from another source have the same.</param>
/// <param name="ImportedAt">When it was read from its source, in UTC.</param>
/// <param name="IsDerived">Whether Naru made it from other tables.</param>
/// <param name="GivenNames">The columns that the source had: name in CDM 5.4 → name as written there.</param>
public sealed record StoreTable(
    string Name,
    long Rows,
    string Source,
    string? SourceHash,
    string ContentHash,
    DateTimeOffset ImportedAt,
    bool IsDerived,
    ValueList<KeyValuePair<string, string>> GivenNames);
