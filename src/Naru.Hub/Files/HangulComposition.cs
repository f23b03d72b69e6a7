using System.Text;

namespace Naru.Hub.Files;

/// <summary>Puts Hangul letters together into syllables, by the arithmetic of the Unicode Standard, section 3.12: the runtime has no normalisation without culture data.</summary>
internal static class HangulComposition
{
    private const int FirstSyllable = 0xAC00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeTrail = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;

    internal static string Compose(string text)
    {
        var composed = new StringBuilder(text.Length);
        foreach (var next in text)
        {
            var last = composed.Length > 0 ? composed[^1] : '\0';
            var (lead, vowel, trail, syllable) = (last - FirstLead, next - FirstVowel, next - BeforeTrail, last - FirstSyllable);
            if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
            {
                composed[^1] = (char)(FirstSyllable + (((lead * Vowels) + vowel) * Trails));
            }
            else if (syllable is >= 0 and < Leads * Vowels * Trails && syllable % Trails == 0 && trail is > 0 and < Trails)
            {
                composed[^1] = (char)(last + trail);
            }
            else
            {
                composed.Append(next);
            }
        }

        return composed.ToString();
    }
}
