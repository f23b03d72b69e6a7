using System.CommandLine;
using Naru.Cli.Commands;
using Naru.Cli.Hosting;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Core;

namespace Naru.Cli;

/// <summary>The whole command line: arguments in, exit code out. No exception leaves it.</summary>
internal static class CliApp
{
    // Definitions may lie in a folder whose name begins with @, and short options are not bundled.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Runs it.</summary>
    public static int Run(IReadOnlyList<string> args, CliHost host, CancellationToken stop)
    {
        var session = new CliSession(host, LanguageChoice.Of(args, host.Variable), stop);
        try
        {
            return Invoke(args, session);
        }
        catch (Exception e)
        {
            session.Live.Clear();
            if (host.IsSet("NARU_DEBUG"))
            {
                host.Error.WriteLine(e);
            }

            // An engine that is stopped in the middle of a statement may say so in its own words.
            if (stop.IsCancellationRequested)
            {
                host.Error.WriteLine(session.Say(CliText.Stopped));
                return ExitCodes.Interrupted;
            }

            // Not the message: it may hold a value of the data.
            new FindingsView(session, session.Error).Show([CliErrors.Unexpected.At(SourcePlace.None, e.GetType().Name)]);
            return ExitCodes.Unexpected;
        }
        finally
        {
            host.Out.Flush();
            host.Error.Flush();
        }
    }

    private static int Invoke(IReadOnlyList<string> args, CliSession session)
    {
        var parse = CommandTree.Build(session).Parse(args, Parsing);
        var errors = UsageErrors.Of(parse);
        if (errors.Count > 0)
        {
            return session.WrongUse(errors);
        }

        return parse.Invoke(new InvocationConfiguration
        {
            Output = session.Host.Out,
            Error = session.Host.Error,
            EnableDefaultExceptionHandler = false,
            // Signals are the program's own affair.
            ProcessTerminationTimeout = null,
        });
    }
}
