using System.Text;

namespace Naru.Hub.Kernel;

/// <summary>
/// Puts conjoining jamo together into syllables, as Unicode's normalisation form C does (The Unicode Standard, section 3.12). Some systems hand over
/// Hangul in pieces, and <c>string.Normalize</c> does nothing under invariant globalization.
/// </summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00;
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;
    private const int Tails = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;

    public static string Compose(string text)
    {
        if (!text.Any(c => c is >= (char)Leads and <= '\u11FF'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var last = result.Length > 0 ? result[^1] : '\0';
            if (last - Leads is >= 0 and < LeadCount && c - Vowels is >= 0 and < VowelCount)
            {
                result[^1] = (char)(Syllables + ((((last - Leads) * VowelCount) + (c - Vowels)) * TailCount));
            }
            else if (last is >= (char)Syllables and <= '\uD7A3' && (last - Syllables) % TailCount == 0 && c - Tails is > 0 and < TailCount)
            {
                result[^1] = (char)(last + (c - Tails));
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
