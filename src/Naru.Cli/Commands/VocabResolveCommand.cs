using System.CommandLine;
using Naru.Cli.Vocabularies;
using Naru.Cli.Wording;

namespace Naru.Cli.Commands;

/// <summary><c>naru vocab resolve</c>.</summary>
internal static class VocabResolveCommand
{
    private const int Shown = 20;

    public static Command Create(CliSession session)
    {
        var sets = new Argument<string>("DEFINITION|CONCEPT-SET|IDS") { Description = session.Say(CliText.ArgumentSets) };
        var vocabulary = VocabOptions.Vocabulary(session);
        var store = VocabOptions.Store(session);
        var bind = new Option<bool>("--bind") { Description = session.Say(CliText.OptionBind) };
        var limit = VocabOptions.Limit(session, Shown);
        var json = new Option<bool>("--json") { Description = session.Say(CliText.OptionVocabJson) };
        var csv = new Option<bool>("--csv") { Description = session.Say(CliText.OptionVocabCsv) };
        var command = new NaruCommand("resolve", session.Say(CliText.VocabResolve))
        {
            Examples =
            [
                "naru vocab resolve diabetes.json --vocabulary vocabulary --store hospital.naru",
                "naru vocab resolve diabetes.json --vocabulary vocabulary --bind",
                "naru vocab resolve 201826+443238 --csv > concepts.csv",
            ],
        };
        command.Arguments.Add(sets);
        foreach (var option in (Option[])[vocabulary, store, bind, limit, json, csv])
        {
            command.Options.Add(option);
        }

        command.SetAction(parse =>
        {
            var choice = new Choice();
            var most = VocabOptions.ReadLimit(limit.Name, parse.GetValue(limit), Shown, choice);
            VocabOptions.CheckForms(json.Name, parse.GetValue(json), csv.Name, parse.GetValue(csv), choice);
            VocabOptions.CheckStore(parse.GetValue(store), choice);
            var (input, errors, isWrongUse) = SetInput.Read(session, parse.GetRequiredValue(sets));
            choice.Add(isWrongUse ? errors : []);
            if (parse.GetValue(bind) && input is { File: null })
            {
                choice.Bad(bind.Name, parse.GetRequiredValue(sets), session.Say(CliText.OnlyDefinitions));
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

            var form = parse.GetValue(json) ? OutputForm.Json : parse.GetValue(csv) ? OutputForm.Csv : OutputForm.Table;
            return new ResolveJob(session, input, form, most).Run(parse.GetValue(vocabulary), parse.GetValue(store), parse.GetValue(bind));
        });
        return command;
    }
}
