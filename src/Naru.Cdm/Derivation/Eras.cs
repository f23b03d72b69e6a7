using DuckDB.NET.Data;

namespace Naru.Cdm.Derivation;

/// <summary>
/// Makes <c>condition_era</c> and <c>drug_era</c> from the records, by the rules of OHDSI's scripts (<c>insert_condition_era.sql</c>
/// and <c>insert_drug_era.sql</c> of ETL-Synthea, which the CDM's documentation also gives); <c>docs/derived-tables.md</c> has each
/// rule, and where Naru decided what the scripts leave open. The result depends on the records alone: not on their order, on
/// threads or on memory. It is made from slices of persons, so memory is bounded however many records there are.
/// </summary>
internal static class Eras
{
    /// <summary>The longest gap, in days from one record's end to the next one's start, over which an era goes on.</summary>
    internal const int PersistenceDays = 30;

    /// <summary>The tables that can be derived.</summary>
    internal static IReadOnlyList<string> Tables { get; } = ["condition_era", "drug_era"];

    /// <summary>Creates and fills the table <paramref name="target"/>: rows ordered, and numbered from 1, by person, concept and start.</summary>
    /// <param name="table">One of <see cref="Tables"/>.</param>
    /// <param name="connection">Open, for this thread alone. Outside a transaction every slice is committed by itself.</param>
    /// <param name="sourceSchema">
    /// The schema of <c>condition_occurrence</c>, <c>drug_exposure</c>, <c>concept_ancestor</c> and <c>concept</c>: its name, or its
    /// database's and its own with a dot between, not quoted. Tables and columns that it lacks are taken for empty and NULL.
    /// </param>
    /// <param name="target">The table to create, as SQL, quoted where it must be. If this call does not return, it may be there in part.</param>
    /// <param name="recordsPerSlice">How many records are worked on at a time, roughly; null: what the memory limit allows.</param>
    /// <param name="cancellation">Interrupts the running statement.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="DuckDBException">The target exists, or memory and disk together do not suffice.</exception>
    internal static DerivedTable Derive(
        string table,
        DuckDBConnection connection,
        string sourceSchema,
        string target,
        long? recordsPerSlice = null,
        CancellationToken cancellation = default) => table switch
        {
            "condition_era" => DeriveConditionEra(connection, sourceSchema, target, recordsPerSlice, cancellation),
            "drug_era" => DeriveDrugEra(connection, sourceSchema, target, recordsPerSlice, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(table), "No such table can be derived."),
        };

    /// <inheritdoc cref="Derive"/>
    internal static DerivedTable DeriveConditionEra(
        DuckDBConnection connection, string sourceSchema, string target, long? recordsPerSlice = null, CancellationToken cancellation = default)
    {
        var conditions = SourceTable.Relation(connection, sourceSchema, "condition_occurrence", ConditionSpans.Columns, cancellation);
        return new EraTable("condition_era", ConditionSpans.Of(conditions)).Create(connection, target, recordsPerSlice, cancellation);
    }

    /// <inheritdoc cref="Derive"/>
    internal static DerivedTable DeriveDrugEra(
        DuckDBConnection connection, string sourceSchema, string target, long? recordsPerSlice = null, CancellationToken cancellation = default)
    {
        var exposures = SourceTable.Relation(connection, sourceSchema, "drug_exposure", DrugSpans.Columns, cancellation);
        using var _ = new DrugIngredients(connection, sourceSchema, exposures, cancellation);
        return new EraTable("drug_era", DrugSpans.Of(exposures, DrugIngredients.Table))
            .Create(connection, target, recordsPerSlice, cancellation);
    }
}
