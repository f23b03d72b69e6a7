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
            var table = new Table { Border = TableBorder.Rounded, BorderStyle = Styles.Quiet };
            table.AddColumn(new TableColumn(session.Say(CliText.PassName)) { NoWrap = true });
            table.AddColumn(new TableColumn(session.Say(CliText.PassKind)) { NoWrap = true });
            table.AddColumn(new TableColumn(session.Say(CliText.PassSummary)));
            foreach (var pass in session.Host.Tools.Passes)
            {
                table.AddRow(
                    new Text(pass.Name, Styles.Strong),
                    new Text(session.Say(pass.IsOptional ? CliText.PassOptional : CliText.PassAlways)),
                    new Text(pass.Summary.In(session.Language)));
            }

            session.Out.Write(table);
            session.Out.Write(new Text(session.Say(CliText.PassHint) + "\n", Styles.Quiet));
            return ExitCodes.Success;
        });
        return command;
    }
}
