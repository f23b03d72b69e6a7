using System.CommandLine;
using Naru.Cli.Wording;

namespace Naru.Cli.Commands;

/// <summary><c>naru cohort canonical</c>.</summary>
internal static class CohortCanonicalCommand
{
    public static Command Create(CliSession session)
    {
        var definition = new Argument<string>("DEFINITION") { Description = session.Say(CliText.ArgumentDefinition) };
        var command = new NaruCommand("canonical", session.Say(CliText.CohortCanonical))
        {
            Examples = ["naru cohort canonical diabetes.json"],
        };
        command.Arguments.Add(definition);
        command.SetAction(parse => OneDefinition.Print(session, parse.GetRequiredValue(definition), session.Host.Tools.Canonical));
        return command;
    }
}
