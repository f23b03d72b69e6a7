using Naru.Core;

namespace Naru.Hub.Identity.Humans;

/// <summary>
/// An ORCID iD: sixteen characters in four groups, of which the last is a check character by ISO 7064 MOD 11-2. Immutable.
/// Source: ORCID, “Structure of the ORCID Identifier”.
/// </summary>
public sealed record Orcid
{
    private const int Digits = 16;
    private const string Address = "https://orcid.org/";

    private Orcid(string id) => Id = id;

    /// <summary>The iD with its hyphens: <c>0000-0002-1825-0097</c>.</summary>
    public string Id { get; }

    /// <summary>The iD, or why it is none.</summary>
    /// <param name="text">With or without hyphens, with or without <c>https://orcid.org/</c>.</param>
    /// <param name="path">Where it stood: a JSON path.</param>
    public static Result<Orcid> Read(string? text, string path)
    {
        var id = (text ?? "").Trim(' ');
        id = id.StartsWith(Address, StringComparison.OrdinalIgnoreCase) ? id[Address.Length..] : id;
        var plain = id.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (plain.Length != Digits || !plain[..^1].All(char.IsAsciiDigit) || !(char.IsAsciiDigit(plain[^1]) || plain[^1] == 'X') || !HasItsHyphens(id))
        {
            return Result.Failure<Orcid>([IdentityErrors.OrcidForm.At(path)]);
        }

        return CheckCharacter(plain[..^1]) == plain[^1]
            ? Result.Success(new Orcid($"{plain[..4]}-{plain[4..8]}-{plain[8..12]}-{plain[12..]}"))
            : Result.Failure<Orcid>([IdentityErrors.OrcidCheck.At(path)]);
    }

    /// <summary>Nothing of the iD: it may reach a log.</summary>
    public override string ToString() => "(ORCID iD)";

    private static bool HasItsHyphens(string id) =>
        id.Length == Digits || (id.Length == Digits + 3 && id[4] == '-' && id[9] == '-' && id[14] == '-');

    private static char CheckCharacter(string digits)
    {
        var total = 0;
        foreach (var digit in digits)
        {
            // Kept small: the remainder of 11 is all that is asked.
            total = (total + (digit - '0')) * 2 % 11;
        }

        var check = (12 - total) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }
}
