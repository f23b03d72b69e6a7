using System.Text;
using Naru.Core;
using Naru.Hub.Identity.Names;

namespace Naru.Hub.Identity.Passwords;

/// <summary>
/// What a password must be: long, and not among those that are tried first. There are no rules about kinds of characters and no changing by calendar; both make
/// passwords worse. Safe for threads. Source: NIST SP 800-63B-4, section 3.1.1.2.
/// </summary>
internal sealed class PasswordRule
{
    public const int Least = 12;
    public const int Most = 256;

    /// <summary>A piece of the person's own name or address shorter than this is in too many words to mean anything.</summary>
    private const int LeastOwnPiece = 4;

    /// <summary>What people append to a word that they were told is too plain.</summary>
    private static readonly char[] Appended = [.. "0123456789!@#$%^&*()-_=+.,?~ "];

    private static readonly string[] Runs =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertyuiopasdfghjklzxcvbnm", "1q2w3e4r5t6y7u8i9o0p",
        "qazwsxedcrfvtgbyhnujmikolp", "가나다라마바사아자차카타파하", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",
    ];

    private readonly HashSet<string> common;

    private PasswordRule(HashSet<string> common) => this.common = common;

    /// <summary>The rule with the list that is shipped.</summary>
    public static PasswordRule Shipped { get; } = new(IdentityData.Lines("common-passwords.txt").Select(Plain).ToHashSet(StringComparer.Ordinal));

    /// <summary>Why the password will not do; empty if it will.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="path">Where it stood.</param>
    /// <param name="own">What everybody knows of the person: name, e-mail address.</param>
    public ValueList<Error> Check(string? password, string path, IEnumerable<string> own)
    {
        var text = password ?? "";
        var length = text.EnumerateRunes().Count();
        if (length < Least)
        {
            return [IdentityErrors.PasswordShort.At(path, Least)];
        }

        if (length > Most)
        {
            return [IdentityErrors.PasswordLong.At(path, Most)];
        }

        var plain = Plain(text);
        if (common.Contains(plain) || common.Contains(Plain(text.TrimEnd(Appended))))
        {
            return [IdentityErrors.PasswordCommon.At(path)];
        }

        if (IsPattern(text.ToLowerInvariant()))
        {
            return [IdentityErrors.PasswordPattern.At(path)];
        }

        return own.SelectMany(Pieces).Any(p => plain.Contains(p, StringComparison.Ordinal) && plain.Length - p.Length < Least - LeastOwnPiece)
            ? [IdentityErrors.PasswordOwn.At(path)]
            : [];
    }

    /// <summary>One character, or a few, again and again; or a run of the keyboard or the alphabet.</summary>
    private static bool IsPattern(string text)
    {
        for (var period = 1; period <= text.Length / 3; period++)
        {
            if (Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period]))
            {
                return true;
            }
        }

        return text.Distinct().Count() <= 3 || InRuns(text) * 4 >= text.Length * 3;
    }

    /// <summary>How many characters continue a run, forwards or backwards, of at least four.</summary>
    private static int InRuns(string text)
    {
        var covered = 0;
        var position = 0;
        while (position < text.Length)
        {
            var longest = Runs.Concat(Runs.Select(r => string.Concat(r.Reverse()))).Max(r => LongestAt(text, position, r));
            covered += longest >= 4 ? longest : 0;
            position += longest >= 4 ? longest : 1;
        }

        return covered;
    }

    private static int LongestAt(string text, int position, string run)
    {
        var longest = 0;
        for (var start = run.IndexOf(text[position], StringComparison.Ordinal); start >= 0; start = run.IndexOf(text[position], start + 1))
        {
            var length = 1;
            while (position + length < text.Length && start + length < run.Length && text[position + length] == run[start + length])
            {
                length++;
            }

            longest = Math.Max(longest, length);
        }

        return longest;
    }

    private static IEnumerable<string> Pieces(string own) =>
        FoldedKey.Of(own).Split('@')[0].Split(['.', '_', '-', '+']).Append(FoldedKey.Of(own)).Append("naru").Where(p => p.Length >= LeastOwnPiece);

    /// <summary>Letter case and the usual stand-ins taken away: <c>P@ssw0rd</c> is <c>password</c>.</summary>
    private static string Plain(string password)
    {
        var plain = new StringBuilder(password.Length);
        foreach (var c in password.ToLowerInvariant())
        {
            if (!char.IsWhiteSpace(c))
            {
                plain.Append(c switch { '@' => 'a', '0' => 'o', '1' => 'l', '3' => 'e', '$' => 's', '5' => 's', '7' => 't', _ => c });
            }
        }

        return plain.ToString();
    }
}
