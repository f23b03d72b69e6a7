using System.CommandLine;
using Naru.Cdm;
using Naru.Cli.Reports;
using Naru.Cli.Wording;

namespace Naru.Cli.Commands;

/// <summary><c>naru cdm show</c>.</summary>
internal static class CdmShowCommand
{
    public static Command Create(CliSession session)
    {
        var store = new Argument<string>("STORE") { Description = session.Say(CliText.ArgumentStore) };
        var command = new NaruCommand("show", session.Say(CliText.CdmShow)) { Examples = ["naru cdm show hospital.naru"] };
        command.Arguments.Add(store);
        command.SetAction(parse =>
        {
            var path = parse.GetRequiredValue(store);
            var manifest = CdmDatabase.ReadManifest(path, session.Stop);
            if (!manifest.IsSuccess)
            {
                new FindingsView(session, session.Error).Show([.. manifest.Errors]);
                return ExitCodes.Failed;
            }

            new StoreReport(session, session.Out).Show(manifest.Value);
            return ExitCodes.Success;
        });
        return command;
    }
}
