using System.Globalization;
using System.Text;
using Naru.Core;
using Naru.Hub.Kernel;

namespace Naru.Hub.Identity.Names;

/// <summary>
/// What a name may hold that other people will read: of a person, of a token, of a passkey. Refuses what makes a name look like another one or breaks the
/// line it stands in: controls, invisible and direction-changing characters, scripts that nobody mixes, letters in costume. Safe for threads.
/// Source: Unicode Technical Standard #39, sections 3 and 5.2 (restriction level “highly restrictive”); Unicode Technical Report #36.
/// </summary>
public static class NameRule
{
    /// <summary>The most characters (Unicode scalar values) of a name.</summary>
    public const int MostCharacters = 100;

    /// <summary>The name, with blanks at its ends removed and Hangul written in jamo put together, or why it will not do; every reason once.</summary>
    /// <param name="name">What somebody typed; null counts as empty.</param>
    /// <param name="path">Where it stood: a JSON path.</param>
    public static Result<string> Check(string? name, string path)
    {
        var text = Hangul.Compose((name ?? "").Trim(' '));
        if (text.Length == 0)
        {
            return Result.Failure<string>([IdentityErrors.NameMissing.At(path)]);
        }

        var errors = new List<Error>();
        var scripts = new HashSet<Script>();
        var position = 0;
        var last = Script.Common;
        var hasVisible = false;
        foreach (var rune in text.EnumerateRunes())
        {
            position++;
            if (Refuses(rune, text) is { } kind)
            {
                Once(errors, kind.At(path, position, Characters.CodeOf(rune.Value)));
                continue;
            }

            if (Scripts.IsMark(rune))
            {
                if (last == Script.Common || Scripts.HasComposedLetters(last))
                {
                    Once(errors, IdentityErrors.NameLooseMark.At(path, position, Characters.CodeOf(rune.Value)));
                }

                continue;
            }

            hasVisible |= Rune.IsLetterOrDigit(rune);
            last = Scripts.Of(rune);
            scripts.Add(last);
        }

        if (position > MostCharacters)
        {
            errors.Add(IdentityErrors.NameTooLong.At(path, position, MostCharacters));
        }

        if (errors.Count == 0 && !hasVisible)
        {
            errors.Add(IdentityErrors.NameMissing.At(path));
        }

        if (!Scripts.GoTogether(scripts))
        {
            errors.Add(IdentityErrors.NameMixesScripts.At(path, string.Join(", ", scripts.Where(s => s != Script.Common).Order())));
        }

        return Result.From(() => text, errors.ToValueList());
    }

    private static ErrorKind? Refuses(Rune rune, string text) => Rune.GetUnicodeCategory(rune) switch
    {
        // An unpaired surrogate is read as U+FFFD; one that somebody typed is as bad.
        _ when rune == Rune.ReplacementChar => IdentityErrors.NameHiddenCharacter,
        _ when Characters.IsUnseen(rune) || Characters.BreaksLine(rune) || Characters.IsUnassigned(rune) => IdentityErrors.NameHiddenCharacter,
        UnicodeCategory.Format => IdentityErrors.NameHiddenCharacter,
        UnicodeCategory.SpaceSeparator when rune.Value != ' ' => IdentityErrors.NameHiddenCharacter,
        _ when Scripts.IsStyledLetter(rune) => IdentityErrors.NameStyledLetter,
        _ when rune.Value == ' ' && text.Contains("  ", StringComparison.Ordinal) => IdentityErrors.NameHiddenCharacter,
        _ => null,
    };

    private static void Once(List<Error> errors, Error error)
    {
        if (!errors.Exists(e => e.Kind == error.Kind))
        {
            errors.Add(error);
        }
    }
}
