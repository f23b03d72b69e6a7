using System.Text;
using Naru.Hub.Kernel;

namespace Naru.Hub.Identity.Names;

/// <summary>
/// The key by which names are compared: two names with one key look alike to a person in a hurry. Letter case, width, and the Cyrillic and Greek letters
/// that are drawn as Latin ones are taken away; digits drawn as letters are not, since “Lab 1” and “Lab l” both occur.
/// Only for comparing; never shown. Safe for threads. Source of the pairs: what Unicode's <c>confusables.txt</c> calls single-letter look-alikes of a–z, chosen by us.
/// </summary>
public static class FoldedKey
{
    // Each letter is followed by the one that it is taken for. Capitals count, too: В is no B in small letters.
    private const string LookAlikes = "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwкkмmтtвbнhαaβbεeζzηhιiκkμmνvοoρpτtυyχx";

    /// <summary>The key of a name.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = new StringBuilder(name.Length);
        foreach (var rune in Hangul.Compose(name).EnumerateRunes())
        {
            // Full-width forms lie in the order of ASCII.
            var narrow = rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;
            var lower = Rune.ToLowerInvariant(narrow);
            var pair = lower.IsBmp ? LookAlikeOf((char)lower.Value) : '\0';
            if (pair != '\0')
            {
                key.Append(pair);
            }
            else if (!Rune.IsWhiteSpace(lower))
            {
                key.Append(lower.ToString());
            }
        }

        return key.ToString();
    }

    private static char LookAlikeOf(char letter)
    {
        for (var i = 0; i < LookAlikes.Length; i += 2)
        {
            if (LookAlikes[i] == letter)
            {
                return LookAlikes[i + 1];
            }
        }

        return '\0';
    }
}
