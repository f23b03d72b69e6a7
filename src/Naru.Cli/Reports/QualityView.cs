using System.Globalization;
using Naru.Cdm.Quality;
using Naru.Cdm.Quality.Page;
using Naru.Cdm.Schema;
using Naru.Cli.Wording;
using Naru.Core;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>A quality report as a person reads it in a terminal: how many checks passed of what kind, and which failed.</summary>
internal sealed class QualityView(CliSession session, IAnsiConsole console)
{
    private const int FailedShown = 15;

    /// <summary>Shows it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="all">Whether every failed check is shown.</param>
    public void Show(QualityReport report, bool all)
    {
        var source = session.Say(
            CliText.QualitySource,
            report.Source,
            report.CdmVersion == CdmVersion.V53 ? "5.3" : "5.4",
            report.VocabularyVersion ?? "–");
        console.Write(new Rule(Markup.Escape(source)) { Justification = Justify.Left, Style = Styles.Quiet });
        Kinds(report.Results);
        Failed(report.Results, all ? int.MaxValue : FailedShown);
        Broken(report.Results);
        Totals(report);
    }

    private void Kinds(ValueList<CheckResult> results)
    {
        var table = new FlexibleTable(
        [
            new(session.Say(CliText.Checks), Right: false),
            .. Enum.GetValues<CheckStatus>().Select(s => new FlexibleColumn(CheckWords.Of(s).In(session.Language))),
        ])
        { Framed = true };
        foreach (var kind in results.GroupBy(r => (r.Category, r.Level)).OrderBy(g => g.Key))
        {
            var name = $"{CheckWords.Of(kind.Key.Category).In(session.Language)} · {CheckWords.Of(kind.Key.Level).In(session.Language)}";
            table.Add([name, .. Enum.GetValues<CheckStatus>().Select(status => Number(status, kind.Count(r => r.Status == status)))]);
        }

        table.Write(console);
    }

    private void Failed(ValueList<CheckResult> results, int limit)
    {
        var failed = results.Where(r => r.Status == CheckStatus.Failed)
            .OrderByDescending(r => r.FailedPercent).ThenByDescending(r => r.FailedRows).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        if (failed.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.Write(new Text(session.Say(CliText.FailedChecks) + "\n", Styles.Bad));
        var table = new FlexibleTable(
        [
            new(session.Say(CliText.Checks), Right: false),
            new(session.Say(CliText.CheckNameHeading), DropOrder: 3, Right: false),
            new(session.Say(CliText.FailedRows)),
            new(session.Say(CliText.CheckedRows), DropOrder: 2),
            new(session.Say(CliText.Share)),
            new(session.Say(CliText.Allowed), DropOrder: 1),
        ]);
        foreach (var result in failed.Take(limit))
        {
            table.Add(
                result.Description.In(session.Language),
                new Cell(result.CheckName, Styles.Quiet),
                Figures.Count(result.FailedRows),
                Figures.Count(result.Rows),
                new Cell(Figures.Percent(result.FailedRows, result.Rows), Styles.Bad),
                new Cell(result.ThresholdPercent.ToString("0.##", CultureInfo.InvariantCulture) + "%", Styles.Quiet));
        }

        table.Write(console);
        if (failed.Count > limit)
        {
            console.Write(new Text(session.Say(CliText.MoreChecks, Figures.Count(failed.Count - limit)) + "\n", Styles.Quiet));
        }
    }

    private void Broken(ValueList<CheckResult> results)
    {
        var broken = results.Where(r => r.Status == CheckStatus.Broken).ToList();
        if (broken.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.Write(new Text(session.Say(CliText.BrokenChecks) + "\n", Styles.Bad));
        foreach (var result in broken.Take(FailedShown))
        {
            console.Write(new Text($"! {result.Id}: {result.Reason?.In(session.Language)}\n"));
        }

        if (broken.Count > FailedShown)
        {
            console.Write(new Text(session.Say(CliText.MoreErrors, Figures.Count(broken.Count - FailedShown)) + "\n", Styles.Quiet));
        }
    }

    private void Totals(QualityReport report)
    {
        object[] counts = [.. Enum.GetValues<CheckStatus>().Select(s => Figures.Count(report.Results.Count(r => r.Status == s)))];
        var isGood = report.Results.All(r => r.Status is CheckStatus.Passed or CheckStatus.NotApplicable);
        console.WriteLine();
        console.Write(new Text(
            session.Say(
                CliText.QualityTotals,
                [Figures.Count(report.Results.Count), .. counts, Figures.Time(report.Duration, session.Language)]) + "\n",
            isGood ? Styles.Good : Styles.Bad));
    }

    private static Cell Number(CheckStatus status, int count) => new(
        Figures.Count(count),
        count == 0 ? Styles.Quiet : status switch
        {
            CheckStatus.Passed => Styles.Good,
            CheckStatus.Failed or CheckStatus.Broken => Styles.Bad,
            CheckStatus.NotApplicable => Styles.Quiet,
        });
}
