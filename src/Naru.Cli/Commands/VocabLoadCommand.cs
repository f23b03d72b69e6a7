using System.CommandLine;
using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Cli.Vocabularies;
using Naru.Cli.Wording;

namespace Naru.Cli.Commands;

/// <summary><c>naru vocab load</c>.</summary>
internal static class VocabLoadCommand
{
    public static Command Create(CliSession session)
    {
        var source = new Argument<string>("SOURCE") { Description = session.Say(CliText.ArgumentVocabularySource) };
        var to = new Option<string>("--to") { Required = true, HelpName = "FOLDER", Description = session.Say(CliText.OptionVocabularyTo) };
        var memory = new Option<string?>("--memory") { HelpName = "SIZE", Description = session.Say(CliText.OptionImportMemory) };
        var threads = new Option<string?>("--threads") { HelpName = "N", Description = session.Say(CliText.OptionThreads) };
        var encoding = new Option<string?>("--encoding") { HelpName = "utf-8|cp949|utf-16", Description = session.Say(CliText.OptionEncoding) };
        var readAll = new Option<bool>("--read-all") { Description = session.Say(CliText.OptionReadAll) };
        var command = new NaruCommand("load", session.Say(CliText.VocabLoad))
        {
            Examples = ["naru vocab load athena.zip --to vocabulary", "naru vocab load hospital.naru --to vocabulary --memory 4GiB"],
        };
        command.Arguments.Add(source);
        foreach (var option in (Option[])[to, memory, threads, encoding, readAll])
        {
            command.Options.Add(option);
        }

        command.SetAction(parse =>
        {
            var choice = new Choice();
            var options = new VocabularyLoadOptions(choice.Path(source.Name, parse.GetRequiredValue(source)), choice.Path(to.Name, parse.GetRequiredValue(to)))
            {
                Memory = choice.Bytes(memory.Name, parse.GetValue(memory)),
                ReadAll = parse.GetValue(readAll),
                Reading = new CdmOpenOptions
                {
                    Threads = choice.Threads(threads.Name, parse.GetValue(threads)),
                    Encoding = choice.Encoding(encoding.Name, parse.GetValue(encoding)),
                    Clock = session.Host.Clock,
                },
            };
            return choice.Errors.Count > 0 ? session.WrongUse(choice.Errors) : new VocabularyLoadJob(session).Run(options);
        });
        return command;
    }
}
