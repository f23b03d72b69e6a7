using System.CommandLine;
using System.CommandLine.Invocation;
using Naru.Cli.Reports;

namespace Naru.Cli.Commands;

/// <summary>Shows the help of the command that was typed so far.</summary>
internal sealed class HelpAction(CliSession session) : SynchronousCommandLineAction
{
    // Who asks for help has not finished typing.
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        new HelpView(session).Show(parseResult.CommandResult.Command);
        return ExitCodes.Success;
    }
}
