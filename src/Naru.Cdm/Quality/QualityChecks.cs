using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>The data-quality checks of a CDM, named and counted as OHDSI's Data Quality Dashboard does.</summary>
public static class QualityChecks
{
    /// <summary>The names of all checks, each once.</summary>
    public static ValueList<string> Names { get; } =
        CheckCatalogue.Names.Select(n => n.Name).Distinct(StringComparer.Ordinal).ToValueList();

    /// <summary>Runs every check that the data's version of the CDM has.</summary>
    /// <param name="database">The data; opened with <see cref="CdmOpenOptions.CheckRows"/> off, or some faults were refused before.</param>
    /// <param name="options">How to check.</param>
    /// <param name="progress">Told how far it has come; null if nobody wants to know.</param>
    /// <param name="cancellation">Stops the checks.</param>
    /// <returns>The results; or errors if the options do not fit.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<QualityReport> Run(
        CdmDatabase database, QualityOptions options, IProgress<QualityProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        var checks = CheckCatalogue.For(database.CdmVersion, Tables(database)).Where(c => options.Includes(c.Table)).Select(options.Thresholds.Apply).ToValueList();
        var started = options.Clock.GetTimestamp();
        var checkedAt = options.Clock.GetLocalNow();
        var results = new CheckRun(database, DateOnly.FromDateTime(checkedAt.DateTime), progress, cancellation).Run(checks);
        return Result.Success(new QualityReport
        {
            Source = options.Source,
            CdmVersion = database.CdmVersion,
            VocabularyVersion = database.Manifest?.VocabularyVersion ?? VocabularyVersion(database, cancellation),
            DataVersion = database.DataVersion,
            CheckedAt = checkedAt,
            Duration = options.Clock.GetElapsedTime(started),
            Results = results,
        });
    }

    private static ValueList<OmopTable> Tables(CdmDatabase database) =>
        OmopSchema.AllTables.Where(t => database.RowCounts.ContainsKey(t.Name)).ToValueList();

    private static string? VocabularyVersion(CdmDatabase database, CancellationToken cancellation)
    {
        using var connection = database.Connect();
        return Loading.Sql.Query(
            connection, "SELECT vocabulary_version FROM cdm.cdm_source WHERE vocabulary_version IS NOT NULL LIMIT 1",
            reader => reader.Read() ? reader.GetString(0) : null, cancellation);
    }
}
