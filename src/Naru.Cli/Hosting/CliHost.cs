namespace Naru.Cli.Hosting;

/// <summary>Everything outside the program that the command line touches; tests bring their own.</summary>
internal sealed record CliHost
{
    /// <summary>Standard output as bytes, for rows and JSON written to <c>-</c>.</summary>
    public required Stream StandardOutput { get; init; }

    /// <summary>Standard output as text.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error as text: errors, progress, and reports when standard output carries data.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person sees standard output.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person sees standard error.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal; 0 when not known.</summary>
    public Func<int> TerminalWidth { get; init; } = () => 0;

    /// <summary>Environment variables.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>All environment variables, for settings that are told by how their names begin.</summary>
    public Func<IEnumerable<KeyValuePair<string, string>>> Variables { get; init; } = () => [];

    /// <summary>Asks a person, who sees the question already; null if nobody is there to answer.</summary>
    public Func<string?> Answer { get; init; } = () => null;

    /// <summary>Asks a person for a secret, which is not shown while it is typed; null if there is nobody to ask.</summary>
    public Func<string, string?> AskSecret { get; init; } = _ => null;

    /// <summary>The folder with the demo's data.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The folder for what can be made anew at any time.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>The clock that times are measured with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What the commands call.</summary>
    public required CliTools Tools { get; init; }

    /// <summary>Whether the environment variable is there and not empty.</summary>
    public bool IsSet(string variable) => !string.IsNullOrEmpty(Variable(variable));
}
