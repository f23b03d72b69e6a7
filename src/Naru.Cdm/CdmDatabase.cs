using System.Collections.Frozen;
using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Cdm.Sources;
using Naru.Core;

namespace Naru.Cdm;

/// <summary>
/// An open DuckDB with an OMOP CDM in it. Every table of <see cref="OmopSchema.LoadedTables"/> is there as <c>cdm.&lt;table&gt;</c>,
/// with all columns of CDM 5.4 under their names there, whatever the data were: a column that the data lack is NULL, a table that
/// they lack is empty. Thread safe; each thread needs a connection of its own.
/// </summary>
public sealed class CdmDatabase : IDisposable
{
    /// <summary>The schema of the tables, the same for every database: SQL may say <c>cdm.person</c>.</summary>
    public const string Schema = "cdm";

    private readonly Instance engine;
    private readonly FrozenDictionary<string, FrozenSet<string>> columns;

    private CdmDatabase(Instance instance, IReadOnlyList<LoadedTable> tables, CdmVersion version, FindingLog findings)
    {
        engine = instance;
        CdmVersion = version;
        Findings = findings.ToFindings();
        NotIntegers = findings.NotIntegers;
        var loaded = tables.ToDictionary(t => t.Table.Name, StringComparer.Ordinal);
        RowCounts = OmopSchema.LoadedTables.ToFrozenDictionary(
            t => t.Name, t => loaded.GetValueOrDefault(t.Name)?.Rows ?? 0, StringComparer.Ordinal);
        EmptyTables = RowCounts.Where(p => p.Value == 0).Select(p => p.Key).ToFrozenSet(StringComparer.Ordinal);
        columns = tables.ToFrozenDictionary(
            t => t.Table.Name, t => t.GivenNames.Keys.ToFrozenSet(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The version of the CDM in which the data came.</summary>
    public CdmVersion CdmVersion { get; }

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
        Instance? instance = null;
        try
        {
            instance = new Instance(options);
            var tables = LoadTables(path, instance, options, findings, progress, cancellation);
            if (tables is null || findings.HasErrors)
            {
                return Result.Failure<CdmDatabase>(findings.ToFindings());
            }

            var database = new CdmDatabase(instance, tables, VersionOf(tables, instance, cancellation), findings);
            instance = null;
            return Result.Success(database, database.Findings);
        }
        finally
        {
            instance?.Dispose();
        }
    }

    /// <summary>Closes the database and deletes what it kept on disk. Connections must have been disposed before.</summary>
    public void Dispose() => engine.Dispose();

    /// <summary>The tables that were loaded; null if the path as a whole cannot be used.</summary>
    private static IReadOnlyList<LoadedTable>? LoadTables(
        string path,
        Instance instance,
        CdmOpenOptions options,
        FindingLog findings,
        IProgress<CdmProgress>? progress,
        CancellationToken cancellation)
    {
        try
        {
            switch (PathKinds.Of(path))
            {
                case PathKind.Database:
                    return new DatabaseFile(path, instance, options, findings, cancellation).Attach(progress);
                case PathKind.Folder or PathKind.Archive:
                    return new FileLoader(instance, options, findings, cancellation).Load(TableFiles.Find(path, findings), progress);
                case var kind:
                    findings.Add(kind == PathKind.Nothing ? CdmErrors.PathNotFound : CdmErrors.NotACdm, new SourcePlace(path));
                    return null;
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

        return null;
    }

    /// <summary>What <c>cdm_source</c> says; if it says nothing, what the names of the columns show.</summary>
    private static CdmVersion VersionOf(IReadOnlyList<LoadedTable> tables, Instance instance, CancellationToken cancellation)
    {
        using var connection = instance.Connect();
        var declared = Sql.Query(
            connection, "SELECT cdm_version FROM cdm.cdm_source WHERE cdm_version IS NOT NULL LIMIT 1",
            reader => reader.Read() ? reader.GetString(0) : "", cancellation);
        if (declared.Contains("5.3", StringComparison.Ordinal))
        {
            return CdmVersion.V53;
        }

        if (declared.Contains("5.4", StringComparison.Ordinal))
        {
            return CdmVersion.V54;
        }

        var hints = tables.SelectMany(t => t.GivenNames.Values.Select(n => OmopSchema.VersionOf(t.Table, n))).OfType<CdmVersion>().ToList();
        return hints.Contains(CdmVersion.V53) && !hints.Contains(CdmVersion.V54) ? CdmVersion.V53 : CdmVersion.V54;
    }
}
