using System.CommandLine;
using Naru.Cli.Wording;

namespace Naru.Cli.Commands;

/// <summary><c>naru cohort describe</c>.</summary>
internal static class CohortDescribeCommand
{
    public static Command Create(CliSession session)
    {
        var definition = new Argument<string>("DEFINITION") { Description = session.Say(CliText.ArgumentDefinition) };
        var command = new NaruCommand("describe", session.Say(CliText.CohortDescribe))
        {
            Examples = ["naru cohort describe diabetes.json --lang ko"],
        };
        command.Arguments.Add(definition);
        command.SetAction(parse => OneDefinition.Print(
            session, parse.GetRequiredValue(definition), d => session.Host.Tools.Describe(d, session.Language)));
        return command;
    }
}
