using Naru.Cli.Input;
using Naru.Cli.Wording;
using Naru.Core;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>The findings of one definition after the other, and how many there were.</summary>
internal sealed class CheckReport(CliSession session)
{
    private readonly Dictionary<Severity, long> counts = new() { [Severity.Error] = 0, [Severity.Warning] = 0, [Severity.Information] = 0 };
    private int definitions;

    /// <summary>Whether any definition has an error.</summary>
    public bool HasErrors => counts[Severity.Error] > 0;

    /// <summary>Counts and, if wished, shows one definition's findings, the gravest first.</summary>
    public void Add(DefinitionFile file, string? title, ValueList<Error> findings, bool show)
    {
        definitions++;
        foreach (var finding in findings)
        {
            counts[finding.Severity]++;
        }

        if (show)
        {
            Show(string.IsNullOrWhiteSpace(title) ? file.Name : $"{file.Name} · {title.Trim()}", findings);
        }
    }

    /// <summary>Shows how many findings there were in all.</summary>
    public void ShowTotals() => session.Out.Write(new Text(
        session.Say(
            CliText.CheckTotals,
            Figures.Count(definitions),
            Figures.Count(counts[Severity.Error]),
            Figures.Count(counts[Severity.Warning]),
            Figures.Count(counts[Severity.Information])) + "\n",
        HasErrors ? Styles.Bad : Styles.Good));

    private void Show(string heading, ValueList<Error> findings)
    {
        if (findings.Count == 0)
        {
            var line = new Paragraph();
            line.Append("✓ ", Styles.Good);
            line.Append($"{heading}: ", Styles.Strong);
            line.Append(session.Say(CliText.NoFindings) + "\n");
            session.Out.Write(line);
            return;
        }

        session.Out.Write(new Text(heading + "\n", Styles.Strong));
        new FindingsView(session, session.Out).Show([.. findings.OrderByDescending(f => f.Severity)], withFile: false);
        session.Out.WriteLine();
    }
}
