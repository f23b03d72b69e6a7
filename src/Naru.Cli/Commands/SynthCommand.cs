using System.CommandLine;
using System.Globalization;
using Naru.Cdm;
using Naru.Cli.Running;
using Naru.Cli.Wording;
using Naru.Synth;

namespace Naru.Cli.Commands;

/// <summary><c>naru synth</c>, with <c>profiles</c> and <c>check</c>.</summary>
internal static class SynthCommand
{
    public static Command Create(CliSession session)
    {
        var persons = new Option<string>("--persons") { Required = true, HelpName = "N", Description = session.Say(CliText.OptionPersons) };
        var seed = new Option<string?>("--seed") { HelpName = "N", Description = session.Say(CliText.OptionSeed) };
        var profile = new Option<string>("--profile") { Required = true, HelpName = "NAME|FILE", Description = session.Say(CliText.OptionProfile) };
        var to = new Option<string>("--to") { Required = true, HelpName = "FILE", Description = session.Say(CliText.OptionTo) };
        var vocabulary = Vocabulary(session);
        var data = Data(session);
        var noDirt = new Option<bool>("--no-dirt") { Description = session.Say(CliText.OptionNoDirt) };
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = session.Say(CliText.OptionSynthJson) };
        var memory = new Option<string?>("--memory") { HelpName = "SIZE", Description = session.Say(CliText.OptionImportMemory) };
        var threads = new Option<string?>("--threads") { HelpName = "N", Description = session.Say(CliText.OptionThreads) };
        var command = new NaruCommand("synth", session.Say(CliText.Synth))
        {
            Examples =
            [
                "naru synth --persons 100000 --seed 7 --profile gil --to hospital.naru",
                "naru synth --persons 1000 --profile my-hospital.json --to mine.naru --no-dirt",
                "naru synth check my-hospital.json",
            ],
        };
        foreach (var option in (Option[])[persons, seed, profile, to, vocabulary, data, noDirt, json, memory, threads])
        {
            command.Options.Add(option);
        }

        command.SetAction(parse =>
        {
            var choice = new Choice();
            var options = new SynthOptions(
                (int)Whole(choice, persons.Name, parse.GetRequiredValue(persons), 1, SynthOptions.MostPersons),
                Whole(choice, seed.Name, parse.GetValue(seed) ?? "1", 0, ulong.MaxValue),
                choice.Path(profile.Name, parse.GetRequiredValue(profile)),
                choice.Path(to.Name, parse.GetRequiredValue(to)))
            {
                DataFolder = parse.GetValue(data) ?? DataFolder(session),
                Vocabulary = parse.GetValue(vocabulary) ?? VocabularyFolder(session),
                WithDirt = !parse.GetValue(noDirt),
                Memory = choice.Bytes(memory.Name, parse.GetValue(memory)),
                Reading = new CdmOpenOptions { Threads = choice.Threads(threads.Name, parse.GetValue(threads)), Clock = session.Host.Clock },
            };
            var request = new SynthRequest(options) { JsonPath = parse.GetValue(json) };
            choice.Add(new KeptInputs().File(profile.Name, options.Profile).File(to.Name, options.Target).Check(json.Name, request.JsonPath));
            choice.Add(new KeptInputs().File(profile.Name, options.Profile).Check(to.Name, options.Target));
            return choice.Errors.Count > 0 ? session.WrongUse(choice.Errors) : new SynthJob(session).Run(request);
        });
        command.Subcommands.Add(Profiles(session));
        command.Subcommands.Add(Check(session));
        return command;
    }

    private static NaruCommand Profiles(CliSession session)
    {
        var data = Data(session);
        var command = new NaruCommand("profiles", session.Say(CliText.SynthProfiles)) { Examples = ["naru synth profiles"] };
        command.Options.Add(data);
        command.SetAction(parse => Check(session, parse.GetValue(data) ?? DataFolder(session), VocabularyFolder(session), null));
        return command;
    }

    private static NaruCommand Check(CliSession session)
    {
        var profile = new Argument<string?>("PROFILE") { Arity = ArgumentArity.ZeroOrOne, Description = session.Say(CliText.ArgumentProfile) };
        var vocabulary = Vocabulary(session);
        var data = Data(session);
        var command = new NaruCommand("check", session.Say(CliText.SynthCheck)) { Examples = ["naru synth check my-hospital.json"] };
        command.Arguments.Add(profile);
        command.Options.Add(vocabulary);
        command.Options.Add(data);
        command.SetAction(parse => Check(
            session, parse.GetValue(data) ?? DataFolder(session), parse.GetValue(vocabulary) ?? VocabularyFolder(session), parse.GetValue(profile)));
        return command;
    }

    private static int Check(CliSession session, string data, string vocabulary, string? profile) => new SynthJob(session).Check(
    [
        .. (profile is null ? SyntheticHospital.Profiles(data) : [profile])
            .Select(p => new SynthOptions(1, 1, p, "") { DataFolder = data, Vocabulary = vocabulary }),
    ]);

    private static Option<string?> Vocabulary(CliSession session) =>
        new("--vocabulary") { HelpName = "PATH", Description = session.Say(CliText.OptionSynthVocabulary) };

    private static Option<string?> Data(CliSession session) =>
        new("--data") { HelpName = "FOLDER", Description = session.Say(CliText.OptionSynthData) };

    private static string DataFolder(CliSession session) => Path.Combine(session.Host.DataFolder, "synthetic");

    private static string VocabularyFolder(CliSession session) => Path.Combine(session.Host.DataFolder, "vocabulary");

    private static ulong Whole(Choice choice, string option, string value, ulong least, ulong most)
    {
        if (ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        choice.Bad(option, value, string.Create(CultureInfo.InvariantCulture, $"{least} … {most}"));
        return least;
    }
}
