using System.CommandLine;
using Naru.Cli.Library;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Cli.Wording;

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
        var json = new Option<bool>("--json") { Description = session.Say(CliText.OptionNewJson) };
        var command = new NaruCommand("new", session.Say(CliText.CohortNew))
        {
            Examples =
            [
                "naru cohort new diabetes.json --from 1032",
                session.Say(CliText.ExampleNew),
            ],
        };
        command.Arguments.Add(file);
        foreach (var option in (Option[])[from, title, json])
        {
            command.Options.Add(option);
        }

        command.SetAction(parse =>
        {
            var library = PhenotypeLibrary.Read(session.Host.DataFolder);
            if (!library.IsSuccess)
            {
                new FindingsView(session, session.Error).Show([.. library.Errors]);
                return ExitCodes.Failed;
            }

            var choice = new Choice();
            var path = WithExtension(choice.Path(file.Name, parse.GetRequiredValue(file)));
            var name = parse.GetValue(title);
            if (name is not null && string.IsNullOrWhiteSpace(name))
            {
                choice.Bad(title.Name, name, "TITLE");
            }

            var starter = new DefinitionStarter(library.Value, session.Host.Tools);
            var origin = starter.Choose(parse.GetRequiredValue(from), session.Language);
            choice.Add(origin.Errors);
            return origin.IsSuccess && choice.Errors.Count == 0
                ? Start(session, starter, path, origin.Value, name?.Trim(), parse.GetValue(json))
                : session.WrongUse(choice.Errors);
        });
        return command;
    }

    // Folders of definitions are read by this ending.
    private static string WithExtension(string path) =>
        Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase) ? path : path + Extension;

    private static int Start(CliSession session, DefinitionStarter starter, string path, Phenotype origin, string? title, bool asJson)
    {
        var started = starter.Start(path, origin, title);
        if (!started.IsSuccess)
        {
            new FindingsView(session, session.Error).Show([.. started.Errors]);
            return ExitCodes.Failed;
        }

        if (asJson)
        {
            WriteJson(session.Host.StandardOutput, started.Value);
        }
        else
        {
            new NewDefinitionReport(session).Show(started.Value);
        }

        return ExitCodes.Success;
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
