using System.Globalization;
using System.Text;
using Naru.Core;
using Naru.Hub.Kernel;

namespace Naru.Hub.Directories;

/// <summary>
/// What a name or a text may hold. Names are what people recognise others by, so nothing invisible, nothing that turns the writing around, and no letter
/// that only looks like another. All faults of a text are reported, each kind once. Safe for threads.
/// </summary>
internal static class TextRules
{
    /// <summary>Longer than any name of an organisation; short enough for a list.</summary>
    public const int LongestName = 200;

    private const int MostMarksInARow = 2;

    // Greek capitals and small letters that are drawn like Latin ones; α, β, γ, δ and the like stay: “TNFα” is a name.
    private const string GreekLikeLatin = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιυρ";

    /// <summary>A name: one line.</summary>
    public static void Name(List<Error> errors, string path, string? text) => Check(errors, path, text, LongestName, mayHaveLines: false);

    /// <summary>A text: it may have lines.</summary>
    public static void Text(List<Error> errors, string path, string? text, int longest) => Check(errors, path, text, longest, mayHaveLines: true);

    private static void Check(List<Error> errors, string path, string? text, int longest, bool mayHaveLines)
    {
        if (text is null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(DirectoryErrors.Empty.At(path));
            return;
        }

        if (text.Length > longest)
        {
            errors.Add(DirectoryErrors.TooLong.At(path, longest));
            return;
        }

        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            errors.Add(DirectoryErrors.SpaceAround.At(path));
        }

        foreach (var (kind, rune) in Faults(text, mayHaveLines).DistinctBy(f => f.Kind.Code, StringComparer.Ordinal))
        {
            errors.Add(kind.At(path, rune.ToString("X4", CultureInfo.InvariantCulture)));
        }
    }

    private static IEnumerable<(ErrorKind Kind, int Rune)> Faults(string text, bool mayHaveLines)
    {
        var marks = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                yield return (DirectoryErrors.NotUnicode, text[i]);
                i++;
                continue;
            }

            i += rune.Utf16SequenceLength;
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            marks = isMark ? marks + 1 : 0;
            if (FaultOf(rune, marks, mayHaveLines) is { } fault)
            {
                yield return (fault, rune.Value);
            }
        }

        foreach (var letter in LookAlikes(text))
        {
            yield return (DirectoryErrors.MixedScripts, letter);
        }
    }

    private static ErrorKind? FaultOf(Rune rune, int marks, bool mayHaveLines) => rune.Value switch
    {
        '\n' or '\t' when mayHaveLines => null,
        _ when Characters.Turns(rune) => DirectoryErrors.TurnsAround,
        _ when Characters.IsUnseen(rune) => DirectoryErrors.Invisible,
        // Hangul in pieces, as some systems store it, is another text to every program that compares.
        (>= 0x1100 and <= 0x11FF) or (>= 0xA960 and <= 0xA97F) or (>= 0xD7B0 and <= 0xD7FF) => DirectoryErrors.InPieces,
        _ when marks > MostMarksInARow => DirectoryErrors.InPieces,
        _ when Characters.BreaksLine(rune) => DirectoryErrors.ControlCharacter,
        _ when Characters.IsUnassigned(rune) => DirectoryErrors.NotUnicode,
        _ => null,
    };

    /// <summary>Letters that look like Latin ones in words that have Latin ones.</summary>
    private static IEnumerable<int> LookAlikes(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                continue;
            }

            var word = text[start..i];
            start = i + 1;
            if (word.Any(c => char.IsAsciiLetter(c)))
            {
                foreach (var c in word.Where(LooksLatin))
                {
                    yield return c;
                }
            }
        }
    }

    // Cyrillic, Armenian, Cherokee, Latin small capitals of phonetics, full-width forms; and the Greek ones above.
    private static bool LooksLatin(char c) =>
        c is (>= '\u0400' and <= '\u052F') or (>= '\u0531' and <= '\u058F') or (>= '\u13A0' and <= '\u13FF') or (>= '\u1D00' and <= '\u1D2B') or (>= '\uFF21' and <= '\uFF5A')
        || GreekLikeLatin.Contains(c, StringComparison.Ordinal);
}
