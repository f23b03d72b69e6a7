using System.Globalization;
using System.Text;

namespace Naru.Hub.Identity.Names;

/// <summary>
/// Tells a letter's script by ranges. .NET has no script property, and with invariant globalization no ICU either; categories it has. The ranges are
/// those of Unicode's blocks (<c>Blocks.txt</c>, Unicode 16), taken wide: the exact script of a rare letter decides nothing here.
/// </summary>
internal static class Scripts
{
    private static readonly (int First, int Last, Script Script)[] Ranges =
    [
        (0x0041, 0x024F, Script.Latin),
        (0x0250, 0x02AF, Script.Latin),
        (0x0370, 0x03FF, Script.Greek),
        (0x0400, 0x052F, Script.Cyrillic),
        (0x0530, 0x058F, Script.Armenian),
        (0x0590, 0x05FF, Script.Hebrew),
        (0x0600, 0x08FF, Script.Arabic),
        (0x0900, 0x097F, Script.Devanagari),
        (0x0E00, 0x0E7F, Script.Thai),
        (0x1100, 0x11FF, Script.Hangul),
        (0x1C80, 0x1C8F, Script.Cyrillic),
        (0x1E00, 0x1EFF, Script.Latin),
        (0x1F00, 0x1FFF, Script.Greek),
        (0x2C60, 0x2C7F, Script.Latin),
        (0x2DE0, 0x2DFF, Script.Cyrillic),
        (0x3005, 0x3007, Script.Han),
        (0x3040, 0x30FF, Script.Kana),
        (0x3100, 0x312F, Script.Bopomofo),
        (0x3130, 0x318F, Script.Hangul),
        (0x31A0, 0x31BF, Script.Bopomofo),
        (0x31F0, 0x31FF, Script.Kana),
        (0x3400, 0x9FFF, Script.Han),
        (0xA640, 0xA69F, Script.Cyrillic),
        (0xA720, 0xA7FF, Script.Latin),
        (0xA960, 0xA97F, Script.Hangul),
        (0xAB30, 0xAB6F, Script.Latin),
        (0xAC00, 0xD7FF, Script.Hangul),
        (0xF900, 0xFAFF, Script.Han),
        (0xFF21, 0xFF5A, Script.Latin),
        (0xFF66, 0xFF9F, Script.Kana),
        (0xFFA0, 0xFFDC, Script.Hangul),
        (0x20000, 0x3FFFF, Script.Han),
    ];

    // UTS #39, "highly restrictive": one script, or Latin beside one of the sets that Korean, Japanese and Chinese write with.
    private static readonly Script[][] Companions =
    [
        [Script.Latin, Script.Hangul, Script.Han],
        [Script.Latin, Script.Kana, Script.Han],
        [Script.Latin, Script.Bopomofo, Script.Han],
    ];

    public static Script Of(Rune rune)
    {
        if (!Rune.IsLetter(rune))
        {
            return Script.Common;
        }

        // ª and º, × and ÷ lie in the Latin range; the latter two are no letters and never come here.
        var range = Array.Find(Ranges, r => rune.Value >= r.First && rune.Value <= r.Last);
        return range.First == 0 ? Script.Other : range.Script;
    }

    /// <summary>Whether people write these scripts in one name.</summary>
    public static bool GoTogether(IReadOnlySet<Script> scripts) =>
        scripts.Count(s => s != Script.Common) <= 1
        || Array.Exists(Companions, c => scripts.All(s => s == Script.Common || Array.IndexOf(c, s) >= 0));

    /// <summary>Scripts in which accents are part of the letter and have a code of their own.</summary>
    public static bool HasComposedLetters(Script script) => script is Script.Latin or Script.Greek or Script.Cyrillic or Script.Hangul or Script.Kana;

    /// <summary>A letter that looks like another one in every font: mathematical, circled and similar letters, which are no script's.</summary>
    public static bool IsStyledLetter(Rune rune) => rune.Value
        is (>= 0x1D400 and <= 0x1D7FF) or (>= 0x2100 and <= 0x214F) or (>= 0x2460 and <= 0x24FF) or (>= 0x1F100 and <= 0x1F1FF);

    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
}
