namespace Naru.Cli.Keys;

/// <summary>Text that somebody else wrote, before a terminal shows it.</summary>
internal static class ForeignText
{
    private const int MostCharacters = 500;

    /// <summary>Without what a terminal would obey: escape sequences, turns of the writing; and not endless.</summary>
    public static string Plain(string text)
    {
        var shown = string.Concat(text.EnumerateRunes().Take(MostCharacters).Select(r =>
            System.Text.Rune.GetUnicodeCategory(r) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator ? "\uFFFD" : r.ToString()));
        return shown;
    }
}
