using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Naru.Cli.Commands;

/// <summary>Prints the version: the number and, where the build knows it, the commit.</summary>
internal sealed class VersionAction(CliSession session) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        session.Host.Out.WriteLine($"{CommandPath.Program} {version}");
        return ExitCodes.Success;
    }
}
