using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Store;

/// <summary>
/// Persons, records, first and last day of every concept of a table of events, computed once when the table is stored: what
/// planning a question, searching concepts and a profile of the hospital start from.
/// </summary>
internal static class ConceptStatistics
{
    /// <summary>
    /// The statement that adds them; null for tables that are no events. It walks the clustered rows once and counts where the
    /// person changes: nothing is hashed, so memory does not grow with the table.
    /// </summary>
    public static string? Insert(OmopTable table, IReadOnlySet<string> stored)
    {
        if (table.EventConcept?.Name is not { } concept || !stored.Contains(concept) || !stored.Contains("person_id"))
        {
            return null;
        }

        var day = table.StartDate is { } start && stored.Contains(start.Name) ? start.Name : "NULL::DATE";
        return $"""
            INSERT INTO {StoreSchema.Written}.naru.concept_statistics
            SELECT {Sql.Text(table.Name)}, concept_id, sum(is_new)::BIGINT, count(*), min(day), max(day)
            FROM (
                SELECT {concept} AS concept_id, {day} AS day,
                    (person_id IS DISTINCT FROM lag(person_id) OVER () OR {concept} IS DISTINCT FROM lag({concept}) OVER ())::INTEGER AS is_new
                FROM {StoreSchema.Written}.cdm.{table.Name})
            WHERE concept_id IS NOT NULL
            GROUP BY concept_id ORDER BY concept_id
            """;
    }

    /// <summary>
    /// The statement that adds how many records have each source concept together with each concept; null for tables without source
    /// concepts. Nothing is clustered by these, but a source concept stands beside few concepts, and by them its records are found.
    /// </summary>
    public static string? InsertSources(OmopTable table, IReadOnlySet<string> stored) =>
        table.EventConcept?.Name is { } concept && SourceConcept(table) is { } source && stored.Contains(concept) && stored.Contains(source)
            ? $"""
                INSERT INTO {StoreSchema.Written}.naru.source_concept_statistics
                SELECT {Sql.Text(table.Name)}, {source}, {concept}, count(*) FROM {StoreSchema.Written}.cdm.{table.Name}
                WHERE {source} IS NOT NULL GROUP BY {source}, {concept} ORDER BY {source}, {concept}
                """
            : null;

    /// <summary>
    /// Whether the store that is read has them all. One that was written before source concepts were counted has not: it is answered
    /// as other data are.
    /// </summary>
    public static bool AreIn(DuckDBConnection connection) => Sql.Query(
        connection,
        $"""
        SELECT count(*) FROM duckdb_tables() WHERE database_name = {Sql.Text(StoreSchema.Read)} AND schema_name = 'naru'
            AND table_name IN ('concept_statistics', 'source_concept_statistics')
        """,
        reader => reader.Read() && reader.GetInt64(0) == 2,
        CancellationToken.None);

    /// <summary>The column of a table of events that says which source concept a record came from.</summary>
    public static string? SourceConcept(OmopTable table) =>
        table.EventConcept?.Name.Replace("_concept_id", "_source_concept_id", StringComparison.Ordinal) is { } name && table.Field(name) is not null
            ? name
            : null;
}
