using System.Globalization;
using DuckDB.NET.Data;
using Naru.Bench.Cohorts;

namespace Naru.Bench.Vocabulary;

/// <summary>
/// A vocabulary of any size with the make-up of Athena's: half of it drugs with strengths and makers, many codes of sources, Korean names in KCD and EDI,
/// and a bit more than one synonym for two concepts, a tenth of them Korean. Everything hangs on one seed, so the same size gives the same rows.
/// </summary>
internal sealed class VocabularyData(VocabularyWords words, int concepts)
{
    public const int Seed = 20_261_127;
    private const long English = 4180186;
    private const long Korean = 4175771;

    private static readonly string[] Units = ["MG", "MG", "MG", "MG/ML", "UNT", "MCG", "%", "MG/HR"];
    private static readonly string[] Forms =
        ["Oral Tablet", "Oral Tablet", "Oral Capsule", "Injectable Solution", "Topical Cream", "Oral Solution", "Extended Release Oral Tablet", "Ophthalmic Solution", "Injection", "Topical Ointment"];

    private static readonly DateOnly Forever = new(2099, 12, 31);

    // Share in thousandths, vocabulary, domain, classes, status.
    private static readonly Kind[] Kinds =
    [
        new(300, "RxNorm Extension", "Drug", ["Marketed Product", "Quant Branded Drug", "Branded Drug Box", "Clinical Drug Box"], "S", Drug),
        new(60, "RxNorm", "Drug", ["Clinical Drug", "Branded Drug", "Ingredient", "Clinical Drug Form"], "S", Drug),
        new(150, "NDC", "Drug", ["9-digit NDC", "11-digit NDC"], "", Drug),
        new(110, "SNOMED", "Condition", ["Clinical Finding", "Disorder"], "S", Clinical),
        new(50, "SNOMED", "Procedure", ["Procedure"], "S", Clinical),
        new(60, "ICD10CM", "Condition", ["5-char billing code", "6-char billing code"], "", Clinical),
        new(40, "ICD10PCS", "Procedure", ["ICD10PCS"], "S", Clinical),
        new(50, "LOINC", "Measurement", ["Lab Test", "Clinical Observation"], "S", Clinical),
        new(40, "MeSH", "Observation", ["Suppl Concept", "Main Heading"], "", Clinical),
        new(10, "ATC", "Drug", ["ATC 4th", "ATC 5th"], "C", Drug),
        new(50, "OSM", "Geography", ["6th level", "8th level"], "S", Place),
        new(15, "KCD7", "Condition", ["KCD7 code"], "", KoreanDisease),
        new(25, "EDI", "Procedure", ["Proc Hierarchy", "Procedure"], "", KoreanAct),
        new(40, "EDI", "Drug", ["Drug Product"], "", KoreanProduct),
    ];

    private readonly Random random = new(Seed);

    private delegate string NameOf(Random random, VocabularyWords words);

    /// <summary>Writes <c>cdm.concept</c> and <c>cdm.concept_synonym</c>; returns how many synonyms there are.</summary>
    public long Write(DuckDBConnection connection)
    {
        BenchSql.Run(connection,
            """
            CREATE SCHEMA cdm;
            CREATE TABLE cdm.concept (concept_id INTEGER, concept_name VARCHAR, domain_id VARCHAR, vocabulary_id VARCHAR, concept_class_id VARCHAR,
                standard_concept VARCHAR, concept_code VARCHAR, valid_start_date DATE, valid_end_date DATE, invalid_reason VARCHAR);
            CREATE TABLE cdm.concept_synonym (concept_id INTEGER, concept_synonym_name VARCHAR, language_concept_id INTEGER);
            """);
        using var conceptRows = connection.CreateAppender("cdm", "concept");
        using var synonymRows = connection.CreateAppender("cdm", "concept_synonym");
        var wheel = Kinds.SelectMany(k => Enumerable.Repeat(k, k.Share)).ToArray();
        var synonyms = 0L;
        for (var i = 0; i < concepts; i++)
        {
            var kind = wheel[random.Next(wheel.Length)];
            var id = 1000 + (7 * i);
            var name = Cut(kind.Name(random, words));
            var invalid = random.Next(12) == 0 ? random.Next(2) == 0 ? "U" : "D" : null;
            var row = conceptRows.CreateRow();
            row.AppendValue(id).AppendValue(name).AppendValue(kind.Domain).AppendValue(kind.Vocabulary)
                .AppendValue(kind.Classes[random.Next(kind.Classes.Length)]);
            _ = kind.Standard.Length == 0 || invalid is not null ? row.AppendNullValue() : row.AppendValue(kind.Standard);
            row.AppendValue(Code(kind.Vocabulary, i)).AppendValue(new DateOnly(1970 + (i % 50), 1, 1)).AppendValue(invalid is null ? Forever : new DateOnly(2020, 1, 1));
            (invalid is null ? row.AppendNullValue() : row.AppendValue(invalid)).EndRow();
            for (var left = SynonymsOf(kind); left > 0; left--)
            {
                var korean = random.Next(10) == 0;
                synonymRows.CreateRow().AppendValue(id).AppendValue(Cut(korean ? KoreanNames.Disease(random) : Synonym(name)))
                    .AppendValue((int)(korean ? Korean : English)).EndRow();
                synonyms++;
            }
        }

        return synonyms;
    }

    private static string Drug(Random random, VocabularyWords words)
    {
        var strength = random.Next(3) == 0 ? $"{random.Next(1, 100)}.{random.Next(1, 10)}" : $"{5 * random.Next(1, 200)}";
        var ingredient = $"{VocabularyWords.Zipf(random, words.Ingredients)} {strength} {Units[random.Next(Units.Length)]}";
        var second = random.Next(6) == 0 ? $" / {VocabularyWords.Zipf(random, words.Ingredients)} {5 * random.Next(1, 100)} MG" : "";
        var quantity = random.Next(3) == 0 ? $"{random.Next(1, 50)} ML " : "";
        var brand = random.Next(2) == 0 ? $" [{VocabularyWords.Zipf(random, words.Brands)}]" : "";
        var box = random.Next(3) == 0 ? $" Box of {10 * random.Next(1, 20)} by {VocabularyWords.Zipf(random, words.Makers)}" : "";
        return $"{quantity}{ingredient}{second} {Forms[random.Next(Forms.Length)]}{brand}{box}";
    }

    private static string Clinical(Random random, VocabularyWords words) => words.Chain(random, 2, 12);

    private static string Place(Random random, VocabularyWords words) => $"{VocabularyWords.Zipf(random, words.Rare)} {words.Rare[random.Next(words.Rare.Length)]}";

    private static string KoreanDisease(Random random, VocabularyWords words) => KoreanNames.Disease(random);

    private static string KoreanAct(Random random, VocabularyWords words) => KoreanNames.Act(random, words);

    private static string KoreanProduct(Random random, VocabularyWords words) => KoreanNames.Product(random, words);

    private static string Code(string vocabulary, int number) => vocabulary switch
    {
        "ICD10CM" or "KCD7" => string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + (number % 26))}{number / 26 % 100:00}.{number / 2600}"),
        "LOINC" => string.Create(CultureInfo.InvariantCulture, $"{number / 7}-{number % 7}"),
        "NDC" => string.Create(CultureInfo.InvariantCulture, $"{number * 7919L % 100_000_000_000:00000000000}"),
        "ATC" or "EDI" => string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + (number % 26))}{number}"),
        "RxNorm Extension" => string.Create(CultureInfo.InvariantCulture, $"OMOP{number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{100_000 + (number * 13L)}"),
    };

    private static string Cut(string name) => name.Length <= 255 ? name : name[..255];

    // SNOMED has two and more synonyms for each concept, drugs and codes of sources have few.
    private int SynonymsOf(Kind kind) => kind.Vocabulary switch
    {
        "SNOMED" or "LOINC" or "MeSH" => random.Next(1, 4),
        "ICD10CM" or "KCD7" => random.Next(0, 2),
        _ => random.Next(5) == 0 ? 1 : 0,
    };

    private string Synonym(string name)
    {
        var parts = name.Split(' ');
        return random.Next(3) switch
        {
            0 => $"{name} (disorder)",
            1 => string.Join(' ', parts[(parts.Length / 2)..].Concat(parts[..(parts.Length / 2)])),
            _ => $"{words.Chain(random, 1, 6)}",
        };
    }

    private sealed record Kind(int Share, string Vocabulary, string Domain, string[] Classes, string Standard, NameOf Name);
}
