using System.CommandLine;
using Naru.Cli.Library;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Cli.Vocabularies;
using Naru.Cli.Wording;
using Naru.Vocabulary.Binding;

namespace Naru.Cli.Commands;

/// <summary><c>naru cohort new</c>: starts a definition from the library.</summary>
internal static class CohortNewCommand
{
    private const string Extension = ".json";

    public static Command Create(CliSession session)
    {
        var file = new Argument<string>("NAME.json") { Description = session.Say(CliText.ArgumentNewFile) };
        var from = new Option<string>("--from") { Required = true, HelpName = "ID|WORDS", Description = session.Say(CliText.OptionFrom) };
        var title = new Option<string?>("--name") { HelpName = "TITLE", Description = session.Say(CliText.OptionName) };
        var vocabulary = VocabOptions.Vocabulary(session);
        var unbound = new Option<bool>("--no-binding") { Description = session.Say(CliText.OptionNoBinding) };
        var json = new Option<bool>("--json") { Description = session.Say(CliText.OptionNewJson) };
        var command = new NaruCommand("new", session.Say(CliText.CohortNew))
        {
            Examples =
            [
                "naru cohort new diabetes.json --from 1032",
                session.Say(CliText.ExampleNew),
                "naru cohort new crohn.json --from 1069 --vocabulary vocabulary",
            ],
        };
        command.Arguments.Add(file);
        foreach (var option in (Option[])[from, title, vocabulary, unbound, json])
        {
            command.Options.Add(option);
        }

        command.SetAction(parse =>
        {
            if (CohortLibraryCommand.Open(session) is not { } library)
            {
                return ExitCodes.Failed;
            }

            var choice = new Choice();
            var path = WithExtension(choice.Path(file.Name, parse.GetRequiredValue(file)));
            if (BindingFile.IsBinding(path))
            {
                choice.Bad(file.Name, path, "NAME.json");
            }

            var name = parse.GetValue(title);
            if (name is not null && string.IsNullOrWhiteSpace(name))
            {
                choice.Bad(title.Name, name, "TITLE");
            }

            var starter = new DefinitionStarter(library, session.Host.Tools, session.Host.Clock);
            var origin = starter.Choose(parse.GetRequiredValue(from), session.Language);
            choice.Add(origin.Errors);
            if (!origin.IsSuccess || choice.Errors.Count > 0)
            {
                return session.WrongUse(choice.Errors);
            }

            var started = Start(session, starter, path, origin.Value, name?.Trim(), (parse.GetValue(vocabulary), !parse.GetValue(unbound)));
            if (started is null)
            {
                return ExitCodes.Failed;
            }

            Show(session, started, parse.GetValue(json));
            return ExitCodes.Success;
        });
        return command;
    }

    // Folders of definitions are read by this ending.
    private static string WithExtension(string path) =>
        Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase) ? path : path + Extension;

    // Null, with all errors shown, if it cannot be started.
    private static NewDefinition? Start(
        CliSession session, DefinitionStarter starter, string path, Phenotype origin, string? title, (string? Folder, bool IsWanted) binding)
    {
        // Before a vocabulary is opened, which can take a while.
        var inTheWay = DefinitionStarter.InTheWay(path).ToList();
        if (inTheWay.Count > 0)
        {
            new FindingsView(session, session.Error).Show(inTheWay);
            return null;
        }

        using var vocabulary = binding.IsWanted ? new VocabularyOpening(session).Open(binding.Folder) : null;
        if (binding.IsWanted && vocabulary is null)
        {
            return null;
        }

        var started = starter.Start(path, origin, title, vocabulary);
        if (!started.IsSuccess)
        {
            new FindingsView(session, session.Error).Show([.. started.Errors]);
        }

        return started.Value;
    }

    private static void Show(CliSession session, NewDefinition started, bool asJson)
    {
        if (asJson)
        {
            WriteJson(session.Host.StandardOutput, started);
        }
        else
        {
            new NewDefinitionReport(session).Show(started);
        }
    }

    private static void WriteJson(Stream stream, NewDefinition started)
    {
        JsonLines.Write(stream, json =>
        {
            json.WriteString("file", started.Path);
            JsonLines.Text(json, "title", started.Definition.Title);
            json.WriteStartObject("from");
            PhenotypeJson.Write(json, started.Origin);
            json.WriteEndObject();
            if (started.Vocabulary is { } version)
            {
                json.WriteStartObject("binding");
                json.WriteString("file", BindingFile.PathOf(started.Path));
                JsonLines.Text(json, "vocabulary_version", version.Name);
                JsonLines.Text(json, "data_version", version.DataVersion);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("binding");
            }

            json.WriteStartArray("concept_sets");
            foreach (var set in started.Definition.ConceptSets)
            {
                json.WriteStartObject();
                json.WriteNumber("id", set.Id);
                JsonLines.Text(json, "name", set.Name);
                json.WriteNumber("items", set.Expression.Items.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("rules");
            foreach (var rule in started.Definition.InclusionRules)
            {
                json.WriteStringValue(rule.Name);
            }

            json.WriteEndArray();
            JsonLines.Findings(json, "findings", started.Findings, withSeverity: true);
        });
        stream.Flush();
    }
}
