using System.Globalization;
using DuckDB.NET.Data;
using Naru.Vocabulary.Search;

namespace Naru.Bench.Vocabulary;

/// <summary>Queries as people type them, from the generated vocabulary itself, in classes that are hard for different reasons.</summary>
internal sealed class VocabularyQueries
{
    private static readonly string[] Common =
    [
        "disease", "pain", "tablet", "carcinoma", "of", "oral", "mg", "structure", "left", "disorder", "acute", "injection", "with", "procedure", "pharma",
        "box", "solution", "ml", "chronic", "bone", "skin", "infection", "syndrome", "primary", "neoplasm", "open", "approach", "percutaneous", "right", "artery",
    ];

    private static readonly string[] KoreanTwo =
        ["당뇨", "간염", "폐렴", "천식", "신장", "심장", "대장", "유방", "검사", "수술", "골절", "급성", "만성", "질환", "장애", "기타", "빈혈", "결핵", "치매", "두통", "주사", "캡슐", "고혈", "혈압", "경색", "투석", "궤양", "협착", "출혈", "감염"];

    private readonly Random random = new(VocabularyData.Seed + 1);
    private readonly List<string> names;
    private readonly List<string> korean;
    private readonly List<string> codes;
    private readonly List<long> ids;

    public VocabularyQueries(DuckDBConnection connection)
    {
        const string Some = "SELECT {0} FROM cdm.{1} WHERE {2} ORDER BY hash(concept_id, {3}) LIMIT 4000";
        List<string> Read(string column, string table, string where) =>
            Texts(connection, string.Format(CultureInfo.InvariantCulture, Some, column, table, where, VocabularyData.Seed));
        names = Read("concept_name", "concept", "vocabulary_id NOT IN ('EDI', 'KCD7', 'OSM')");
        korean = [.. Read("concept_name", "concept", "vocabulary_id IN ('EDI', 'KCD7')"), .. Read("concept_synonym_name", "concept_synonym", "language_concept_id = 4175771")];
        codes = Read("concept_code", "concept", "true");
        ids = [.. Read("concept_id::VARCHAR", "concept", "true").Select(i => long.Parse(i, CultureInfo.InvariantCulture))];
    }

    /// <summary>The classes, each with its queries.</summary>
    public IReadOnlyList<(string Class, IReadOnlyList<ConceptQuery> Queries)> Make(int count)
    {
        IReadOnlyList<ConceptQuery> Texts(Func<int, string> text) => [.. Enumerable.Range(0, count).Select(i => new ConceptQuery(text(i)))];
        return
        [
            ("common word", Texts(i => Common[i % Common.Length])),
            ("one letter", Texts(i => ((char)('a' + (i % 26))).ToString())),
            ("two letters", Texts(_ => Word(2, 20)[..2])),
            ("three to six letters", Texts(_ => Beginning(Word(7, 30), 3, 6))),
            ("name being typed", Texts(_ => Beginning(One(names), 3, 40))),
            ("whole name", Texts(_ => One(names))),
            ("two words", Texts(_ => Words(2))),
            ("three to five words", Texts(_ => Words(random.Next(3, 6)))),
            ("common words", Texts(_ => $"{VocabularyWords.Zipf(random, Common)} {VocabularyWords.Zipf(random, Common)} {VocabularyWords.Zipf(random, Common)}")),
            ("code", Texts(i => i % 2 == 0 ? One(codes) : One(codes).Replace(".", "", StringComparison.Ordinal).ToLowerInvariant())),
            ("beginning of a code", Texts(i => $"{(char)('A' + (i % 26))}{random.Next(10, 100)}")),
            ("id", Texts(_ => ids[random.Next(ids.Count)].ToString(CultureInfo.InvariantCulture))),
            ("Korean, two syllables", Texts(i => KoreanTwo[i % KoreanTwo.Length])),
            ("Korean, a word", Texts(_ => KoreanWord(3, 12))),
            ("Korean, a name without spaces", Texts(_ => One(korean).Replace(" ", "", StringComparison.Ordinal))),
            ("Korean, a word with a space in it", Texts(_ => KoreanWord(3, 12).Insert(2, " "))),
            ("Korean, misspelt", Texts(_ => MisspeltKorean(KoreanWord(3, 8)))),
            ("misspelt word", Texts(_ => Misspelt(Word(5, 20)))),
            ("misspelt among words", Texts(_ => $"{Misspelt(Word(6, 20))} {Words(1)}")),
            ("twice misspelt", Texts(_ => Misspelt(Misspelt(Word(9, 20))))),
            ("common word, filter that keeps little", [.. Enumerable.Range(0, count).Select(i => Narrow(Common[i % Common.Length]))]),
            ("one letter, filter that keeps little", [.. Enumerable.Range(0, count).Select(i => Narrow(((char)('a' + (i % 26))).ToString()))]),
            ("part of a word", Texts(_ => Word(8, 20)[2..7])),
            ("found nowhere", Texts(_ => new string([.. Enumerable.Range(0, 9).Select(_ => (char)('a' + random.Next(26)))]))),
        ];
    }

    private static List<string> Texts(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private ConceptQuery Narrow(string text) => random.Next(4) switch
    {
        0 => new(text) { Vocabularies = ["ATC"] },
        1 => new(text) { Domains = ["Drug"], Standard = [StandardStatus.NonStandard], Valid = false },
        2 => new(text) { Classes = ["Ingredient", "Main Heading"], Valid = true },
        _ => new(text) { Vocabularies = ["KCD7", "EDI"], Domains = ["Condition", "Procedure"] },
    };

    private string One(List<string> of) => of[random.Next(of.Count)];

    private string Word(int shortest, int longest)
    {
        while (true)
        {
            var words = One(names).Split(' ');
            var word = words[random.Next(words.Length)];
            if (word.Length >= shortest && word.Length <= longest && word.All(char.IsAsciiLetter))
            {
                return word;
            }
        }
    }

    private string Words(int count)
    {
        var words = One(names).Split(' ');
        random.Shuffle(words);
        return string.Join(' ', words.Take(count));
    }

    private string Beginning(string text, int atLeast, int atMost) => text[..Math.Min(text.Length, random.Next(atLeast, atMost + 1))];

    private string KoreanWord(int shortest, int longest)
    {
        while (true)
        {
            var words = One(korean).Split(' ', ',', '-', '(', ')', '[', ']');
            var word = words[random.Next(words.Length)];
            if (word.Length >= shortest && word.Length <= longest && word.All(c => c is >= '가' and <= '힣'))
            {
                return word;
            }
        }
    }

    private string Misspelt(string word)
    {
        var at = random.Next(word.Length - 1);
        var other = (char)('a' + random.Next(26));
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, other.ToString()),
            2 => $"{word[..at]}{other}{word[(at + 1)..]}",
            _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
        };
    }

    private string MisspeltKorean(string word)
    {
        var at = random.Next(word.Length);
        var code = word[at] - '가';
        return $"{word[..at]}{(char)('가' + (code / 28 * 28) + ((code + 1 + random.Next(27)) % 28))}{word[(at + 1)..]}";
    }
}
