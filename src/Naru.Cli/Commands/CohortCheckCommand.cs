using System.CommandLine;
using Naru.Cli.Input;
using Naru.Cli.Output;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Core;

namespace Naru.Cli.Commands;

/// <summary><c>naru cohort check</c>: everything that can be said about definitions without data.</summary>
internal static class CohortCheckCommand
{
    public static Command Create(CliSession session)
    {
        var definitions = new Argument<string>("DEFINITION|FOLDER") { Description = session.Say(CliText.ArgumentDefinitions) };
        var json = new Option<bool>("--json") { Description = session.Say(CliText.OptionCheckJson) };
        var command = new NaruCommand("check", session.Say(CliText.CohortCheck))
        {
            Examples = ["naru cohort check diabetes.json", "naru cohort check definitions/ --json > findings.jsonl"],
        };
        command.Arguments.Add(definitions);
        command.Options.Add(json);
        command.SetAction(parse =>
        {
            var files = DefinitionFiles.Find(parse.GetRequiredValue(definitions));
            return files.IsSuccess ? Check(session, files.Value, parse.GetValue(json)) : session.WrongUse([.. files.Errors]);
        });
        return command;
    }

    private static int Check(CliSession session, ValueList<DefinitionFile> files, bool asJson)
    {
        var loader = new DefinitionLoader(session.Host.Tools);
        var report = new CheckReport(session);
        foreach (var file in files)
        {
            session.Stop.ThrowIfCancellationRequested();
            var checkedDefinition = loader.ReadAndCheck(file);
            report.Add(file, checkedDefinition.Value?.Title, checkedDefinition.Findings, show: !asJson);
            if (asJson)
            {
                JsonLines.Write(session.Host.StandardOutput, json =>
                {
                    json.WriteString("definition", file.Name);
                    JsonLines.Text(json, "title", checkedDefinition.Value?.Title);
                    JsonLines.Findings(json, "findings", checkedDefinition.Findings, withSeverity: true);
                });
            }
        }

        if (asJson)
        {
            session.Host.StandardOutput.Flush();
        }
        else if (files.Count > 1)
        {
            report.ShowTotals();
        }

        return report.HasErrors ? ExitCodes.Failed : ExitCodes.Success;
    }
}
