using Naru.Cli.Running;
using Naru.Cli.Wording;
using Naru.Core;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>One definition's outcome, as a person reads it.</summary>
internal sealed class RunReport(CliSession session, IAnsiConsole console)
{
    private const int WarningsShown = 5;
    private const int ErrorsShown = 20;

    /// <summary>Shows heading, figures, funnel and findings.</summary>
    /// <param name="outcome">What became of the definition.</param>
    /// <param name="title">A title to show; null takes the definition's own.</param>
    public void Show(RunOutcome outcome, string? title = null)
    {
        Heading(outcome, title ?? outcome.Definition?.Title);
        if (outcome is { Result: { } result, Definition: { } definition })
        {
            KeyFigures(outcome, result.Persons, result.Rows.Count);
            var funnel = Funnel.Of(definition, result);
            console.WriteLine();
            new FunnelView(session, console).Show(funnel);
            Notes(funnel);
        }

        Findings(outcome);
        console.WriteLine();
    }

    private void Heading(RunOutcome outcome, string? title)
    {
        var text = string.IsNullOrWhiteSpace(title) ? outcome.File.Name : $"{outcome.File.Name} · {title.Trim()}";
        var sign = outcome.Succeeded ? "" : "✗ ";
        console.Write(new Rule(Markup.Escape(sign + text))
        {
            Justification = Justify.Left,
            Style = outcome.Succeeded ? Styles.Quiet : Styles.Bad,
        });
    }

    private void KeyFigures(RunOutcome outcome, long persons, long rows)
    {
        var line = new Paragraph();
        Figure(line, CliText.Persons, session.Say(CliText.PersonCount, Figures.Count(persons)));
        Figure(line, CliText.Rows, session.Say(CliText.RowCount, Figures.Count(rows)));
        Figure(line, CliText.Time, Figures.Time(outcome.Elapsed, session.Language));
        console.Write(new Padder(line, new Padding(2, 0, 0, 0)));
    }

    private void Figure(Paragraph line, BilingualText label, string value)
    {
        line.Append(session.Say(label) + " ", Styles.Quiet);
        line.Append(value + "   ", Styles.Strong);
    }

    private void Notes(Funnel funnel)
    {
        if (funnel.Stages.Primary.Persons == 0)
        {
            Note(session.Say(CliText.NobodyEnters));
        }

        if (funnel.Stages.Censored.Events > 0)
        {
            Note(session.Say(CliText.Censored, Figures.Count(funnel.Stages.Censored.Events)));
        }

        if (funnel.Stages.LostToCensorWindow > 0)
        {
            Note(session.Say(CliText.LostToWindow, Figures.Count(funnel.Stages.LostToCensorWindow)));
        }
    }

    private void Note(string text) => console.Write(new Padder(new Text(text, Styles.Quiet), new Padding(2, 0, 0, 0)));

    private void Findings(RunOutcome outcome)
    {
        var view = new FindingsView(session, console);
        if (outcome.Succeeded && outcome.Of(Severity.Warning).Any())
        {
            console.WriteLine();
        }

        view.Show([.. outcome.Of(Severity.Error)], ErrorsShown, withFile: false);
        var warnings = outcome.Of(Severity.Warning).ToList();
        if (outcome.Succeeded)
        {
            view.Show(warnings, WarningsShown, CliText.MoreFindings, withFile: false);
        }
    }
}
