using System.Text;
using Spectre.Console;

namespace Naru.Cli.Live;

/// <summary>Widths in terminal cells: a Korean syllable takes two.</summary>
internal static class TextWidth
{
    /// <summary>Cells that the text takes.</summary>
    public static int Of(string text) => text.GetCellWidth();

    /// <summary>The text, cut to the width with an ellipsis where it does not fit.</summary>
    public static string Shorten(string text, int width)
    {
        if (Of(text) <= width)
        {
            return text;
        }

        var shortened = new StringBuilder();
        var cells = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var next = Of(rune.ToString());
            if (cells + next > width - 1)
            {
                break;
            }

            shortened.Append(rune.ToString());
            cells += next;
        }

        return width < 1 ? "" : shortened.Append('…').ToString();
    }
}
