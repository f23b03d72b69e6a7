using System.Text;

namespace Naru.Cdm.Quality.Page;

/// <summary>
/// Makes text that came with the data safe to show: a concept's name may hold anything. Markup is escaped by the writer; here goes
/// what escaping cannot mend.
/// </summary>
internal static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text without characters that XML forbids, without line breaks, and without the marks that turn the direction of the text
    /// around it.
    /// </summary>
    public static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\t' or '\n' or '\r' or 0x85 or 0x2028 or 0x2029:
                    result.Append(' ');
                    break;
                case 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF:
                    break;
                case < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF:
                    result.Append(Replacement);
                    break;
                default:
                    result.Append(rune.ToString());
                    break;
            }
        }

        return result.ToString().Trim();
    }

    /// <summary>The text between marks that keep its direction to itself, for the middle of a sentence.</summary>
    /// <param name="text">A clean text.</param>
    public static string Isolate(string text) => $"\u2068{text}\u2069";

    /// <summary>The text shortened to a width, with an ellipsis; never cut within a character.</summary>
    /// <param name="text">A clean text.</param>
    /// <param name="width">The room for it.</param>
    /// <param name="size">The size of the letters, in the same unit.</param>
    public static string Fit(string text, double width, double size)
    {
        if (Width(text, size) <= width)
        {
            return text;
        }

        var room = width - size;
        var result = new StringBuilder();
        var elements = System.Globalization.StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            room -= Width(element, size);
            if (room < 0)
            {
                break;
            }

            result.Append(element);
        }

        return result.ToString().TrimEnd() + "…";
    }

    /// <summary>About how wide a text is: rather too wide than too narrow, since the fonts of the reader are not known.</summary>
    public static double Width(string text, double size) => text.EnumerateRunes().Sum(r => size * r.Value switch
    {
        >= 0x1100 => 1.0,
        'i' or 'j' or 'l' or 'I' or '.' or ',' or '\'' or '|' or ':' or ';' or '!' or ' ' or 'f' or 't' or 'r' or '(' or ')' or '-' => 0.36,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.92,
        >= 'A' and <= 'Z' => 0.7,
        _ => 0.58,
    });
}
