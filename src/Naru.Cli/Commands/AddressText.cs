namespace Naru.Cli.Commands;

/// <summary>Addresses of databases as they may be shown: user and password can stand anywhere in them.</summary>
internal static class AddressText
{
    private const string Mark = "://";

    /// <summary>Whether a text is an address and no path.</summary>
    public static bool Is(string text) =>
        text.Contains(Mark, StringComparison.Ordinal)
        || text.Split(';').Any(part => part.TrimStart().StartsWith("host=", StringComparison.OrdinalIgnoreCase));

    /// <summary>A path as it is; of an address only the scheme.</summary>
    public static string Masked(string text) => text.IndexOf(Mark, StringComparison.Ordinal) switch
    {
        > 0 and var mark => text[..(mark + Mark.Length)] + "…",
        _ => Is(text) ? "host=…" : text,
    };
}
