namespace Naru.Cdm.Store;

/// <summary>
/// What a store is made of: a DuckDB file with the OMOP tables in the schema <c>cdm</c> and what Naru knows of them in the schema
/// <c>naru</c>. A file is a store if and only if it has the table <c>naru.store</c>.
/// </summary>
internal static class StoreSchema
{
    /// <summary>
    /// Raised whenever an older Naru would misread a newer store. A store of a greater number is refused.
    /// </summary>
    public const int FormatVersion = 1;

    /// <summary>
    /// Rows in a row group of a store. A question reads whole row groups, so the smaller they are, the less it reads that it does not
    /// need; but each has statistics of its own, which every question looks at. DuckDB's own 122,880 made sets of many concepts read
    /// three times as long as this; half of this gains nothing more (docs/performance.md).
    /// </summary>
    public const int RowGroupSize = 32_768;

    /// <summary>The name under which a store is attached while it is written.</summary>
    public const string Written = "written";

    /// <summary>The name under which a CDM in a DuckDB file is attached while it is read.</summary>
    public const string Read = "source";

    /// <summary>The name under which a vocabulary in a DuckDB file is attached while it is read.</summary>
    public const string Vocabulary = "source_vocabulary";

    /// <summary>The name under which the store that an import replaces is attached.</summary>
    public const string Previous = "previous";

    /// <summary>The statements that make the empty tables of what Naru knows, in the store attached as <see cref="Written"/>.</summary>
    public static IReadOnlyList<string> Create { get; } =
    [
        $"CREATE SCHEMA {Written}.cdm",
        $"CREATE SCHEMA {Written}.naru",
        $"""
        CREATE TABLE {Written}.naru.store (
            format_version INTEGER, cdm_version VARCHAR, vocabulary_version VARCHAR, data_version VARCHAR, created_at TIMESTAMP,
            source VARCHAR, opt_out_version VARCHAR)
        """,
        $"""
        CREATE TABLE {Written}.naru.source_table (
            table_name VARCHAR, row_count BIGINT, source_name VARCHAR, source_hash VARCHAR, content_hash VARCHAR, imported_at TIMESTAMP,
            is_derived BOOLEAN)
        """,
        $"CREATE TABLE {Written}.naru.source_column (table_name VARCHAR, column_name VARCHAR, given_name VARCHAR)",
        $"CREATE TABLE {Written}.naru.opt_out (person_id BIGINT)",
        $"""
        CREATE TABLE {Written}.naru.concept_statistics (
            table_name VARCHAR, concept_id BIGINT, persons BIGINT, records BIGINT, first_date DATE, last_date DATE)
        """,
        $"CREATE TABLE {Written}.naru.source_concept_statistics (table_name VARCHAR, source_concept_id BIGINT, concept_id BIGINT, records BIGINT)",
    ];
}
