using System.Globalization;
using DuckDB.NET.Data;
using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>Reads the concepts of a vocabulary with their synonyms in the order in which the index numbers them.</summary>
internal sealed class ConceptRows(DuckDBConnection connection, string schema)
{
    // CAST: the tables of older stores have dates as text, and ids of either width.
    private const string Columns =
        """
        c.concept_id::BIGINT AS id, coalesce(c.concept_name, '') AS name, coalesce(c.domain_id, '') AS domain, coalesce(c.vocabulary_id, '') AS vocabulary,
        coalesce(c.concept_class_id, '') AS class, CASE c.standard_concept WHEN 'S' THEN 0 WHEN 'C' THEN 1 ELSE 2 END AS standard,
        coalesce(c.concept_code, '') AS code, c.valid_start_date::DATE AS valid_start, c.valid_end_date::DATE AS valid_end,
        coalesce(c.invalid_reason, '') AS invalid
        """;

    private const string Order = "standard, invalid <> '', length(name), id";

    public long Count()
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {schema}.concept";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>All concepts, streamed: two results in the same order, read side by side.</summary>
    public IEnumerable<FoundConcept> Read(CancellationToken cancellationToken)
    {
        // A result that is still being read keeps its connection busy.
        using var other = connection.Duplicate();
        other.Open();
        using var concepts = Query(connection, $"SELECT * FROM (SELECT {Columns} FROM {schema}.concept c) ORDER BY {Order}");
        using var synonyms = Query(other,
            $"""
            SELECT id, synonym, language FROM (
                SELECT {Columns}, s.synonym, s.language
                FROM {schema}.concept c JOIN (
                    SELECT DISTINCT concept_id, concept_synonym_name AS synonym, coalesce(language_concept_id, 0)::BIGINT AS language
                    FROM {schema}.concept_synonym WHERE concept_synonym_name IS NOT NULL) s USING (concept_id)
                WHERE s.synonym <> coalesce(c.concept_name, ''))
            ORDER BY {Order}, language, synonym
            """);
        var more = synonyms.Read();
        var names = new List<ConceptName>();
        while (concepts.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = concepts.GetInt64(0);
            names.Clear();
            while (more && synonyms.GetInt64(0) == id)
            {
                var language = synonyms.GetInt64(2);
                names.Add(new(synonyms.GetString(1), language == 0 ? null : language));
                more = synonyms.Read();
            }

            yield return Concept(concepts, id, names.ToValueList());
        }
    }

    private static FoundConcept Concept(DuckDBDataReader row, long id, ValueList<ConceptName> synonyms) => new(
        id, row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), (StandardStatus)row.GetInt32(5), row.GetString(6),
        Date(row, 7, DateOnly.MinValue), Date(row, 8, DateOnly.MaxValue), row.GetString(9) is { Length: > 0 } reason ? reason : null, synonyms);

    private static DateOnly Date(DuckDBDataReader row, int column, DateOnly otherwise) =>
        row.IsDBNull(column) ? otherwise : row.GetFieldValue<DateOnly>(column);

    private static DuckDBDataReader Query(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = sql;
        return command.ExecuteReader();
    }
}
