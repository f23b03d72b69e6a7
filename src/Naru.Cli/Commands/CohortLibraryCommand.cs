using System.CommandLine;
using Naru.Cli.Library;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Core;

namespace Naru.Cli.Commands;

/// <summary><c>naru cohort library</c>: the definitions that a new one can be started from.</summary>
internal static class CohortLibraryCommand
{
    public static Command Create(CliSession session)
    {
        var words = new Argument<string[]>("WORDS") { Arity = ArgumentArity.ZeroOrMore, Description = session.Say(CliText.ArgumentWords) };
        var topic = new Option<string?>("--topic") { HelpName = "TOPIC", Description = session.Say(CliText.OptionTopic) };
        var json = new Option<bool>("--json") { Description = session.Say(CliText.OptionCheckJson) };
        var command = new NaruCommand("library", session.Say(CliText.CohortLibrary))
        {
            Examples = ["naru cohort library", session.Say(CliText.ExampleLibrary), "naru cohort library TNF crohn", "naru cohort library --topic cancer --json"],
        };
        command.Arguments.Add(words);
        command.Options.Add(topic);
        command.Options.Add(json);
        command.SetAction(parse =>
        {
            if (Open(session) is not { } library)
            {
                return ExitCodes.Failed;
            }

            var choice = new Choice();
            var chosen = Topic(library, topic.Name, parse.GetValue(topic), choice);
            return choice.Errors.Count > 0
                ? session.WrongUse(choice.Errors)
                : List(session, library, parse.GetValue(words) ?? [], chosen, parse.GetValue(json));
        });
        return command;
    }

    /// <summary>Reads the shipped library; null, with all errors shown, if it cannot be had.</summary>
    internal static PhenotypeLibrary? Open(CliSession session)
    {
        var library = PhenotypeLibrary.Read(session.Host.DataFolder);
        if (!library.IsSuccess)
        {
            new FindingsView(session, session.Error).Show([.. library.Errors]);
        }

        return library.Value;
    }

    private static int List(CliSession session, PhenotypeLibrary library, string[] words, PhenotypeTopic? topic, bool asJson)
    {
        var part = topic is null ? library : library with { All = library.All.Where(p => p.Topic == topic).ToValueList() };
        var matches = PhenotypeSearch.Find(part, words);
        if (matches.Found.Count == 0)
        {
            new FindingsView(session, session.Error).Show([LibraryErrors.NothingFound.At(SourcePlace.None, string.Join(' ', words))]);
            return ExitCodes.Failed;
        }

        if (asJson)
        {
            WriteJson(session.Host.StandardOutput, matches.Found);
        }
        else
        {
            new LibraryReport(session).Show(matches, isSearch: words.Length > 0, isPart: part.All.Count < library.All.Count);
        }

        return ExitCodes.Success;
    }

    // By its short word or by either of its names.
    private static PhenotypeTopic? Topic(PhenotypeLibrary library, string option, string? value, Choice choice)
    {
        if (value is null)
        {
            return null;
        }

        var found = library.Topics.FirstOrDefault(t =>
            new[] { t.Id, t.Name.Korean, t.Name.English }.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase));
        if (found is null)
        {
            choice.Bad(option, value, string.Join(", ", Nearest.First(library.Topics.Select(t => t.Id), value)));
        }

        return found;
    }

    private static void WriteJson(Stream stream, ValueList<Phenotype> phenotypes)
    {
        foreach (var phenotype in phenotypes)
        {
            JsonLines.Write(stream, json => PhenotypeJson.Write(json, phenotype));
        }

        stream.Flush();
    }
}
