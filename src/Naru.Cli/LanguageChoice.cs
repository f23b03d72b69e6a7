using Naru.Core;

namespace Naru.Cli;

/// <summary>Which language to speak, known before the command line is parsed so that its errors and help speak it too.</summary>
internal static class LanguageChoice
{
    /// <summary>The option's name.</summary>
    public const string Option = "--lang";

    /// <summary>What the option accepts.</summary>
    public static readonly ValueList<string> Values = ["ko", "en"];

    // The order that POSIX gives these variables: the first one that is set decides.
    private static readonly ValueList<string> LocaleVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>
    /// <c>--lang</c>, else <c>NARU_LANG</c>, else the locale; Korean where nothing names a language (<c>C</c> and <c>POSIX</c> do not).
    /// </summary>
    public static Language Of(IReadOnlyList<string> args, Func<string, string?> variable)
    {
        if (FromArguments(args) is { } chosen)
        {
            return chosen;
        }

        if (Parse(variable("NARU_LANG")) is { } wanted)
        {
            return wanted;
        }

        var locale = LocaleVariables.Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "";
        var name = locale.Split('.', '@')[0];
        return name is "" or "C" or "POSIX" || name.StartsWith("ko", StringComparison.OrdinalIgnoreCase) ? Language.Korean : Language.English;
    }

    /// <summary>The language of a name such as <c>ko</c>; null if it is none.</summary>
    public static Language? Parse(string? name) => name?.ToUpperInvariant() switch
    {
        "KO" => Language.Korean,
        "EN" => Language.English,
        _ => null,
    };

    private static Language? FromArguments(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count && !string.Equals(args[i], "--", StringComparison.Ordinal); i++)
        {
            if (string.Equals(args[i], Option, StringComparison.Ordinal) && i + 1 < args.Count)
            {
                return Parse(args[i + 1]);
            }

            if (args[i].StartsWith(Option + "=", StringComparison.Ordinal) || args[i].StartsWith(Option + ":", StringComparison.Ordinal))
            {
                return Parse(args[i][(Option.Length + 1)..]);
            }
        }

        return null;
    }
}
