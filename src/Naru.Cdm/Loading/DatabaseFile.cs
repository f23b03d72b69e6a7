using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>Opens a DuckDB file for questions: a store, or any database with a CDM in it. It is only read, and nothing is copied.</summary>
internal sealed class DatabaseFile(
    string path, Instance instance, CdmOpenOptions options, OptOuts optOuts, FindingLog findings, CancellationToken cancellation)
{
    /// <summary>What the file says of itself, if it is a store.</summary>
    public StoreManifest? Manifest { get; private set; }

    /// <summary>The tables that the file has; the others are created empty.</summary>
    public IReadOnlyList<LoadedTable> Attach(IProgress<CdmProgress>? progress)
    {
        using var connection = instance.Connect();
        if (!AttachedDatabase.Attach(path, StoreSchema.Read, connection, findings, cancellation))
        {
            return [];
        }

        var meter = new ProgressMeter(progress, options.Clock);
        meter.Expect(0, OmopSchema.LoadedTables.Count);
        switch (StoreManifests.FormatOf(connection, StoreSchema.Read, cancellation))
        {
            case > StoreSchema.FormatVersion and var newer:
                findings.Add(StoreErrors.NewerStore, new SourcePlace(Path.GetFileName(path)), newer, StoreSchema.FormatVersion);
                return [];
            case not null:
                return AttachStore(connection, meter);
            case null:
                return AttachAny(connection, meter);
        }
    }

    private List<LoadedTable> AttachStore(DuckDBConnection connection, ProgressMeter meter)
    {
        try
        {
            Manifest = StoreManifests.Read(connection, StoreSchema.Read, cancellation);
        }
        catch (Exception e) when (e is DuckDBException or ArgumentException)
        {
            findings.Add(StoreErrors.DamagedStore, new SourcePlace(Path.GetFileName(path)));
            return [];
        }

        var tables = new StoreTables(Manifest, Path.GetFileName(path)).Expose(connection, optOuts, cancellation);
        MissingTables.Report(tables.Select(t => t.Table.Name), findings);
        meter.Done();
        return tables;
    }

    private List<LoadedTable> AttachAny(DuckDBConnection connection, ProgressMeter meter)
    {
        if (AttachedDatabase.Find(path, connection, findings, cancellation) is not { } database)
        {
            return [];
        }

        MissingTables.Report(database.TableNames, findings);
        var loaded = OmopSchema.LoadedTables
            .Select(t => database.Expose(t, connection, options.DateOrder, options.CheckDatabaseFile)).ToList();
        foreach (var (table, of) in loaded.Zip(OmopSchema.LoadedTables))
        {
            if (table is not null && options.CheckDatabaseFile)
            {
                new TableChecks(hasPersons: true, findings, cancellation).Run(table, connection);
            }

            meter.Checked(of.Name, table?.Rows ?? 0);
        }

        // Whoever opted out is hidden after the checks: a record of a patient who is hidden is not one of an unknown patient.
        return [.. loaded.OfType<LoadedTable>().Select(t => optOuts.Hide(t, connection, cancellation))];
    }
}
