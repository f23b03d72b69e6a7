using Naru.Cdm.Importing;
using Naru.Cli.Commands;
using Naru.Cli.Reports;
using Naru.Cli.Running;
using Naru.Cli.Wording;
using Naru.Core;
using Spectre.Console;

namespace Naru.Cli.Vocabularies;

/// <summary>Loads a vocabulary while showing how far it is, and says what was done and what was found.</summary>
internal sealed class VocabularyLoadJob(CliSession session)
{
    private const int WarningsShown = 10;

    /// <summary>Loads; the exit code.</summary>
    public int Run(VocabularyLoadOptions options)
    {
        session.Live.Show(() => session.Say(CliText.Opening, AddressText.Masked(options.Source)), null);
        var result = VocabularyLoad.Run(
            options, new LoadingProgress(session), step => session.Live.Show(() => session.Say(step) + " …", null), session.Stop);
        session.Live.Clear();
        if (!result.IsSuccess)
        {
            new FindingsView(session, session.Error).Show([.. result.Findings.Where(f => f.Severity != Severity.Information)]);
            return ExitCodes.Failed;
        }

        var (outcome, manifest) = (result.Value, result.Value.Manifest);
        new FindingsView(session, session.Out).Show([.. result.Warnings], WarningsShown);
        session.Out.Write(new Text(
            session.Say(outcome.IsUnchanged ? CliText.VocabularyUnchanged : CliText.VocabularyLoaded, options.Folder) + "\n", Styles.Strong));
        Line(CliText.StoreSource, manifest.Source);
        Line(CliText.VocabularyVersionLabel, manifest.Title);
        Line(CliText.RowsLabel, session.Say(
            CliText.VocabularyRows, Figures.Count(manifest.Concepts), Figures.Count(manifest.Ancestors), Figures.Count(manifest.Relationships),
            Figures.Count(manifest.Synonyms)));
        if (!outcome.IsUnchanged)
        {
            Line(CliText.ReadLabel, session.Say(
                CliText.VocabularyRead, Figures.Count(outcome.RowsRead), Figures.Time(outcome.Elapsed, session.Language)));
        }

        return ExitCodes.Success;
    }

    private void Line(BilingualText label, string value)
    {
        var line = new Paragraph();
        line.Append($"  {session.Say(label)}  ", Styles.Quiet);
        line.Append(value + "\n", Styles.Plain);
        session.Out.Write(line);
    }
}
