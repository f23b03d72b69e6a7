using System.CommandLine;
using Naru.Cli.Demonstration;
using Naru.Cli.Wording;

namespace Naru.Cli.Commands;

/// <summary><c>naru demo</c>.</summary>
internal static class DemoCommand
{
    public static Command Create(CliSession session)
    {
        var command = new NaruCommand("demo", session.Say(CliText.Demo)) { Examples = ["naru demo", "naru demo --lang en"] };
        command.SetAction(_ => new Demo(session).Run());
        return command;
    }
}
