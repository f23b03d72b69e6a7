namespace Naru.Ledger.Events;

/// <summary>What streams, types, commands, actors, rules, channels and persons may be called: two names that look alike are alike.</summary>
internal static class Names
{
    public const int MaximumLength = 200;

    public static bool IsName(string? name)
    {
        if (name is not { Length: > 0 and <= MaximumLength })
        {
            return false;
        }

        foreach (var c in name)
        {
            if (c is <= ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a name can stand in SQL as it is: schemas and tables.</summary>
    public static bool IsIdentifier(string? name) =>
        name is { Length: > 0 and <= 50 } && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
