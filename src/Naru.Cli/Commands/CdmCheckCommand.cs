using System.CommandLine;
using Naru.Cdm;
using Naru.Cdm.Quality;
using Naru.Cdm.Quality.Profile;
using Naru.Cli.Output;
using Naru.Cli.Running;
using Naru.Cli.Wording;
using Naru.Core;

namespace Naru.Cli.Commands;

/// <summary><c>naru cdm check</c>.</summary>
internal static class CdmCheckCommand
{
    private const string Never = "never";

    private static readonly ValueList<string> FailOn = ["failed", Never];

    private const string Hide = "hide";

    private static readonly ValueList<string> SmallCells = ["show", Hide];

    public static Command Create(CliSession session)
    {
        var source = new Argument<string>("SOURCE") { Description = session.Say(CliText.ArgumentSource) };
        var json = new Option<string?>("--json") { HelpName = "FILE", Description = session.Say(CliText.OptionQualityJson) };
        var html = new Option<string?>("--html") { HelpName = "FILE", Description = session.Say(CliText.OptionHtml) };
        var dqd = new Option<string?>("--dqd-json") { HelpName = "FILE", Description = session.Say(CliText.OptionDqdJson) };
        var thresholds = new Option<string?>("--thresholds") { HelpName = "FILE", Description = session.Say(CliText.OptionThresholds) };
        var failOn = new Option<string?>("--fail-on") { HelpName = string.Join('|', FailOn), Description = session.Say(CliText.OptionFailOn) };
        var smallCells = new Option<string?>("--small-cells") { HelpName = string.Join('|', SmallCells), Description = session.Say(CliText.OptionSmallCells) };
        var threads = new Option<string?>("--threads") { HelpName = "N", Description = session.Say(CliText.OptionThreads) };
        var encoding = new Option<string?>("--encoding") { HelpName = "utf-8|cp949|utf-16", Description = session.Say(CliText.OptionEncoding) };
        var dates = new Option<string?>("--date-format") { HelpName = "FORMAT", Description = session.Say(CliText.OptionDateFormat) };
        var limit = new Option<string?>("--memory-limit") { HelpName = "SIZE", Description = session.Say(CliText.OptionMemoryLimit) };
        var memory = new Option<bool>("--memory") { Description = session.Say(CliText.OptionMemory) };
        var details = new Option<bool>("--details") { Description = session.Say(CliText.OptionAllFailed) };
        var command = new NaruCommand("check", session.Say(CliText.CdmCheck))
        {
            Examples =
            [
                "naru cdm check hospital.naru",
                "naru cdm check cdm.duckdb --html quality.html --json quality.json",
                "naru cdm check cdm/ --thresholds thresholds.csv --fail-on never",
            ],
        };
        command.Arguments.Add(source);
        foreach (var option in (Option[])[json, html, dqd, thresholds, smallCells, failOn, details, encoding, dates, threads, limit, memory])
        {
            command.Options.Add(option);
        }

        command.SetAction(parse =>
        {
            var choice = new Choice();
            var request = new QualityRequest(choice.Existing(parse.GetRequiredValue(source)))
            {
                Thresholds = Read(parse.GetValue(thresholds), choice),
                Options = new CdmOpenOptions
                {
                    Threads = choice.Threads(threads.Name, parse.GetValue(threads)),
                    MemoryLimit = choice.Bytes(limit.Name, parse.GetValue(limit)),
                    Encoding = choice.Encoding(encoding.Name, parse.GetValue(encoding)),
                    DateFormat = choice.DateFormat(dates.Name, parse.GetValue(dates)),
                    CheckRows = false,
                    Clock = session.Host.Clock,
                },
                JsonPath = parse.GetValue(json),
                HtmlPath = parse.GetValue(html),
                DqdPath = parse.GetValue(dqd),
                NeverFails = choice.OneOf(failOn.Name, parse.GetValue(failOn), FailOn[0], FailOn) == Never,
                HideBelow = choice.OneOf(smallCells.Name, parse.GetValue(smallCells), SmallCells[0], SmallCells) == Hide ? ProfileOptions.UsualMinimum : null,
                Details = parse.GetValue(details),
                ShowMemory = parse.GetValue(memory),
            };
            choice.Add(Clashes(request));
            var inputs = new KeptInputs().Cdm(source.Name, request.Source).File(thresholds.Name, parse.GetValue(thresholds));
            choice.Add(inputs.Check(json.Name, request.JsonPath));
            choice.Add(inputs.Check(html.Name, request.HtmlPath));
            choice.Add(inputs.Check(dqd.Name, request.DqdPath));
            return choice.Errors.Count > 0 ? session.WrongUse(choice.Errors) : new QualityJob(session, request).Run();
        });
        return command;
    }

    private static Thresholds Read(string? path, Choice choice)
    {
        if (path is null)
        {
            return Thresholds.None;
        }

        var read = Thresholds.Read(path);
        choice.Add(read.Errors);
        return read.Value ?? Thresholds.None;
    }

    private static IEnumerable<Error> Clashes(QualityRequest request) =>
        new[] { request.JsonPath, request.HtmlPath, request.DqdPath }.OfType<string>()
            .GroupBy(path => OutputTarget.IsStandardOutput(path) ? path : Path.GetFullPath(path), StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => CliErrors.SameOutput.At(SourcePlace.None, same.First()));
}
