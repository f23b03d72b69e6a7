using Naru.Cdm;
using Naru.Cli.Hosting;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Core;
using Spectre.Console;

namespace Naru.Cli.Running;

/// <summary>Opens the data while showing how far it is, and says what was found in them.</summary>
internal sealed class DataOpening(CliSession session, IAnsiConsole report)
{
    private const int WarningsShown = 5;

    /// <summary>Whether what was found in the data is shown.</summary>
    public bool ShowWarnings { get; init; } = true;

    /// <summary>The open data; null, with all errors shown, if they cannot be read.</summary>
    public IOpenData? Open(string path, EngineChoice engine, CdmOpenOptions options) =>
        Open(path, progress => session.Host.Tools.Open(path, engine, options, progress, session.Stop), data => data.SyntheticName);

    /// <summary>The open data without an engine; null, with all errors shown, if they cannot be read.</summary>
    public CdmDatabase? Open(string path, CdmOpenOptions options) =>
        Open(path, progress => CdmDatabase.Open(path, options, progress, session.Stop), data => data.SyntheticName);

    private T? Open<T>(string path, Func<IProgress<CdmProgress>, Result<T>> open, Func<T, string?> syntheticName)
        where T : class
    {
        session.Live.Show(() => session.Say(CliText.OpeningData, path), null);
        var opened = open(new LoadingProgress(session));
        session.Live.Clear();
        if (!opened.IsSuccess)
        {
            new FindingsView(session, session.Error).Show([.. opened.Errors]);
            return null;
        }

        if (syntheticName(opened.Value) is { } name)
        {
            report.Write(new Text(session.Say(CliText.SyntheticData, name) + "\n", Styles.Strong));
        }

        var warnings = opened.Warnings.ToList();
        if (ShowWarnings && warnings.Count > 0)
        {
            var notes = opened.Findings.Count(f => f.Severity == Severity.Information);
            report.Write(new Text(
                session.Say(CliText.DataFindings, Figures.Count(warnings.Count), Figures.Count(notes)) + "\n", Styles.Warning));
            new FindingsView(session, report).Show(warnings, WarningsShown);
            report.WriteLine();
        }

        return opened.Value;
    }
}
