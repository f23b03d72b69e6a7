using System.CommandLine;
using Naru.Cli.Vocabularies;
using Naru.Cli.Wording;

namespace Naru.Cli.Commands;

/// <summary><c>naru vocab show</c>.</summary>
internal static class VocabShowCommand
{
    private const int Levels = 2;
    private const int MostLevels = 20;

    public static Command Create(CliSession session)
    {
        var concept = new Argument<string>("CONCEPT") { Description = session.Say(CliText.ArgumentConcept) };
        var vocabulary = VocabOptions.Vocabulary(session);
        var store = VocabOptions.Store(session);
        var levels = new Option<string?>("--levels") { HelpName = "N", Description = session.Say(CliText.OptionLevels) };
        var json = new Option<bool>("--json") { Description = session.Say(CliText.OptionVocabJson) };
        var command = new NaruCommand("show", session.Say(CliText.VocabShow))
        {
            Examples = ["naru vocab show 201826", "naru vocab show KCD7:E11 --vocabulary vocabulary --levels 3"],
        };
        command.Arguments.Add(concept);
        foreach (var option in (Option[])[vocabulary, store, levels, json])
        {
            command.Options.Add(option);
        }

        command.SetAction(parse =>
        {
            var choice = new Choice();
            var depth = VocabOptions.Number(levels.Name, parse.GetValue(levels), Levels, 0, MostLevels, choice);
            VocabOptions.CheckStore(parse.GetValue(store), choice);
            return choice.Errors.Count > 0
                ? session.WrongUse(choice.Errors)
                : new ShowJob(session).Run(
                    parse.GetRequiredValue(concept), parse.GetValue(vocabulary), parse.GetValue(store), depth, parse.GetValue(json));
        });
        return command;
    }
}
