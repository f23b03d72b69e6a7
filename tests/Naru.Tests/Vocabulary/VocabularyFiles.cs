using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Core;
using Naru.Vocabulary;
using Xunit;

namespace Naru.Tests.Vocabulary;

/// <summary>A small vocabulary in the form of Athena's files, for a test to change; deleted when disposed.</summary>
internal sealed class VocabularyFiles : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("naru-vocabulary-").FullName;

    public VocabularyFiles(string version = "v5.0 OLD")
    {
        Directory.CreateDirectory(Source);
        Version = version;
        Concepts =
        [
            Concept(10, "Disease", code: "64572001"), Concept(11, "Diabetes", code: "73211009"), Concept(12, "Type 2 diabetes", code: "44054006"),
            Concept(13, "Type 1 diabetes", code: "46635009"), Concept(20, "\"Sugar\" disease", vocabulary: "KCD7", standard: "", code: "E11"),
            Concept(21, "Old diabetes", standard: "", code: "OLD", invalid: "U"),
            Concept(4175771, "Korean language", domain: "Language", code: "66045009"),
        ];
        Ancestors = [(10, 10, 0), (10, 11, 1), (10, 12, 2), (10, 13, 2), (11, 11, 0), (11, 12, 1), (11, 13, 1), (12, 12, 0), (13, 13, 0)];
        Relationships =
        [
            (11, 10, "Is a", ""), (10, 11, "Subsumes", ""), (12, 11, "Is a", ""), (13, 11, "Is a", ""),
            (20, 12, "Maps to", ""), (12, 20, "Mapped from", ""), (12, 12, "Maps to", ""), (21, 11, "Concept replaced by", ""),
        ];
        Synonyms = [(12, "제2형 당뇨병", 4175771), (11, "당뇨병", 4175771)];
    }

    public string Version { get; set; }

    public List<string[]> Concepts { get; }

    public List<(long Ancestor, long Descendant, int Levels)> Ancestors { get; }

    public List<(long From, long To, string Relationship, string Invalid)> Relationships { get; }

    public List<(long Concept, string Name, long Language)> Synonyms { get; }

    /// <summary>Where the files are.</summary>
    public string Source => Path.Combine(root, "athena");

    /// <summary>Where the vocabulary is loaded.</summary>
    public string Folder => Path.Combine(root, "vocabulary");

    public string Beside(string name) => Path.Combine(root, name);

    public static string[] Concept(
        long id, string name, string domain = "Condition", string vocabulary = "SNOMED", string standard = "S", string code = "C", string invalid = "") =>
        [id.ToString(), name, domain, vocabulary, "Clinical Finding", standard, code, "19700101", invalid.Length == 0 ? "20991231" : "20200101", invalid];

    public void Change(long id, Func<string[], string[]> change)
    {
        var index = Concepts.FindIndex(c => c[0] == id.ToString());
        Concepts[index] = change(Concepts[index]);
    }

    /// <summary>Writes the files: tabs, quotes as letters, dates without separators.</summary>
    public VocabularyFiles Write()
    {
        Write("CONCEPT.csv", "concept_id\tconcept_name\tdomain_id\tvocabulary_id\tconcept_class_id\tstandard_concept\tconcept_code\tvalid_start_date\tvalid_end_date\tinvalid_reason",
            Concepts.Select(c => string.Join('\t', c)));
        Write("CONCEPT_ANCESTOR.csv", "ancestor_concept_id\tdescendant_concept_id\tmin_levels_of_separation\tmax_levels_of_separation",
            Ancestors.Select(a => $"{a.Ancestor}\t{a.Descendant}\t{a.Levels}\t{a.Levels}"));
        Write("CONCEPT_RELATIONSHIP.csv", "concept_id_1\tconcept_id_2\trelationship_id\tvalid_start_date\tvalid_end_date\tinvalid_reason",
            Relationships.Select(r => $"{r.From}\t{r.To}\t{r.Relationship}\t19700101\t20991231\t{r.Invalid}"));
        Write("CONCEPT_SYNONYM.csv", "concept_id\tconcept_synonym_name\tlanguage_concept_id", Synonyms.Select(s => $"{s.Concept}\t{s.Name}\t{s.Language}"));
        Write("VOCABULARY.csv", "vocabulary_id\tvocabulary_name\tvocabulary_reference\tvocabulary_version\tvocabulary_concept_id",
            [$"None\tOMOP Standardized Vocabularies\tOMOP\t{Version}\t44819096"]);
        return this;
    }

    public void Write(string file, string header, IEnumerable<string> lines) =>
        File.WriteAllText(Path.Combine(Source, file), string.Join('\n', [header, .. lines]) + "\n\n");

    public Result<VocabularyLoadOutcome> Load(string? source = null, string? folder = null) => VocabularyLoad.Run(
        new VocabularyLoadOptions(source ?? Source, folder ?? Folder) { Memory = 1L << 30, Reading = new CdmOpenOptions { Threads = 2 } },
        cancellation: TestContext.Current.CancellationToken);

    public VocabularyLoadOutcome Loaded(string? source = null, string? folder = null)
    {
        var result = Load(source, folder);
        Assert.True(result.IsSuccess, string.Join('\n', result.Errors));
        return result.Value;
    }

    /// <summary>Writes, loads and opens.</summary>
    public ConceptVocabulary Opened()
    {
        Write().Loaded();
        return Open();
    }

    public ConceptVocabulary Open()
    {
        var opened = ConceptVocabulary.Open(Folder);
        Assert.True(opened.IsSuccess, string.Join('\n', opened.Errors));
        return opened.Value;
    }

    /// <summary>Every file of the loaded vocabulary with its content's length and the time of its last change.</summary>
    public IReadOnlyList<(string File, long Length, DateTime Changed)> State() =>
        [.. new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Name != ".lock")
            .Select(f => (f.FullName, f.Length, f.LastWriteTimeUtc)).OrderBy(f => f.FullName, StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(root, recursive: true);
}
