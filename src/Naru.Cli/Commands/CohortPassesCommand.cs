using System.CommandLine;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Spectre.Console;

namespace Naru.Cli.Commands;

/// <summary><c>naru cohort passes</c>.</summary>
internal static class CohortPassesCommand
{
    public static Command Create(CliSession session)
    {
        var command = new NaruCommand("passes", session.Say(CliText.CohortPasses)) { Examples = ["naru cohort passes"] };
        command.SetAction(_ =>
        {
            foreach (var pass in session.Host.Tools.Passes)
            {
                session.Out.Write(new Text(pass.Name + "\n", Styles.Strong));
                session.Out.Write(new Padder(new Text(pass.Summary.In(session.Language)), new Padding(2, 0, 0, 0)));
            }

            session.Out.Write(new Text($"\n{session.Say(CliText.PassHint)}\n", Styles.Quiet));
            return ExitCodes.Success;
        });
        return command;
    }
}
