using System.Globalization;
using DuckDB.NET.Data;
using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>Reads the concepts of a vocabulary with their synonyms in the order in which the index numbers them.</summary>
internal sealed class ConceptRows(DuckDBConnection connection, string schema)
{
    public long Count()
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {schema}.concept";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// All concepts, streamed. A concept and its synonyms are rows of one result, sorted so that they follow one another. Of the synonyms of a
    /// language those come first that fewest concepts have: "infliximab" says more than "biologic", and the tables keep no order.
    /// </summary>
    public IEnumerable<FoundConcept> Read(CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText =
            $"""
            WITH concepts AS (
                SELECT concept_id::BIGINT AS id, coalesce(concept_name, '') AS name, coalesce(domain_id, '') AS domain,
                    coalesce(vocabulary_id, '') AS vocabulary, coalesce(concept_class_id, '') AS class,
                    (CASE standard_concept WHEN 'S' THEN 0 WHEN 'C' THEN 1 ELSE 2 END)::INTEGER AS standard, coalesce(concept_code, '') AS code,
                    valid_start_date::DATE AS valid_start, valid_end_date::DATE AS valid_end, coalesce(invalid_reason, '') AS invalid
                FROM {schema}.concept),
            named AS (
                SELECT DISTINCT concept_id::BIGINT AS id, concept_synonym_name AS synonym, coalesce(language_concept_id, 0)::BIGINT AS language
                FROM {schema}.concept_synonym WHERE concept_synonym_name IS NOT NULL),
            synonyms AS (SELECT *, count(*) OVER (PARTITION BY language, synonym) AS sharing FROM named)
            SELECT id, name, domain, vocabulary, class, standard, code, valid_start, valid_end, invalid, NULL AS synonym, -1::BIGINT AS language, 0 AS sharing,
                invalid <> '' AS out, length(name) AS size
            FROM concepts
            UNION ALL
            SELECT id, NULL, NULL, NULL, NULL, standard, NULL, NULL, NULL, NULL, synonym, language, sharing, invalid <> '', length(name)
            FROM concepts JOIN synonyms USING (id)
            WHERE synonym <> name
            ORDER BY standard, out, size, id, language, sharing, synonym
            """;
        using var row = command.ExecuteReader();
        var names = new List<ConceptName>();
        FoundConcept? concept = null;
        while (row.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.GetInt64(11) is >= 0 and var language)
            {
                names.Add(new(row.GetString(10), language == 0 ? null : language));
                continue;
            }

            if (concept is not null)
            {
                yield return concept with { Synonyms = names.ToValueList() };
            }

            names.Clear();
            concept = new(
                row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), (StandardStatus)row.GetInt32(5), row.GetString(6),
                Date(row, 7, DateOnly.MinValue), Date(row, 8, DateOnly.MaxValue), row.GetString(9) is { Length: > 0 } reason ? reason : null, []);
        }

        if (concept is not null)
        {
            yield return concept with { Synonyms = names.ToValueList() };
        }
    }

    private static DateOnly Date(DuckDBDataReader row, int column, DateOnly otherwise) =>
        row.IsDBNull(column) ? otherwise : row.GetFieldValue<DateOnly>(column);
}
