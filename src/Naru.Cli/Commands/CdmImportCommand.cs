using System.CommandLine;
using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Cli.Running;
using Naru.Cli.Wording;
using Naru.Core;

namespace Naru.Cli.Commands;

/// <summary><c>naru cdm import</c>.</summary>
internal static class CdmImportCommand
{
    public static Command Create(CliSession session)
    {
        var source = new Argument<string>("SOURCE") { Description = session.Say(CliText.ArgumentImportSource) };
        var to = new Option<string>("--to") { Required = true, HelpName = "FILE", Description = session.Say(CliText.OptionTo) };
        var vocabulary = new Option<string?>("--vocabulary") { HelpName = "PATH", Description = session.Say(CliText.OptionVocabulary) };
        var optOut = new Option<string?>("--opt-out") { HelpName = "FILE", Description = session.Say(CliText.OptionOptOut) };
        var derive = new Option<string?>("--derive") { HelpName = "TABLES", Description = session.Say(CliText.OptionDerive) };
        var memory = new Option<string?>("--memory") { HelpName = "SIZE", Description = session.Say(CliText.OptionImportMemory) };
        var threads = new Option<string?>("--threads") { HelpName = "N", Description = session.Say(CliText.OptionThreads) };
        var encoding = new Option<string?>("--encoding") { HelpName = "utf-8|cp949|utf-16", Description = session.Say(CliText.OptionEncoding) };
        var dates = new Option<string?>("--date-format") { HelpName = "FORMAT", Description = session.Say(CliText.OptionDateFormat) };
        var readAll = new Option<bool>("--read-all") { Description = session.Say(CliText.OptionReadAll) };
        var command = new NaruCommand("import", session.Say(CliText.CdmImport))
        {
            Examples =
            [
                "naru cdm import cdm/ --to hospital.naru --vocabulary athena.zip",
                "naru cdm import 'postgresql://reader@db:5432/omop?schema=cdm' --to hospital.naru --memory 8GiB",
                "naru cdm import cdm.zip --to hospital.naru --opt-out opted-out.txt --derive condition_era,drug_era",
            ],
        };
        command.Arguments.Add(source);
        foreach (var option in (Option[])[to, vocabulary, optOut, derive, encoding, dates, memory, threads, readAll])
        {
            command.Options.Add(option);
        }

        command.SetAction(parse =>
        {
            var choice = new Choice();
            var options = new ImportOptions(choice.Path(source.Name, parse.GetRequiredValue(source)), choice.Path(to.Name, parse.GetRequiredValue(to)))
            {
                Vocabulary = parse.GetValue(vocabulary),
                OptOutFile = parse.GetValue(optOut),
                Derive = Tables(derive.Name, parse.GetValue(derive), choice),
                ReadAll = parse.GetValue(readAll),
                Memory = choice.Bytes(memory.Name, parse.GetValue(memory)),
                Reading = new CdmOpenOptions
                {
                    Threads = choice.Threads(threads.Name, parse.GetValue(threads)),
                    Encoding = choice.Encoding(encoding.Name, parse.GetValue(encoding)),
                    DateFormat = choice.DateFormat(dates.Name, parse.GetValue(dates)),
                    Clock = session.Host.Clock,
                },
            };
            return choice.Errors.Count > 0 ? session.WrongUse(choice.Errors) : new ImportJob(session).Run(options);
        });
        return command;
    }

    private static ValueList<string> Tables(string option, string? value, Choice choice)
    {
        var names = (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var name in names.Where(n => !ImportOptions.Derivable.Contains(n, StringComparer.OrdinalIgnoreCase)))
        {
            choice.Bad(option, name, string.Join(", ", ImportOptions.Derivable));
        }

        return ImportOptions.Derivable.Where(t => names.Contains(t, StringComparer.OrdinalIgnoreCase)).ToValueList();
    }
}
