using System.CommandLine;
using Naru.Cdm;
using Naru.Cli.Running;
using Naru.Cli.Wording;

namespace Naru.Cli.Commands;

/// <summary><c>naru cdm opt-out</c>.</summary>
internal static class CdmOptOutCommand
{
    public static Command Create(CliSession session)
    {
        var store = new Argument<string>("STORE") { Description = session.Say(CliText.ArgumentStore) };
        var list = new Argument<string>("LIST") { Description = session.Say(CliText.ArgumentOptOut) };
        var memory = new Option<string?>("--memory") { HelpName = "SIZE", Description = session.Say(CliText.OptionImportMemory) };
        var command = new NaruCommand("opt-out", session.Say(CliText.CdmOptOut))
        {
            Examples = ["naru cdm opt-out hospital.naru opted-out.txt"],
        };
        command.Arguments.Add(store);
        command.Arguments.Add(list);
        command.Options.Add(memory);
        command.SetAction(parse =>
        {
            var choice = new Choice();
            var bytes = choice.Bytes(memory.Name, parse.GetValue(memory));
            return choice.Errors.Count > 0
                ? session.WrongUse(choice.Errors)
                : new ImportJob(session).ApplyOptOuts(
                    parse.GetRequiredValue(store), parse.GetRequiredValue(list), new CdmOpenOptions { Clock = session.Host.Clock }, bytes);
        });
        return command;
    }
}
