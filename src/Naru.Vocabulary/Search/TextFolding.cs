using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Naru.Vocabulary.Search;

/// <summary>
/// Makes texts comparable that people take for the same: case, accents, full-width and other compatibility forms (㎎, Ⅱ, ﬁ) and decomposed
/// Hangul are folded. The globalization-invariant runtime does not normalise texts, so the mapping is data: <c>folding.txt</c>, derived
/// from the Unicode Character Database (NFKD without combining marks, lower case, and letters such as ß and ø that have no decomposition).
/// </summary>
public static class TextFolding
{
    private const char FirstSyllable = '가';
    private const char LastSyllable = '힣';

    private static readonly Lazy<FrozenDictionary<char, string>> Table = new(Read);

    /// <summary>Whether a letter is a composed Hangul syllable.</summary>
    public static bool IsSyllable(char c) => c is >= FirstSyllable and <= LastSyllable;

    /// <summary>The folded text; its length may differ.</summary>
    public static string Fold(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c < 0x80)
            {
                result.Append(c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c);
            }
            else if (IsSyllable(c))
            {
                result.Append(c);
            }
            else if (IsConjoining(c))
            {
                Compose(result, c);
            }
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                if (Table.Value.TryGetValue(c, out var folded))
                {
                    result.Append(folded);
                }
                else
                {
                    result.Append(char.ToLowerInvariant(c));
                }
            }
        }

        return result.ToString();
    }

    // Jamo that follow one another make a syllable: leading consonant (U+1100…), vowel (U+1161…), trailing consonant (U+11A8…).
    private static bool IsConjoining(char c) => c is >= '\u1100' and <= '\u1112' or >= '\u1161' and <= '\u1175' or >= '\u11A8' and <= '\u11C2';

    private static void Compose(StringBuilder result, char c)
    {
        var last = result.Length > 0 ? result[^1] : '\0';
        if (c is >= '\u1161' and <= '\u1175' && last is >= '\u1100' and <= '\u1112')
        {
            result[^1] = (char)(FirstSyllable + ((((last - '\u1100') * 21) + (c - '\u1161')) * 28));
        }
        else if (c >= '\u11A8' && IsSyllable(last) && (last - FirstSyllable) % 28 == 0)
        {
            result[^1] = (char)(last + (c - '\u11A7'));
        }
        else
        {
            result.Append(c);
        }
    }

    private static FrozenDictionary<char, string> Read()
    {
        using var stream = typeof(TextFolding).Assembly.GetManifestResourceStream("Naru.Vocabulary.Search.folding.txt")
            ?? throw new InvalidOperationException("The folding table is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var table = new Dictionary<char, string>();
        while (reader.ReadLine() is { } line)
        {
            table.Add((char)int.Parse(line.AsSpan(0, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), line[5..]);
        }

        return table.ToFrozenDictionary();
    }
}
