using System.Text;
using Naru.Hub.Kernel;

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

    private static bool IsHidden(Rune rune) => rune.Value is not ('\t' or '\n' or '\r')
        && (Rune.IsControl(rune) || Characters.Turns(rune) || Characters.IsNever(rune) || (Characters.IsUnseen(rune) && !Characters.ShapesText(rune)));
}
