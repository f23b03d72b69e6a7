using DuckDB.NET.Data;
using Naru.Core;
using Naru.Vocabulary.Search;
using Xunit;

namespace Naru.Tests.Vocabulary;

/// <summary>A small vocabulary in DuckDB with its index in a folder of its own.</summary>
internal sealed class SearchVocabulary : IDisposable
{
    private static readonly DateOnly Start = new(1970, 1, 1);
    private static readonly DateOnly End = new(2099, 12, 31);

    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("naru-search-");

    public SearchVocabulary(IReadOnlyList<FoundConcept> concepts, SearchLimits? limits = null)
    {
        var sharing = concepts.SelectMany(c => c.Synonyms).CountBy(s => s).ToDictionary();
        Concepts = [.. concepts.Select(c => c with { Synonyms = c.Synonyms.OrderBy(s => sharing[s]).ThenBy(s => s.Text, StringComparer.Ordinal).ToValueList() })];
        Folder = Path.Combine(parent.FullName, "search");
        using var connection = Connect(concepts);
        using (var built = SearchIndex.Build(connection, "cdm", Folder).Value)
        {
            Assert.NotNull(built);
        }

        Index = SearchIndex.Open(Folder, limits ?? new(SearchIndex.Few, SearchIndex.CountedAtMost)).Value!;
    }

    public IReadOnlyList<FoundConcept> Concepts { get; }

    public string Folder { get; }

    public SearchIndex Index { get; }

    public static FoundConcept Concept(
        long id, string name, string domain = "Condition", string vocabulary = "SNOMED", string conceptClass = "Disorder",
        StandardStatus standard = StandardStatus.Standard, string? code = null, string? invalid = null, params string[] synonyms) => new(
        id, name, domain, vocabulary, conceptClass, standard, code ?? $"code{id}", Start, End, invalid,
        synonyms.Where(s => s != name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(s => new ConceptName(s, 4175771)).ToValueList());

    public static DuckDBConnection Connect(IReadOnlyList<FoundConcept> concepts)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE SCHEMA cdm;
            CREATE TABLE cdm.concept (concept_id INTEGER, concept_name VARCHAR, domain_id VARCHAR, vocabulary_id VARCHAR, concept_class_id VARCHAR,
                standard_concept VARCHAR, concept_code VARCHAR, valid_start_date DATE, valid_end_date DATE, invalid_reason VARCHAR);
            CREATE TABLE cdm.concept_synonym (concept_id INTEGER, concept_synonym_name VARCHAR, language_concept_id INTEGER);
            """;
        command.ExecuteNonQuery();
        using var rows = connection.CreateAppender("cdm", "concept");
        using var synonyms = connection.CreateAppender("cdm", "concept_synonym");
        foreach (var concept in concepts)
        {
            rows.CreateRow().AppendValue((int)concept.Id).AppendValue(concept.Name).AppendValue(concept.Domain).AppendValue(concept.Vocabulary)
                .AppendValue(concept.Class)
                .AppendValue(concept.Standard switch { StandardStatus.Standard => "S", StandardStatus.Classification => "C", StandardStatus.NonStandard => null })
                .AppendValue(concept.Code).AppendValue(concept.ValidStart).AppendValue(concept.ValidEnd).AppendValue(concept.InvalidReason).EndRow();
            // Twice, and the name itself among them, as it is in Athena.
            foreach (var name in (ConceptName[])[.. concept.Synonyms, .. concept.Synonyms, new(concept.Name, 4180186)])
            {
                synonyms.CreateRow().AppendValue((int)concept.Id).AppendValue(name.Text).AppendValue((int)(name.LanguageConceptId ?? 0)).EndRow();
            }
        }

        return connection;
    }

    public ConceptHits Search(ConceptQuery query, IConceptUse? use = null)
    {
        var result = Index.Search(query, use);
        Assert.True(result.IsSuccess, string.Join(", ", result.Findings));
        return result.Value;
    }

    public void Dispose()
    {
        Index.Dispose();
        parent.Delete(recursive: true);
    }
}

/// <summary>The persons of a store, by concept.</summary>
internal sealed record ConceptUse(IReadOnlyDictionary<long, long> Persons) : IConceptUse;
