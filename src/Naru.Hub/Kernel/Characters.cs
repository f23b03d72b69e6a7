using System.Globalization;
using System.Text;

namespace Naru.Hub.Kernel;

/// <summary>
/// What a character does that its reader does not see. Each kind of text has its own rule for what it may hold; what the words of those rules mean is
/// said here once. Source: the Unicode Standard (properties Bidi_Control, Default_Ignorable_Code_Point, Noncharacter_Code_Point); Unicode Technical Report #36.
/// </summary>
internal static class Characters
{
    /// <summary>Marks, embeddings, overrides and isolates of the writing's direction.</summary>
    public static bool Turns(Rune rune) => rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Takes no room or is blank, although it is no blank: ignorable characters, the fillers of Hangul, the Braille blank.</summary>
    public static bool IsUnseen(Rune rune) => rune.Value is
        0x00AD or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E)
        or (>= 0x2060 and <= 0x206F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0 or (>= 0xFFF0 and <= 0xFFFB)
        or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>
    /// Unseen, but honest running text has them: joiners, which families of pictures and some scripts are written with, variation selectors, soft hyphens and
    /// places where a line may break.
    /// </summary>
    public static bool ShapesText(Rune rune) => rune.Value is 0x00AD or 0x034F or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200D) or 0x2060 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Controls, tabs and line breaks of every kind.</summary>
    public static bool BreaksLine(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>What Unicode says will never be a character.</summary>
    public static bool IsNever(Rune rune) => rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE;

    /// <summary>Nothing that two programs agree on: unassigned, private, never a character.</summary>
    public static bool IsUnassigned(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    /// <summary>How a message names it: <c>U+202E</c>.</summary>
    public static string CodeOf(int value) => string.Create(CultureInfo.InvariantCulture, $"U+{value:X4}");
}
