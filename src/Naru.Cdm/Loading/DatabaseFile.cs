using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;

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
        (var isStore, Manifest) = StoreManifests.ReadChecked(connection, StoreSchema.Read, path, findings, cancellation);
        return Manifest is not null ? AttachStore(Manifest, connection, meter) : isStore ? [] : AttachAny(connection, meter);
    }

    private List<LoadedTable> AttachStore(StoreManifest manifest, DuckDBConnection connection, ProgressMeter meter)
    {
        var tables = new StoreTables(manifest, Path.GetFileName(path)).Expose(connection, optOuts, cancellation);
        MissingTables.Report(tables.Select(t => t.Table.Name), findings);
        meter.Done();
        return tables;
    }

    private List<LoadedTable> AttachAny(DuckDBConnection connection, ProgressMeter meter)
    {
        if (AttachedDatabase.Find(path, StoreSchema.Read, "person", connection, findings, cancellation) is not { } database)
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
