using System.CommandLine;
using Naru.Cdm;
using Naru.Cli.Hosting;
using Naru.Cli.Input;
using Naru.Cli.Output;
using Naru.Cli.Running;
using Naru.Cli.Wording;
using Naru.Core;

namespace Naru.Cli.Commands;

/// <summary><c>naru cohort run</c>.</summary>
internal static class CohortRunCommand
{
    private const string AllPasses = "all";

    private static readonly ValueList<string> Engines = ["duckdb", "reference"];

    public static Command Create(CliSession session)
    {
        var definitions = new Argument<string>("DEFINITION|FOLDER") { Description = session.Say(CliText.ArgumentDefinitions) };
        var cdm = new Option<string>("--cdm") { Required = true, HelpName = "PATH", Description = session.Say(CliText.OptionCdm) };
        var rows = new Option<string?>("--rows") { HelpName = "FILE", Description = session.Say(CliText.OptionRows) };
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = session.Say(CliText.OptionJson) };
        var ohdsi = new Option<string?>("--ohdsi-results") { HelpName = "DIR", Description = session.Say(CliText.OptionOhdsi) };
        var engine = new Option<string?>("--engine") { HelpName = string.Join('|', Engines), Description = session.Say(CliText.OptionEngine) };
        var without = new Option<string[]>("--no-optimise") { HelpName = "PASS", Description = session.Say(CliText.OptionNoOptimise) };
        var threads = new Option<string?>("--threads") { HelpName = "N", Description = session.Say(CliText.OptionThreads) };
        var limit = new Option<string?>("--memory-limit") { HelpName = "SIZE", Description = session.Say(CliText.OptionMemoryLimit) };
        var time = new Option<string?>("--time-limit") { HelpName = "TIME", Description = session.Say(CliText.OptionTimeLimit) };
        var optOut = new Option<string?>("--opt-out") { HelpName = "FILE", Description = session.Say(CliText.OptionOptOutRun) };
        var encoding = new Option<string?>("--encoding") { HelpName = "utf-8|cp949|utf-16", Description = session.Say(CliText.OptionEncoding) };
        var dates = new Option<string?>("--date-format") { HelpName = "FORMAT", Description = session.Say(CliText.OptionDateFormat) };
        var memory = new Option<bool>("--memory") { Description = session.Say(CliText.OptionMemory) };
        var skipChecks = new Option<bool>("--skip-cdm-checks") { Description = session.Say(CliText.OptionSkipChecks) };
        var details = new Option<bool>("--details") { Description = session.Say(CliText.OptionDetails) };
        var command = new NaruCommand("run", session.Say(CliText.CohortRun))
        {
            Examples =
            [
                "naru cohort run diabetes.json --cdm hospital.naru",
                "naru cohort run definitions/ --cdm cdm.duckdb --rows rows.csv --json results.jsonl",
                "naru cohort run diabetes.json --cdm cdm/ --rows - --lang en | head",
            ],
        };
        command.Arguments.Add(definitions);
        foreach (var option in (Option[])[cdm, rows, json, ohdsi, engine, without, threads, limit, time, optOut, encoding, dates, skipChecks, memory, details])
        {
            command.Options.Add(option);
        }

        command.SetAction(parse =>
        {
            var choice = new Choice();
            var files = DefinitionFiles.Find(parse.GetRequiredValue(definitions));
            choice.Add(files.Errors);
            var request = new RunRequest(files.Value ?? [], choice.Existing(parse.GetRequiredValue(cdm)))
            {
                Engine = new EngineChoice(
                    choice.OneOf(engine.Name, parse.GetValue(engine), Engines[0], Engines),
                    Passes(session, without.Name, parse.GetValue(without) ?? [], choice)),
                Options = new CdmOpenOptions
                {
                    Threads = choice.Threads(threads.Name, parse.GetValue(threads)),
                    MemoryLimit = choice.Bytes(limit.Name, parse.GetValue(limit)),
                    Encoding = choice.Encoding(encoding.Name, parse.GetValue(encoding)),
                    DateFormat = choice.DateFormat(dates.Name, parse.GetValue(dates)),
                    OptOutFile = parse.GetValue(optOut),
                    CheckDatabaseFile = !parse.GetValue(skipChecks),
                    Clock = session.Host.Clock,
                },
                TimeLimit = choice.Duration(time.Name, parse.GetValue(time)),
                RowsPath = parse.GetValue(rows),
                JsonPath = parse.GetValue(json),
                OhdsiFolder = parse.GetValue(ohdsi),
                Details = parse.GetValue(details),
                ShowMemory = parse.GetValue(memory),
            };
            choice.Add(Clashes(request));
            var inputs = new KeptInputs().Cdm(cdm.Name, request.CdmPath).File(optOut.Name, request.Options.OptOutFile);
            foreach (var file in request.Files)
            {
                inputs.File(definitions.Name, file.Path);
            }

            choice.Add(inputs.Check(rows.Name, request.RowsPath));
            choice.Add(inputs.Check(json.Name, request.JsonPath));
            choice.Add(inputs.Check(ohdsi.Name, request.OhdsiFolder is { Length: > 0 } folder ? OhdsiOutput.FilesIn(folder) : []));
            return choice.Errors.Count > 0 ? session.WrongUse(choice.Errors) : new RunJob(session, request).Run();
        });
        return command;
    }

    private static ValueList<string> Passes(CliSession session, string option, string[] names, Choice choice)
    {
        var optional = session.Host.Tools.Passes.Select(p => p.Name).ToList();
        if (names.Contains(AllPasses, StringComparer.Ordinal))
        {
            return optional.ToValueList();
        }

        foreach (var name in names.Where(n => !optional.Contains(n, StringComparer.Ordinal)))
        {
            choice.Bad(option, name, string.Join(", ", Nearest.First(optional, name).Append(AllPasses)));
        }

        return names.Distinct(StringComparer.Ordinal).ToValueList();
    }

    private static IEnumerable<Error> Clashes(RunRequest request)
    {
        if (request is not { RowsPath: { } rows, JsonPath: { } json })
        {
            return [];
        }

        if (OutputTarget.IsStandardOutput(rows) && OutputTarget.IsStandardOutput(json))
        {
            return [CliErrors.OneStandardOutput.At(SourcePlace.None)];
        }

        return string.Equals(Path.GetFullPath(rows), Path.GetFullPath(json), StringComparison.Ordinal)
            ? [CliErrors.SameOutput.At(SourcePlace.None, rows)]
            : [];
    }
}
