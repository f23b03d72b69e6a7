using System.Globalization;
using Naru.Core;
using Naru.Vocabulary.Search;

namespace Naru.Cli.Library;

/// <summary>
/// Finds definitions by words of their names (Korean and English), topics and purposes. Every word must be found. Only if nothing
/// holds them all as they were typed are similar words of names and topics taken.
/// </summary>
internal static class PhenotypeSearch
{
    // Found in the name; where else is only a hint.
    private const int WholeWord = 8;
    private const int WordStart = 6;
    private const int WithinName = 5;
    private const int InTopic = 2;
    private const int InPurpose = 1;

    /// <summary>Shorter Latin words stand within too many others by chance.</summary>
    private const int ShortestPart = 4;

    /// <summary>The definitions that the words speak of, the best first; equally good ones in the library's order.</summary>
    public static PhenotypeMatches Find(PhenotypeLibrary library, IReadOnlyList<string> typed)
    {
        var words = typed.SelectMany(Split).ToList();
        var sought = typed.SelectMany(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(Compact).Where(w => w.Length > 0).ToList();
        if (sought.Count == 0)
        {
            return new PhenotypeMatches(library.All, 0, IsTolerant: false);
        }

        var exact = Ranked(library, sought, Score);
        return exact.Found.Count > 0 ? exact : Ranked(library, words, Likeness) with { IsTolerant = true };
    }

    /// <summary>Whether a text is the definition's whole name in either language.</summary>
    public static bool IsName(Phenotype phenotype, string text) => Both(phenotype.Name).Any(n => Compact(n) == Compact(text));

    private static PhenotypeMatches Ranked(PhenotypeLibrary library, List<string> words, Func<Phenotype, string, int> score)
    {
        var rated = library.All
            .Select(p => (Phenotype: p, Scores: words.ConvertAll(w => score(p, w))))
            .Where(r => r.Scores.TrueForAll(s => s > 0))
            .OrderByDescending(r => r.Scores.TrueForAll(s => s > InTopic))
            .ThenByDescending(r => r.Scores.Sum())
            .ToList();
        return new PhenotypeMatches(
            rated.Select(r => r.Phenotype).ToValueList(), rated.Count(r => r.Scores.TrueForAll(s => s > InTopic)), IsTolerant: false);
    }

    private static int Score(Phenotype phenotype, string word)
    {
        if (word == phenotype.Id.ToString(CultureInfo.InvariantCulture))
        {
            return WholeWord;
        }

        var names = Both(phenotype.Name).SelectMany(Split).ToList();
        return names.Contains(word) ? WholeWord
            : names.Exists(n => n.StartsWith(word, StringComparison.Ordinal)) ? WordStart
            : Both(phenotype.Name).Any(n => Holds(n, word)) ? WithinName
            : Topic(phenotype).Any(t => Holds(t, word) || Split(t).Any(p => p.StartsWith(word, StringComparison.Ordinal))) ? InTopic
            : Both(phenotype.Purpose).Any(p => Holds(p, word)) ? InPurpose
            : 0;
    }

    private static int Likeness(Phenotype phenotype, string word) =>
        Both(phenotype.Name).SelectMany(Split).Any(n => IsLike(n, word)) ? WithinName
        : Topic(phenotype).SelectMany(Split).Any(t => IsLike(t, word)) ? InTopic
        : 0;

    private static bool Holds(string text, string word) =>
        (word.Length >= ShortestPart || IsKorean(word)) && Compact(text).Contains(word, StringComparison.Ordinal);

    private static bool IsLike(string part, string word)
    {
        var allowed = AllowedMistakes(word);
        if (EditDistance.Between(part, word) <= allowed)
        {
            return true;
        }

        // Korean writes compounds together: the word may be a part of one.
        return IsKorean(word) && allowed > 0 && Enumerable.Range(0, Math.Max(0, part.Length - word.Length + 1))
            .Any(start => EditDistance.Between(part.Substring(start, word.Length), word) <= allowed);
    }

    private static int AllowedMistakes(string word) => (IsKorean(word), word.Length) switch
    {
        (true, >= 6) or (false, >= 8) => 2,
        (true, >= 3) or (false, >= 4) => 1,
        _ => 0,
    };

    private static IEnumerable<string> Topic(Phenotype phenotype) => Both(phenotype.Topic.Name).Append(phenotype.Topic.Id);

    private static string[] Both(BilingualText text) => [text.Korean, text.English];

    private static bool IsKorean(string word) => word.Any(c => c is >= '가' and <= '힣');

    /// <summary>Letters and digits in small letters; keyboards of some systems send Hangul in pieces.</summary>
    private static string Compact(string text) => string.Concat(TextFolding.Fold(text).Where(char.IsLetterOrDigit));

    private static IEnumerable<string> Split(string text) =>
        text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)
            .Split([' ', ',', '(', ')', '·', '/', ':', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Compact).Where(w => w.Length > 0);
}
