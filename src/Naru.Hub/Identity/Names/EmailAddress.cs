using Naru.Core;

namespace Naru.Hub.Identity.Names;

/// <summary>
/// An e-mail address of the kind that mail programs make: printable ASCII, at most 254 characters (RFC 5321, 4.5.3.1), one @, a domain of at least two
/// labels. Addresses in other letters (RFC 6531) are refused, because look-alikes of them cannot be told apart. Compared without regard to letter case. Immutable.
/// </summary>
public sealed record EmailAddress
{
    private const int MostCharacters = 254;
    private const int MostLocalCharacters = 64;
    private const int MostLabelCharacters = 63;
    private const string LocalSigns = "!#$%&'*+-/=?^_`{|}~.";

    private EmailAddress(string text) => Text = text;

    /// <summary>As it was typed.</summary>
    public string Text { get; }

    /// <summary>By which it is compared.</summary>
    public string Key => Text.ToLowerInvariant();

    /// <summary>What stands after the @, in lower case.</summary>
    public string Domain => Key[(Key.LastIndexOf('@') + 1)..];

    /// <summary>What stands before the @, in lower case.</summary>
    public string Local => Key[..Key.LastIndexOf('@')];

    /// <summary>The address, or why it is none.</summary>
    /// <param name="text">What somebody typed; blanks at its ends do not count.</param>
    /// <param name="path">Where it stood: a JSON path.</param>
    public static Result<EmailAddress> Read(string? text, string path)
    {
        var trimmed = (text ?? "").Trim(' ');
        if (trimmed.Any(c => c > '~'))
        {
            return Result.Failure<EmailAddress>([IdentityErrors.EmailNotAscii.At(path)]);
        }

        return IsAddress(trimmed)
            ? Result.Success(new EmailAddress(trimmed))
            : Result.Failure<EmailAddress>([IdentityErrors.EmailNotOne.At(path)]);
    }

    /// <inheritdoc/>
    public bool Equals(EmailAddress? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    /// <summary>Nothing of the address: it may reach a log.</summary>
    public override string ToString() => "(e-mail address)";

    private static bool IsAddress(string text)
    {
        var at = text.LastIndexOf('@');
        return at is > 0 and <= MostLocalCharacters
            && text.Length <= MostCharacters
            && IsLocal(text[..at])
            && IsDomain(text[(at + 1)..]);
    }

    private static bool IsLocal(string local) =>
        local.All(c => char.IsAsciiLetterOrDigit(c) || LocalSigns.Contains(c, StringComparison.Ordinal))
        && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length >= 2
            && labels.All(l => l.Length is > 0 and <= MostLabelCharacters && l[0] != '-' && l[^1] != '-' && l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            && labels[^1].Any(char.IsAsciiLetter);
    }
}
