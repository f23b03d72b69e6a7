using System.CommandLine;
using Naru.Cli.Vocabularies;
using Naru.Cli.Wording;

namespace Naru.Cli.Commands;

/// <summary><c>naru vocab diff</c>.</summary>
internal static class VocabDiffCommand
{
    private static readonly string[] FailOn = ["differences", "never"];

    public static Command Create(CliSession session)
    {
        var definition = new Argument<string>("DEFINITION") { Description = session.Say(CliText.ArgumentDefinition) };
        var to = new Option<string>("--to") { Required = true, HelpName = "FOLDER", Description = session.Say(CliText.OptionDiffTo) };
        var from = new Option<string?>("--from") { HelpName = "FOLDER", Description = session.Say(CliText.OptionDiffFrom) };
        var store = VocabOptions.Store(session);
        var write = new Option<string?>("--write") { HelpName = "FILE", Description = session.Say(CliText.OptionDiffWrite) };
        var json = new Option<bool>("--json") { Description = session.Say(CliText.OptionVocabJson) };
        var fail = new Option<string?>("--fail-on") { HelpName = string.Join('|', FailOn), Description = session.Say(CliText.OptionDiffFail) };
        var command = new NaruCommand("diff", session.Say(CliText.VocabDiff))
        {
            Examples =
            [
                "naru vocab diff diabetes.json --to new-vocabulary --store hospital.naru",
                "naru vocab diff diabetes.json --from old-vocabulary --to new-vocabulary --write diabetes-new.json",
            ],
        };
        command.Arguments.Add(definition);
        foreach (var option in (Option[])[to, from, store, write, json, fail])
        {
            command.Options.Add(option);
        }

        command.SetAction(parse =>
        {
            var choice = new Choice();
            var path = parse.GetRequiredValue(definition);
            var failOn = choice.OneOf(fail.Name, parse.GetValue(fail), FailOn[0], FailOn);
            VocabOptions.CheckStore(parse.GetValue(store), choice);
            var target = parse.GetValue(write);
            choice.Add(new KeptInputs().File(definition.Name, path).Check(write.Name, target));
            if (target is not null)
            {
                choice.Path(write.Name, target);
            }

            var (input, errors, isWrongUse) = SetInput.Read(session, path);
            choice.Add(isWrongUse ? errors : []);
            if (input is { File: null } || (target is not null && input is { Definition: null }))
            {
                choice.Bad(target is null ? definition.Name : write.Name, path, session.Say(CliText.OnlyDefinitions));
            }

            if (choice.Errors.Count > 0)
            {
                return session.WrongUse(choice.Errors);
            }

            if (input is null)
            {
                new Reports.FindingsView(session, session.Error).Show([.. errors]);
                return ExitCodes.Failed;
            }

            return new DiffJob(session, input, parse.GetValue(json), target, failOn == FailOn[0])
                .Run(parse.GetRequiredValue(to), parse.GetValue(from), parse.GetValue(store));
        });
        return command;
    }
}
