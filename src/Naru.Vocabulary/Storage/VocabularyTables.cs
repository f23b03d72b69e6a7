using DuckDB.NET.Data;

namespace Naru.Vocabulary.Storage;

/// <summary>
/// The tables of the vocabulary's store as everything here reads them: every column of CDM 5.4 that has a meaning here is there, NULL where
/// the store has none (it keeps no column without a value), and numbers of concepts in the width in which they lie, so that a filter reaches the
/// row groups.
/// </summary>
internal static class VocabularyTables
{
    private static readonly (string Table, (string Column, string Type)[] Columns)[] Tables =
    [
        ("concept",
        [
            ("concept_id", "BIGINT"), ("concept_name", "VARCHAR"), ("domain_id", "VARCHAR"), ("vocabulary_id", "VARCHAR"),
            ("concept_class_id", "VARCHAR"), ("standard_concept", "VARCHAR"), ("concept_code", "VARCHAR"), ("valid_start_date", "DATE"),
            ("valid_end_date", "DATE"), ("invalid_reason", "VARCHAR"),
        ]),
        ("concept_ancestor",
        [
            ("ancestor_concept_id", "BIGINT"), ("descendant_concept_id", "BIGINT"), ("min_levels_of_separation", "INTEGER"),
            ("max_levels_of_separation", "INTEGER"),
        ]),
        ("concept_relationship",
        [
            ("concept_id_1", "BIGINT"), ("concept_id_2", "BIGINT"), ("relationship_id", "VARCHAR"), ("valid_start_date", "DATE"),
            ("valid_end_date", "DATE"), ("invalid_reason", "VARCHAR"),
        ]),
        ("concept_synonym", [("concept_id", "BIGINT"), ("concept_synonym_name", "VARCHAR"), ("language_concept_id", "BIGINT")]),
        ("relationship", [("relationship_id", "VARCHAR"), ("relationship_name", "VARCHAR"), ("reverse_relationship_id", "VARCHAR")]),
    ];

    /// <summary>Makes views of them in the schema <c>main</c>.</summary>
    /// <param name="connection">The connection's own database must have none of them.</param>
    /// <param name="catalog">The name under which the store is attached.</param>
    public static void Expose(DuckDBConnection connection, string catalog)
    {
        var stored = Query.Rows(
                connection,
                $"SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = {Query.Text(catalog)} AND schema_name = 'cdm'",
                r => (r.GetString(0), r.GetString(1)))
            .ToHashSet();
        foreach (var (table, columns) in Tables)
        {
            var select = columns.Select(c => stored.Contains((table, c.Column)) ? c.Column : $"NULL::{c.Type} AS {c.Column}");
            var from = stored.Any(s => s.Item1 == table) ? $"FROM {catalog}.cdm.{table}" : "WHERE false";
            Query.Run(connection, $"CREATE VIEW {table} AS SELECT {string.Join(", ", select)} {from}");
        }
    }
}
