using Naru.Cli.Wording;
using Naru.Core;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>Shows findings: sign, code and place on one line, the sentence below it, and what to do.</summary>
internal sealed class FindingsView(CliSession session, IAnsiConsole console)
{
    /// <summary>Shows findings, at most <paramref name="limit"/> of them.</summary>
    /// <param name="findings">What to show, in this order.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="more">What to say about the rest; holds their number.</param>
    /// <param name="withFile">Whether the file is named; where a heading names it already, only line and path are.</param>
    public void Show(IReadOnlyList<Error> findings, int limit = int.MaxValue, BilingualText? more = null, bool withFile = true)
    {
        foreach (var finding in findings.Take(limit))
        {
            // Of many alike, a few are listed with their lines, and the last one counts the others.
            var isRest = finding.Place.Line is null && findings.Any(f => f.Place.Line is not null && f.Place with { Line = null } == finding.Place && f.Code == finding.Code);
            Show(finding, withFile, isRest ? CliText.MoreTimes : CliText.Times);
        }

        if (findings.Count > limit)
        {
            Line("  " + session.Say(more ?? CliText.MoreErrors, Figures.Count(findings.Count - limit)), Styles.Quiet);
        }
    }

    private void Show(Error finding, bool withFile, BilingualText times)
    {
        var (sign, style) = finding.Severity switch
        {
            Severity.Error => ("✗", Styles.Bad),
            Severity.Warning => ("!", Styles.Warning),
            Severity.Information => ("i", Styles.Quiet),
        };
        var place = (withFile ? finding.Place : finding.Place with { File = null }).ToString();
        var heading = new Paragraph();
        heading.Append($"{sign} {finding.Code}", style);
        if (place.Length > 0)
        {
            heading.Append($"  {place}", Styles.Quiet);
        }

        Write(heading, indent: 2);
        var message = finding.Message.In(session.Language);
        if (finding.Count > 1)
        {
            message += " " + session.Say(times, Figures.Count(finding.Count));
        }

        Write(new Text(message), indent: 4);
        Write(new Text(session.Say(CliText.Advice, finding.Advice.In(session.Language)), Styles.Quiet), indent: 4);
    }

    private void Line(string text, Style style) => console.Write(new Text(text + "\n", style));

    private void Write(Spectre.Console.Rendering.IRenderable content, int indent)
    {
        // A narrow terminal needs its columns for the words.
        var left = console.Profile.Width < 40 ? 0 : indent;
        console.Write(new Padder(content, new Padding(left, 0, 0, 0)));
    }
}
