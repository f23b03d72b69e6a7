using System.Text;

namespace Naru.Core;

/// <summary>
/// Writes Korean particles that fit the word before them. Templates hold both forms, as in <c>'{0}'이(가)</c>, because the word
/// is known only when it is filled in. Safe for threads.
/// </summary>
public static class KoreanParticles
{
    // The form in brackets is the one that follows a vowel, except in (으)로, where the brackets hold what is added.
    private static readonly (string Both, string AfterConsonant, string AfterVowel)[] Pairs =
    [
        ("을(를)", "을", "를"),
        ("이(가)", "이", "가"),
        ("은(는)", "은", "는"),
        ("과(와)", "과", "와"),
        ("(으)로", "으로", "로"),
        ("(이)라", "이라", "라"),
    ];

    /// <summary>The text with every double form replaced by the one that fits.</summary>
    public static string Resolve(string text)
    {
        if (!text.Contains('(', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var position = 0;
        while (position < text.Length)
        {
            var pair = Array.Find(Pairs, p => string.CompareOrdinal(text, position, p.Both, 0, p.Both.Length) == 0);
            if (pair.Both is null)
            {
                result.Append(text[position++]);
                continue;
            }

            result.Append(Fitting(pair, EndingOf(result)));
            position += pair.Both.Length;
        }

        return result.ToString();
    }

    private enum Ending
    {
        Vowel,
        Consonant,
        Rieul,
    }

    private static string Fitting((string Both, string AfterConsonant, string AfterVowel) pair, Ending ending) => ending switch
    {
        Ending.Vowel => pair.AfterVowel,
        Ending.Consonant => pair.AfterConsonant,
        // After ㄹ people say 로, but 을, 이, 은 and 과.
        Ending.Rieul => pair.Both == "(으)로" ? pair.AfterVowel : pair.AfterConsonant,
    };

    private static Ending EndingOf(StringBuilder text)
    {
        var last = LastSpoken(text);
        return last is null ? Ending.Vowel : EndingOf(last.Value);
    }

    /// <summary>The last letter or digit that is read aloud: not quotes, and not what stands in brackets.</summary>
    private static char? LastSpoken(StringBuilder text)
    {
        var depth = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var c = text[i];
            if (c == ')')
            {
                depth++;
            }
            else if (c == '(')
            {
                depth--;
            }
            else if (depth <= 0 && char.IsLetterOrDigit(c))
            {
                return c;
            }
        }

        return null;
    }

    private static Ending EndingOf(char letter) => letter switch
    {
        // A Hangul syllable is (initial × 21 + vowel) × 28 + final; final 0 is none and 8 is ㄹ.
        >= '가' and <= '힣' => ((letter - '가') % 28) switch { 0 => Ending.Vowel, 8 => Ending.Rieul, _ => Ending.Consonant },
        // Letters are read by their names (L 엘, R 알, M 엠, N 엔), words by their sound, in which a final r is not heard.
        '1' or '7' or '8' or 'l' or 'L' or 'R' => Ending.Rieul,
        '0' or '3' or '6' or 'm' or 'M' or 'n' or 'N' => Ending.Consonant,
        _ => Ending.Vowel,
    };
}
