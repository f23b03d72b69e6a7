using Naru.Cli.Running;
using Naru.Cli.Wording;
using Naru.Core;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>What became of a folder of definitions: a table, the failures, the totals.</summary>
internal sealed class SummaryReport(CliSession session, IAnsiConsole console)
{
    private const int ErrorsPerDefinition = 3;

    private readonly List<Line> lines = [];

    /// <summary>How many definitions did not run.</summary>
    public int Failed => lines.Count(l => !l.Succeeded);

    /// <summary>Remembers an outcome, without its rows.</summary>
    public void Add(RunOutcome outcome) => lines.Add(new Line(
        outcome.File.Name,
        outcome.Definition?.Title,
        outcome.Succeeded,
        outcome.Result?.Persons ?? 0,
        outcome.Result?.Rows.Count ?? 0,
        outcome.Elapsed,
        outcome.Of(Severity.Warning).Count(),
        outcome.Of(Severity.Error).ToValueList()));

    /// <summary>Shows the table.</summary>
    public void ShowTable()
    {
        var table = new FlexibleTable(
        [
            new(session.Say(CliText.Definition), Right: false),
            new(session.Say(CliText.Persons)),
            new(session.Say(CliText.Rows)),
            new(session.Say(CliText.Time), DropOrder: 1),
            new(session.Say(CliText.State), Right: false),
        ])
        { Framed = true };
        foreach (var line in lines)
        {
            table.Add(
                string.IsNullOrWhiteSpace(line.Title) ? line.Name : $"{line.Name} · {line.Title.Trim()}",
                line.Succeeded ? Figures.Count(line.Persons) : "–",
                line.Succeeded ? Figures.Count(line.Rows) : "–",
                line.Succeeded ? Figures.Time(line.Elapsed, session.Language) : "–",
                State(line));
        }

        table.Write(console);
    }

    /// <summary>Shows why definitions did not run.</summary>
    public void ShowFailures()
    {
        var failures = lines.Where(l => !l.Succeeded).ToList();
        if (failures.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.Write(new Text(session.Say(CliText.Failures) + "\n", Styles.Bad));
        foreach (var failure in failures)
        {
            console.Write(new Text($"{failure.Name}\n", Styles.Strong));
            new FindingsView(session, console).Show(failure.Errors, ErrorsPerDefinition, CliText.MoreFindings, withFile: false);
        }
    }

    /// <summary>Shows how many ran in what time.</summary>
    public void ShowTotals(TimeSpan elapsed)
    {
        var (all, failed, time) = (lines.Count, Failed, Figures.Time(elapsed, session.Language));
        console.WriteLine();
        console.Write(new Text(
            (failed == 0
                ? session.Say(CliText.RunTotals, Figures.Count(all), Figures.Count(all), time)
                : session.Say(CliText.RunTotalsFailed, Figures.Count(all), Figures.Count(all - failed), Figures.Count(failed), time)) + "\n",
            failed == 0 ? Styles.Good : Styles.Bad));
    }

    private Cell State(Line line) => line switch
    {
        { Succeeded: false } => new Cell($"✗ {session.Say(CliText.Failed)}", Styles.Bad),
        { Warnings: > 0 } => new Cell($"! {session.Say(CliText.RanWithWarnings, Figures.Count(line.Warnings))}", Styles.Warning),
        _ => new Cell($"✓ {session.Say(CliText.Ran)}", Styles.Good),
    };

    private sealed record Line(
        string Name, string? Title, bool Succeeded, long Persons, long Rows, TimeSpan Elapsed, int Warnings, ValueList<Error> Errors);
}
