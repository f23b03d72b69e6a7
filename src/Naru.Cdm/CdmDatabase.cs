using System.Collections.Frozen;
using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Cdm.Sources;
using Naru.Cdm.Store;
using Naru.Core;
using Naru.Vocabulary.Binding;

namespace Naru.Cdm;

/// <summary>
/// An open DuckDB with an OMOP CDM in it. Every table of <see cref="OmopSchema.LoadedTables"/>, and from a store every table of
/// <see cref="OmopSchema.AllTables"/>, is there as <c>cdm.&lt;table&gt;</c>, with all columns of CDM 5.4 under their names there, whatever the data were: a column that the data lack is NULL, a table that
/// they lack is empty. Thread safe; each thread needs a connection of its own.
/// </summary>
public sealed class CdmDatabase : IDisposable
{
    /// <summary>The schema of the tables, the same for every database: SQL may say <c>cdm.person</c>.</summary>
    public const string Schema = "cdm";

    private readonly Instance engine;
    private readonly FrozenDictionary<string, FrozenSet<string>> columns;

    private readonly FileState? file;

    private CdmDatabase(
        Instance instance, IReadOnlyList<LoadedTable> tables, CdmVersion version, StoreManifest? manifest, FileState? file, OptOutList? optOut,
        FindingLog findings)
    {
        engine = instance;
        this.file = file;
        CdmVersion = version;
        Manifest = manifest;
        DataVersion = optOut is { Persons.Count: > 0 } && manifest is not null
            ? ContentHash.Of([manifest.DataVersion, optOut.Version])
            : manifest?.DataVersion;
        Findings = findings.ToFindings();
        NotIntegers = findings.NotIntegers;
        var loaded = tables.ToDictionary(t => t.Table.Name, StringComparer.Ordinal);
        RowCounts = (manifest is null ? OmopSchema.LoadedTables : OmopSchema.AllTables).ToFrozenDictionary(
            t => t.Name, t => loaded.GetValueOrDefault(t.Name)?.Rows ?? 0, StringComparer.Ordinal);
        EmptyTables = RowCounts.Where(p => p.Value == 0).Select(p => p.Key).ToFrozenSet(StringComparer.Ordinal);
        columns = tables.ToFrozenDictionary(
            t => t.Table.Name, t => t.GivenNames.Keys.ToFrozenSet(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The version of the CDM in which the data came.</summary>
    public CdmVersion CdmVersion { get; }

    /// <summary>What a store says of itself; null for other databases and for files.</summary>
    public StoreManifest? Manifest { get; }

    /// <summary>The name of the hospital that a store's data are made up for, which says SYNTHETIC (합성); null for all other data.</summary>
    public string? SyntheticName => Manifest?.Source.Contains("SYNTHETIC", StringComparison.Ordinal) == true ? Manifest.Source : null;

    /// <summary>
    /// Changes whenever an answer could change (<see cref="StoreManifest.DataVersion"/>), a list of patients who opted out that was
    /// given at opening included. Null for what is no store.
    /// </summary>
    public string? DataVersion { get; }

    /// <summary>The version of its vocabulary; null for what is no store, or has none.</summary>
    public VocabularyVersion? Vocabulary => Manifest is null ? null : VocabularyVersions.Of(Manifest);

    /// <summary>
    /// Whether the store that was opened is still the one at its path. When it was replaced, patients may have opted out since: it
    /// must not answer any more.
    /// </summary>
    public bool IsCurrent => file is null || file == FileState.Of(file.Path);

    /// <summary>Warnings and information from opening; never an error.</summary>
    public ValueList<Error> Findings { get; }

    /// <summary>How many rows each table has, empty tables included.</summary>
    public IReadOnlyDictionary<string, long> RowCounts { get; }

    /// <summary>The tables without rows.</summary>
    public IReadOnlySet<string> EmptyTables { get; }

    /// <summary>How many values of columns of integers are none: by table and field, where <see cref="CdmOpenOptions.CheckRows"/> was off.</summary>
    internal IReadOnlyDictionary<(string Table, string Field), long> NotIntegers { get; }

    /// <summary>Whether the data had this table. One that they did not have can be queried all the same, and is empty.</summary>
    /// <param name="table">Name of the table, in any case.</param>
    public bool HasTable(string table) => columns.ContainsKey(table);

    /// <summary>
    /// Whether the data had this column. A column of CDM 5.4 that they did not have can be queried all the same, and is NULL.
    /// </summary>
    /// <param name="table">Name of the table, in any case.</param>
    /// <param name="column">Name of the column in CDM 5.4, in any case.</param>
    public bool HasColumn(string table, string column) => columns.TryGetValue(table, out var set) && set.Contains(column);

    /// <summary>A new open connection, for one thread at a time; the caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">The database was disposed.</exception>
    public DuckDBConnection Connect() => engine.Connect();

    /// <summary>Opens a CDM: a folder or a ZIP archive of CSV, TSV or Parquet files, or a DuckDB file, which is only read.</summary>
    /// <param name="path">The folder, archive or database file.</param>
    /// <param name="options">How to open it.</param>
    /// <param name="progress">Told how far it has come; null if nobody wants to know.</param>
    /// <param name="cancellation">Stops the opening.</param>
    /// <returns>The database; or, if anything in the data is an error, all that was found and nothing of the data.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing remains.</exception>
    public static Result<CdmDatabase> Open(
        string path, CdmOpenOptions options, IProgress<CdmProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        var findings = new FindingLog(leaveRows: !options.CheckRows);
        var list = options.OptOutFile is { } listFile ? OptOutList.Read(listFile) : null;
        findings.AddAll(list?.Findings ?? []);
        var optOuts = new OptOuts(list?.Value);
        Instance? instance = null;
        try
        {
            instance = new Instance(options);
            using var connection = instance.Connect();
            optOuts.Create(connection, cancellation);

            // Taken before the file is opened: whoever replaces it afterwards is noticed.
            var state = FileState.Of(path);
            var (tables, manifest) = LoadTables(path, instance, options, optOuts, findings, progress, cancellation);
            if (tables is null || findings.HasErrors)
            {
                return Result.Failure<CdmDatabase>(findings.ToFindings());
            }

            var version = manifest?.CdmVersion
                ?? CdmVersions.Of(tables.Select(t => (t.Table, t.GivenNames.Values)), connection, Schema, cancellation);
            var database = new CdmDatabase(
                instance, tables, version, manifest, manifest is null ? null : state, optOuts.List, findings);
            instance = null;
            return Result.Success(database, database.Findings);
        }
        finally
        {
            instance?.Dispose();
        }
    }

    /// <summary>What a store says of itself, without opening it for questions.</summary>
    /// <param name="path">The store's file.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The manifest; or why it cannot be had.</returns>
    public static Result<StoreManifest> ReadManifest(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var place = new SourcePlace(Path.GetFileName(path));
        if (!File.Exists(path))
        {
            return Result.Failure<StoreManifest>([(Directory.Exists(path) ? StoreErrors.NoStore : CdmErrors.PathNotFound).At(place)]);
        }

        var findings = new FindingLog();
        using var instance = new Instance(new CdmOpenOptions { Threads = 1 });
        using var connection = instance.Connect();
        StoreManifest? manifest = null;
        try
        {
            if (PathKinds.Of(path) != PathKind.Database)
            {
                findings.Add(StoreErrors.NoStore, place);
            }
            else if (AttachedDatabase.Attach(path, StoreSchema.Read, connection, findings, cancellation))
            {
                (var isStore, manifest) = StoreManifests.ReadChecked(connection, StoreSchema.Read, path, findings, cancellation);
                if (!isStore)
                {
                    findings.Add(StoreErrors.NoStore, place);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(CdmErrors.UnreadableFile, place);
        }

        return Result.From(() => manifest!, findings.ToFindings());
    }

    /// <summary>Closes the database and deletes what it kept on disk. Connections must have been disposed before.</summary>
    public void Dispose() => engine.Dispose();

    /// <summary>The tables that were loaded; null if the path as a whole cannot be used.</summary>
    private static (IReadOnlyList<LoadedTable>? Tables, StoreManifest? Manifest) LoadTables(
        string path,
        Instance instance,
        CdmOpenOptions options,
        OptOuts optOuts,
        FindingLog findings,
        IProgress<CdmProgress>? progress,
        CancellationToken cancellation)
    {
        try
        {
            switch (PathKinds.Of(path))
            {
                case PathKind.Database:
                    var database = new DatabaseFile(path, instance, options, optOuts, findings, cancellation);
                    return (database.Attach(progress), database.Manifest);
                case PathKind.Folder or PathKind.Archive:
                    return (new FileLoader(instance, options, optOuts, findings, cancellation).Load(path, progress), null);
                case var kind:
                    findings.Add(kind == PathKind.Nothing ? CdmErrors.PathNotFound : CdmErrors.NotACdm, new SourcePlace(path));
                    return (null, null);
            }
        }
        catch (InvalidDataException)
        {
            findings.Add(CdmErrors.BrokenCompression, new SourcePlace(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(CdmErrors.UnreadableFile, new SourcePlace(path));
        }

        return (null, null);
    }
}
