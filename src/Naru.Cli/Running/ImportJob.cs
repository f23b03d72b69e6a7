using Naru.Cdm;
using Naru.Cdm.Importing;
using Naru.Cdm.Store;
using Naru.Cli.Commands;
using Naru.Cli.Reports;
using Naru.Cli.Wording;
using Naru.Core;

namespace Naru.Cli.Running;

/// <summary>Imports while showing how far it is, and says what was done and what was found.</summary>
internal sealed class ImportJob(CliSession session)
{
    private const int WarningsShown = 10;

    /// <summary>Imports; the exit code.</summary>
    public int Run(ImportOptions options) =>
        Run(options.Source, options.Target, CliText.ImportDone, progress => CdmImport.Run(options, progress, session.Stop));

    /// <summary>Applies a list of patients who opted out; the exit code.</summary>
    public int ApplyOptOuts(string store, string list, CdmOpenOptions reading, long? memory) => Run(
        store, store, CliText.OptOutDone, progress => CdmImport.ApplyOptOuts(store, list, reading, memory, progress, session.Stop));

    private int Run(string source, string target, BilingualText done, Func<IProgress<CdmProgress>, Result<ImportOutcome>> import)
    {
        session.Live.Show(() => session.Say(CliText.Opening, AddressText.Masked(source)), null);
        Result<ImportOutcome> result;
        try
        {
            result = import(new LoadingProgress(session));
        }
        catch (OperationCanceledException)
        {
            // Asked here and not in a filter, which would run before the import has cleaned up.
            var folder = CdmImport.WorkFolderOf(target);
            if (Directory.Exists(folder))
            {
                session.Live.Clear();
                new FindingsView(session, session.Error).Show([StoreErrors.StagedRowsKept.At(SourcePlace.None, folder)]);
            }

            throw;
        }

        session.Live.Clear();
        if (!result.IsSuccess)
        {
            new FindingsView(session, session.Error).Show([.. result.Findings.Where(f => f.Severity != Severity.Information)]);
            return ExitCodes.Failed;
        }

        var outcome = result.Value;
        new FindingsView(session, session.Out).Show([.. result.Warnings], WarningsShown);
        new StoreReport(session, session.Out).Show(outcome, target, outcome.IsUnchanged ? CliText.ImportUnchanged : done);
        return ExitCodes.Success;
    }
}
