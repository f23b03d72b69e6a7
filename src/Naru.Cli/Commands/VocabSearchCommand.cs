using System.CommandLine;
using Naru.Cli.Vocabularies;
using Naru.Cli.Wording;
using Naru.Core;
using Naru.Vocabulary.Search;

namespace Naru.Cli.Commands;

/// <summary><c>naru vocab search</c>.</summary>
internal static class VocabSearchCommand
{
    private const int Shown = 20;

    public static Command Create(CliSession session)
    {
        var text = new Argument<string[]>("TEXT") { Arity = ArgumentArity.OneOrMore, Description = session.Say(CliText.ArgumentSearchText) };
        var vocabulary = VocabOptions.Vocabulary(session);
        var store = VocabOptions.Store(session);
        var domain = new Option<string[]>("--domain") { HelpName = "DOMAIN", Description = session.Say(CliText.OptionDomain) };
        var within = new Option<string[]>("--in") { HelpName = "VOCABULARY", Description = session.Say(CliText.OptionIn) };
        var conceptClass = new Option<string[]>("--class") { HelpName = "CLASS", Description = session.Say(CliText.OptionClass) };
        var standard = new Option<bool>("--standard") { Description = session.Say(CliText.OptionStandard) };
        var valid = new Option<bool>("--valid") { Description = session.Say(CliText.OptionValid) };
        var limit = VocabOptions.Limit(session, Shown);
        var json = new Option<bool>("--json") { Description = session.Say(CliText.OptionVocabJson) };
        var csv = new Option<bool>("--csv") { Description = session.Say(CliText.OptionVocabCsv) };
        var command = new NaruCommand("search", session.Say(CliText.VocabSearch))
        {
            Examples =
            [
                "naru vocab search 당뇨",
                "naru vocab search type 2 diabetes --domain Condition --standard",
                "naru vocab search E11 --in KCD7 --vocabulary vocabulary --store hospital.naru",
            ],
        };
        command.Arguments.Add(text);
        foreach (var option in (Option[])[vocabulary, store, domain, within, conceptClass, standard, valid, limit, json, csv])
        {
            command.Options.Add(option);
        }

        command.SetAction(parse =>
        {
            var choice = new Choice();
            var query = new ConceptQuery(string.Join(' ', parse.GetRequiredValue(text)))
            {
                Domains = (parse.GetValue(domain) ?? []).ToValueList(),
                Vocabularies = (parse.GetValue(within) ?? []).ToValueList(),
                Classes = (parse.GetValue(conceptClass) ?? []).ToValueList(),
                Standard = parse.GetValue(standard) ? [StandardStatus.Standard] : [],
                Valid = parse.GetValue(valid) ? true : null,
                Limit = VocabOptions.ReadLimit(limit.Name, parse.GetValue(limit), Shown, choice),
            };
            VocabOptions.CheckForms(json.Name, parse.GetValue(json), csv.Name, parse.GetValue(csv), choice);
            VocabOptions.CheckStore(parse.GetValue(store), choice);
            var form = parse.GetValue(json) ? OutputForm.Json : parse.GetValue(csv) ? OutputForm.Csv : OutputForm.Table;
            return choice.Errors.Count > 0
                ? session.WrongUse(choice.Errors)
                : new SearchJob(session).Run(query, parse.GetValue(vocabulary), parse.GetValue(store), form);
        });
        return command;
    }
}
