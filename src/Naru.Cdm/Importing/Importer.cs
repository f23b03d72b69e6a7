using DuckDB.NET.Data;
using Naru.Cdm.Derivation;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Cdm.Sources.Postgres;
using Naru.Cdm.Store;
using Naru.Core;
using Naru.Vocabulary;

namespace Naru.Cdm.Importing;

/// <summary>One import. It runs once, on the calling thread; DuckDB and the loaders use the others.</summary>
internal sealed class Importer
{
    private readonly ImportOptions options;
    private readonly IProgress<CdmProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly FindingLog findings = new();
    private readonly TimeProvider clock;
    private readonly long started;
    private readonly string target;
    private readonly bool isOwnSource;

    /// <param name="options">What and whither.</param>
    /// <param name="isOwnSource">Whether only the list of patients who opted out changes: then the store is its own source.</param>
    /// <param name="progress">Progress.</param>
    /// <param name="cancellation">Stops it.</param>
    public Importer(ImportOptions options, bool isOwnSource, IProgress<CdmProgress>? progress, CancellationToken cancellation)
    {
        this.options = options;
        this.isOwnSource = isOwnSource;
        this.progress = progress;
        this.cancellation = cancellation;
        clock = options.Reading.Clock;
        started = clock.GetTimestamp();
        target = FinalPath.Of(options.Target);
    }

    public Result<ImportOutcome> Run()
    {
        if (options.Memory < MemoryBudget.Least)
        {
            findings.Add(StoreErrors.TooLittleMemory, SourcePlace.None, MemoryBudget.Least >> 20);
            return Failure();
        }

        using var workspace = Workspace.Open(target, ImportSources.ResumeKey(options), findings);
        if (workspace is null)
        {
            return Failure();
        }

        try
        {
            var outcome = Run(workspace);
            if (outcome is null || findings.HasErrors)
            {
                return Failure(workspace);
            }

            workspace.KeepStaging = false;
            return Result.Success(outcome, findings.ToFindings());
        }
        catch (Exception e) when (FailureOf(e) is { } kind)
        {
            findings.Add(kind, new SourcePlace(Path.GetFileName(target)));
            return Failure(workspace);
        }
    }

    /// <summary>Staged rows are kept if the server failed; not, if the data have to be mended or room to be made first.</summary>
    private Result<ImportOutcome> Failure(Workspace workspace)
    {
        workspace.KeepStaging &= findings.ToFindings().Where(f => f.Severity == Severity.Error).All(f => PostgresErrors.All.Contains(f.Kind));
        if (workspace.KeepStaging)
        {
            findings.Add(StoreErrors.StagedRowsKept, SourcePlace.None, workspace.Folder);
        }

        return Failure();
    }

    /// <summary>What an exception says about the machine; null if it is none of that, and a bug.</summary>
    internal static ErrorKind? FailureOf(Exception exception) => exception switch
    {
        OperationCanceledException => null,
        _ when DiskSpace.IsExhausted(exception) => StoreErrors.DiskFull,
        _ when Sql.IsOutOfMemory(exception) => StoreErrors.MemoryExhausted,
        UnauthorizedAccessException or IOException => StoreErrors.CannotWrite,
        _ => null,
    };

    private Result<ImportOutcome> Failure() => Result.Failure<ImportOutcome>(findings.ToFindings());

    private ImportOutcome? Run(Workspace workspace)
    {
        using var instance = OpenStaging(workspace);
        Privacy.OfFile(workspace.StagingFile);
        using var connection = instance.Connect();
        Sql.DropViews(connection, cancellation);
        var previous = PreviousStore.Attach(options.Previous ?? target, connection, findings, cancellation);
        var list = options.OptOutFile is { } file ? ReadList(file) : previous?.OptOut;
        if (findings.HasErrors)
        {
            return null;
        }

        var optOuts = new OptOuts(list);
        optOuts.Create(connection, cancellation);
        var meter = new ProgressMeter(progress, clock);
        workspace.KeepStaging = workspace.IsResumed;
        using var sources = isOwnSource ? ImportSources.None(options) : ImportSources.Open(options, instance, connection, findings, meter, cancellation);
        if (findings.HasErrors)
        {
            return null;
        }

        workspace.KeepStaging = sources.IsResumable && ImportSources.ResumeKey(options) is not null;
        var plan = isOwnSource ? PlanOwn(previous!, list) : Plan(sources, previous, list, connection);
        if (findings.HasErrors)
        {
            return null;
        }

        if (IsUnchanged(plan, previous, list))
        {
            return Outcome(previous!.Manifest, plan, [], isUnchanged: true, 0, 0);
        }

        meter.Expect(plan.Sum(s => s.Bytes), plan.Count);
        using var writer = new StoreWriter(instance, workspace.StoreFile, optOuts, clock, cancellation);
        var run = new ImportRun(connection, writer, previous, optOuts, sources.IsResumable, findings, meter, cancellation);
        plan.ForEach(run.Import);
        if (findings.HasErrors)
        {
            return null;
        }

        run.Derive(options.Derive);
        if (!options.IsVocabularyAlone)
        {
            run.ReportOptOuts(list);
        }

        var manifest = run.Finish(isOwnSource ? previous!.Manifest.Source : sources.Name);
        if (findings.HasErrors)
        {
            return null;
        }

        workspace.Publish();
        meter.Done();
        return Outcome(manifest, plan, run.Derived, isUnchanged: false, run.OptedOutRows, run.RowsRead);
    }

    /// <summary>The staging database; made anew if what a killed import left of it cannot be opened.</summary>
    private Instance OpenStaging(Workspace workspace)
    {
        Instance Open() => new(
            workspace.StagingFile, workspace.SpillFolder, options.Reading.Threads, MemoryBudget.ForDatabase(options.Memory));
        try
        {
            return Open();
        }
        catch (DuckDBException e) when (Sql.IsUnreadable(e) && File.Exists(workspace.StagingFile))
        {
            workspace.DropStaging();
            return Open();
        }
    }

    private OptOutList? ReadList(string file)
    {
        var list = OptOutList.Read(file);
        findings.AddAll(list.Findings);
        return list.Value;
    }

    /// <summary>What to do with each table of the sources, in their order.</summary>
    private List<ImportStep> Plan(ImportSources sources, PreviousStore? previous, OptOutList? list, DuckDBConnection connection)
    {
        var plan = new List<ImportStep>();
        foreach (var table in sources.Tables)
        {
            if (options.Derive.Contains(table.Table.Name, StringComparer.Ordinal))
            {
                findings.Add(StoreErrors.DerivedInstead, new SourcePlace(table.Name), table.Table.Name);
                continue;
            }

            var hash = Hash(table, connection);
            var isKept = !options.ReadAll && previous is not null && previous.CanGive(table, hash, list);
            plan.Add(new ImportStep(table.Table, isKept ? null : table, hash));
        }

        // A vocabulary that is not given again has not gone: it comes from elsewhere, and seldom.
        if (previous is not null && options.Vocabulary is null && !sources.Tables.Any(t => t.Table.Name == "concept"))
        {
            plan.AddRange(OmopSchema.AllTables
                .Where(t => t.IsVocabulary && previous.Manifest.Table(t.Name) is not null && !plan.Exists(s => s.Table == t))
                .Select(t => new ImportStep(t, null, previous.Manifest.Table(t.Name)!.SourceHash)));
        }

        // Which rows without a person of their own are left out depends on the rows they belong to: if any of those may be others, so
        // may these.
        if (previous?.OptOut is { Persons.Count: > 0 } && plan.Exists(s => s.Source is not null && OwnsRows(s.Table)))
        {
            plan = [.. plan.Select(s => s.Source is null && OptOuts.IsIndirect(s.Table)
                ? s with { Source = sources.Tables.First(t => t.Table.Name == s.Table.Name) }
                : s)];
        }

        var gone = previous?.Manifest.Tables.Select(t => t.Name)
            .Except(plan.Select(s => s.Table.Name).Concat(options.Derive), StringComparer.Ordinal).ToList();
        if (gone is { Count: > 0 })
        {
            findings.Add(StoreErrors.TablesGone, SourcePlace.None, string.Join(", ", gone));
        }

        if (options.IsVocabularyAlone)
        {
            if (!plan.Exists(s => s.Table.Name == "concept"))
            {
                findings.Add(VocabularyErrors.NoConceptTable, new SourcePlace(sources.Name));
            }

            return plan;
        }

        MissingTables.Report(plan.Select(s => s.Table.Name).Concat(options.Derive), findings);
        if (!plan.Exists(s => s.Table.Name == "concept"))
        {
            findings.Add(StoreErrors.VocabularyMissing, SourcePlace.None);
        }

        return plan;
    }

    private static bool OwnsRows(OmopTable table) => table.HasPerson || table.Name == "care_site";

    private string? Hash(ImportTable table, DuckDBConnection connection)
    {
        try
        {
            return table.Hash(connection, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !DiskSpace.IsExhausted(e))
        {
            findings.Add(CdmErrors.UnreadableFile, new SourcePlace(table.Name));
            return null;
        }
        catch (InvalidDataException)
        {
            findings.Add(CdmErrors.BrokenCompression, new SourcePlace(table.Name));
            return null;
        }
        catch (DuckDBException e) when (Sql.IsUnreadable(e))
        {
            findings.Add(CdmErrors.DatabaseUnreadable, new SourcePlace(table.Name));
            return null;
        }
    }

    private List<ImportStep> PlanOwn(PreviousStore previous, OptOutList? list)
    {
        if (!previous.Covers(list))
        {
            findings.Add(StoreErrors.OptedInNeedsImport, new SourcePlace(Path.GetFileName(options.OptOutFile)));
        }

        return [.. OmopSchema.AllTables
            .Where(t => previous.Manifest.Table(t.Name) is not null)
            .Select(t => new ImportStep(t, null, previous.Manifest.Table(t.Name)!.SourceHash))];
    }

    /// <summary>
    /// Whether the new store would be the old one: every table kept, none gone, nobody else opted out, nothing to derive that was not
    /// derived before.
    /// </summary>
    private bool IsUnchanged(List<ImportStep> plan, PreviousStore? previous, OptOutList? list) =>
        previous is not null
        && !options.ReadAll
        && plan.TrueForAll(s => s.Source is null)
        && previous.Manifest.OptOutVersion == list?.Version
        && previous.Manifest.Tables.Where(t => !t.IsDerived || isOwnSource).Select(t => t.Name).ToHashSet(StringComparer.Ordinal)
            .SetEquals(plan.Select(s => s.Table.Name))
        && (isOwnSource || previous.Manifest.Tables.Where(t => t.IsDerived).Select(t => t.Name).ToHashSet(StringComparer.Ordinal)
            .SetEquals(options.Derive));

    private ImportOutcome Outcome(
        StoreManifest manifest, List<ImportStep> plan, ValueList<DerivedTable> derived, bool isUnchanged, long optedOutRows, long rowsRead) => new(
        manifest,
        plan.Where(s => s.Source is not null).Select(s => s.Table.Name).ToValueList(),
        plan.Where(s => s.Source is null).Select(s => s.Table.Name).ToValueList(),
        derived,
        isUnchanged,
        optedOutRows,
        rowsRead,
        clock.GetElapsedTime(started));
}
