using Naru.Cdm.Schema;
using Naru.Cdm.Sources.Postgres;
using Naru.Cdm.Store;
using Naru.Core;

namespace Naru.Cdm.Importing;

/// <summary>
/// Makes a store out of a hospital's CDM. The new store is written beside the old one and then takes its name in one step: an import
/// that fails, is cancelled or killed leaves the old store as it was, and who has it open reads on undisturbed.
/// </summary>
public static class CdmImport
{
    /// <summary>Imports, or brings a store up to date.</summary>
    /// <param name="options">What and whither.</param>
    /// <param name="progress">Told how far it has come; null if nobody wants to know.</param>
    /// <param name="cancellation">Stops it; then nothing of it remains, or, from a database server, what the next run goes on from.</param>
    /// <returns>What was done; or, if anything in the data is an error, all that was found, and the old store as it was.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<ImportOutcome> Run(
        ImportOptions options, IProgress<CdmProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Generated is null && IsSameFile(options.Source, options.Target)
            ? Result.Failure<ImportOutcome>([StoreErrors.SourceIsTarget.At(new SourcePlace(Path.GetFileName(options.Target)))])
            : new Importer(options, isOwnSource: false, progress, cancellation).Run();
    }

    /// <summary>
    /// Puts another list of patients who opted out in force: their rows leave the store, whose data version changes. The source is not
    /// needed; but patients who are no longer on the list come back only by an import.
    /// </summary>
    /// <param name="store">The store's file.</param>
    /// <param name="optOutFile">The list.</param>
    /// <param name="reading">Threads and clock.</param>
    /// <param name="memory">As <see cref="ImportOptions.Memory"/>.</param>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="cancellation">Stops it; the store stays as it was.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<ImportOutcome> ApplyOptOuts(
        string store,
        string optOutFile,
        CdmOpenOptions reading,
        long? memory = null,
        IProgress<CdmProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(store);
        if (!File.Exists(store))
        {
            return Result.Failure<ImportOutcome>([CdmErrors.PathNotFound.At(new SourcePlace(Path.GetFileName(store)))]);
        }

        var options = new ImportOptions(store, store) { OptOutFile = optOutFile, Reading = reading, Memory = memory };
        return new Importer(options, isOwnSource: true, progress, cancellation).Run();
    }

    /// <summary>The folder in which a store is made; what is kept of an interrupted import lies there.</summary>
    public static string WorkFolderOf(string store) => FinalPath.Of(store) + ".import";

    /// <summary>Whether a table is one of the vocabulary's, which an import may take from elsewhere.</summary>
    public static bool IsVocabularyTable(string table) => OmopSchema.Table(table) is { IsVocabulary: true };

    private static bool IsSameFile(string source, string target) =>
        !PostgresCdm.IsAddress(source) && FinalPath.Of(source) == FinalPath.Of(target);
}
