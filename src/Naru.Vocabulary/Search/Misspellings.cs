namespace Naru.Vocabulary.Search;

/// <summary>
/// What counts as the same word but for its spelling. A word without digits may differ by one edit (a letter more, less, another, or two
/// neighbours exchanged) if it has at least four letters; by two if it has at least nine and the first is right. A Hangul word of at least
/// two syllables may have one jamo of one syllable different, missing or too much.
/// </summary>
public static class Misspellings
{
    private const int ShortestWord = 4;
    private const int ShortestWordOfTwo = 9;

    private const int Vowels = 21;
    private const int Finals = 28;

    /// <summary>How many edits a word that is not Hangul may be away; 0 if it has to be right.</summary>
    internal static int Edits(string word, SearchTier tier) =>
        FoldedText.IsHangul(word) || FoldedText.HasDigit(word) || word.Length < ShortestWord ? 0
        : tier == SearchTier.MisspeltMore && word.Length >= ShortestWordOfTwo ? 2
        : 1;

    /// <summary>All texts that a Hangul word may have been meant as, without itself.</summary>
    public static IEnumerable<string> Variants(string hangul)
    {
        if (hangul.Length < 2)
        {
            yield break;
        }

        for (var i = 0; i < hangul.Length; i++)
        {
            foreach (var syllable in Variants(hangul[i]))
            {
                yield return string.Concat(hangul.AsSpan(0, i), [syllable], hangul.AsSpan(i + 1));
            }
        }
    }

    /// <summary>Whether a word is one edit away from what was typed, and that long enough to be told from others; neither is Hangul.</summary>
    public static bool IsNear(string typed, string word) => Edits(typed, SearchTier.Misspelt) > 0 && typed != word && Within(typed, word, 1);

    /// <summary>Whether a word of a name is what a text's word may have been meant as; neither is Hangul.</summary>
    internal static bool Means(string meant, string word, SearchTier tier) =>
        Edits(meant, tier) is > 0 and var edits && (Within(meant, word, 1) || (edits == 2 && meant[0] == word[0] && Within(meant, word, 2)));

    /// <summary>Whether two words are at most so many edits apart.</summary>
    private static bool Within(string one, string other, int edits)
    {
        if (Math.Abs(one.Length - other.Length) > edits)
        {
            return false;
        }

        int[] before = new int[other.Length + 1], last = new int[other.Length + 1], row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length] <= edits;
    }

    private static IEnumerable<char> Variants(char syllable)
    {
        // A syllable is (leading consonant × 21 + vowel) × 28 + trailing consonant, 0 where there is none.
        var code = syllable - '가';
        var (leading, vowel, final) = (code / (Vowels * Finals), code / Finals % Vowels, code % Finals);
        for (var other = 0; other < 19; other++)
        {
            if (other != leading)
            {
                yield return Syllable(other, vowel, final);
            }
        }

        for (var other = 0; other < Vowels; other++)
        {
            if (other != vowel)
            {
                yield return Syllable(leading, other, final);
            }
        }

        for (var other = 0; other < Finals; other++)
        {
            if (other != final)
            {
                yield return Syllable(leading, vowel, other);
            }
        }
    }

    private static char Syllable(int leading, int vowel, int final) => (char)('가' + (((leading * Vowels) + vowel) * Finals) + final);
}
