using System.Globalization;
using System.Text;
using Naru.Core;
using Naru.Hub.Kernel;

namespace Naru.Hub.Files;

/// <summary>
/// A file's name as it may be shown and offered for download. It is never part of a path on the server. What forges or hides something is refused; what is merely awkward
/// somewhere is replaced. Immutable.
/// </summary>
public sealed record FileName
{
    /// <summary>The most bytes in UTF-8: fewer than the 255 of most file systems, so that a browser can still add “ (1)”.</summary>
    public const int MostBytes = 240;

    // Names that Windows takes for devices, whatever follows the first dot.
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Enumerable.Range(0, 10).SelectMany(i => (string[])[$"COM{i}", $"LPT{i}"])],
        StringComparer.OrdinalIgnoreCase);

    private FileName(string text) => Text = text;

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>What follows the last dot, in small letters; empty if there is none.</summary>
    public string Ending
    {
        get
        {
            var dot = Text.LastIndexOf('.');
            return dot < 0 ? "" : Text[(dot + 1)..].ToLowerInvariant();
        }
    }

    /// <summary>
    /// Reads a name. Errors: <c>FIL102</c>, <c>FIL103</c>. Korean letters that come apart, as macOS sends them, are put together.
    /// </summary>
    public static Result<FileName> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (FirstForbidden(text) is { } forbidden)
        {
            return Result.Failure<FileName>([FileErrors.NameCharacter.At("$.name", forbidden)]);
        }

        var name = new StringBuilder(Hangul.Compose(text));
        for (var i = 0; i < name.Length; i++)
        {
            name[i] = name[i] is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? '_' : name[i];
        }

        // Windows drops dots and spaces at the end; "a.exe." would become a.exe there.
        var result = name.ToString().Trim().TrimEnd('.', ' ');
        if (result.Length == 0 || Encoding.UTF8.GetByteCount(result) > MostBytes)
        {
            return Result.Failure<FileName>([FileErrors.NameLength.At("$.name", MostBytes)]);
        }

        return Result.Success(new FileName(Devices.Contains(result.Split('.')[0].TrimEnd(' ')) ? $"_{result}" : result));
    }

    /// <summary>The header <c>Content-Disposition</c>, which always says attachment (RFC 6266, RFC 8187).</summary>
    public string ToContentDisposition()
    {
        var header = new StringBuilder("attachment; filename=\"");
        foreach (var rune in Text.EnumerateRunes())
        {
            // The plain form is for old programs. Percent signs are left out, because some of them decode them.
            header.Append(rune.Value is >= 0x20 and < 0x7F and not ('"' or '\\' or '%') ? (char)rune.Value : '_');
        }

        header.Append("\"; filename*=UTF-8''");
        foreach (var octet in Encoding.UTF8.GetBytes(Text))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || (char)octet is '!' or '#' or '$' or '&' or '+' or '-' or '.' or '^' or '_' or '`' or '|' or '~')
            {
                header.Append((char)octet);
            }
            else
            {
                header.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return header.ToString();
    }

    private static string? FirstForbidden(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                return Characters.CodeOf(text[i]);
            }

            var isForbidden = rune.Value is '/' or '\\' || Characters.IsUnseen(rune) || Characters.BreaksLine(rune) || Characters.IsUnassigned(rune)
                || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
            if (isForbidden)
            {
                return Characters.CodeOf(rune.Value);
            }

            i += rune.Utf16SequenceLength;
        }

        return null;
    }
}
