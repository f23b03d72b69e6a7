using System.Globalization;
using Naru.Cli.Hosting;
using Naru.Cli.Live;
using Naru.Cli.Reports;
using Naru.Core;
using Spectre.Console;

namespace Naru.Cli;

/// <summary>One call of the command line: its language, its consoles and the token that stops it.</summary>
internal sealed class CliSession
{
    public CliSession(CliHost host, Language language, CancellationToken stop)
    {
        Host = host;
        Language = language;
        Stop = stop;
        Out = ConsoleFactory.Create(host, host.Out, host.OutIsTerminal);
        Error = ConsoleFactory.Create(host, host.Error, host.ErrorIsTerminal);
        Live = host.ErrorIsTerminal ? new LiveLine(host) : new PlainLines(host);
    }

    public CliHost Host { get; }

    public Language Language { get; }

    public CancellationToken Stop { get; }

    /// <summary>For what was asked for.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>For what went wrong.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Where progress is shown. Clear it before anything else is written.</summary>
    public ProgressSurface Live { get; }

    /// <summary>A sentence in the session's language, its placeholders filled.</summary>
    public string Say(BilingualText text, params object[] arguments) =>
        arguments.Length == 0 ? text.In(Language) : string.Format(CultureInfo.InvariantCulture, text.In(Language), arguments);

    /// <summary>Shows what is wrong with the command line; the exit code that says so.</summary>
    public int WrongUse(IReadOnlyList<Error> errors)
    {
        new FindingsView(this, Error).Show(errors);
        return ExitCodes.WrongUse;
    }
}
