using System.Text;

namespace Naru.Hub.Api;

/// <summary>
/// Characters that no text of the API may hold, whatever it is for: they are not seen, turn the writing around, or are none. Names have stricter rules of
/// their own.
/// </summary>
internal static class HiddenCharacters
{
    /// <summary>The first of them in a text; null if there is none.</summary>
    public static int? In(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune))
            {
                return rune.Value;
            }
        }

        return null;
    }

    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\t' or '\n' or '\r' => false,
        // Controls; marks, embeddings and isolates of the writing's direction; tags; what Unicode says is no character.
        < 0x20 or (>= 0x7f and <= 0x9f) => true,
        0x061c or 0x200e or 0x200f or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) => true,
        0xfeff or (>= 0xfff9 and <= 0xfffb) or (>= 0xe0000 and <= 0xe007f) => true,
        (>= 0xfdd0 and <= 0xfdef) => true,
        var value => (value & 0xfffe) == 0xfffe,
    };
}
