using System.Collections.Concurrent;
using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Cdm.Sources;
using Naru.Cdm.Store;

namespace Naru.Cdm.Loading;

/// <summary>Loads all tables of a folder or an archive, several at a time, and checks them.</summary>
internal sealed class FileLoader(
    Instance instance, CdmOpenOptions options, OptOuts optOuts, FindingLog findings, CancellationToken cancellation)
{
    /// <summary>Every table of <see cref="OmopSchema.LoadedTables"/> that a file holds; the others are created empty.</summary>
    public IReadOnlyList<LoadedTable> Load(string path, IProgress<CdmProgress>? progress)
    {
        var files = TableFiles.Find(path, OmopSchema.LoadedTables, findings);
        MissingTables.Report(files.Select(f => f.Table.Name), findings);
        using (var connection = instance.Connect())
        {
            foreach (var table in OmopSchema.LoadedTables)
            {
                Sql.Run(connection, Sql.CreateTable(table), cancellation);
            }
        }

        var meter = new ProgressMeter(progress, options.Clock);
        meter.Expect(files.Sum(f => f.Bytes), files.Count);
        var text = new TextTableLoader(findings, meter, options, instance.Connect, cancellation);
        var parquet = new ParquetTableLoader(instance.Folder, findings, meter, options.DateOrder, cancellation);
        var loaded = new LoadedTable?[files.Count];

        // The largest first, so that no thread is left alone with it at the end.
        InParallel(Enumerable.Range(0, files.Count).OrderByDescending(i => files[i].Bytes), (i, connection) =>
            loaded[i] = files[i].IsParquet ? parquet.Load(files[i], connection) : text.Load(files[i], connection));
        var tables = loaded.OfType<LoadedTable>().ToList();
        var checks = new TableChecks(tables.Exists(t => t.Table.Name == "person"), findings, cancellation);
        InParallel(tables, (table, connection) =>
        {
            checks.Run(table, connection);
            meter.Checked(table.Table.Name, table.Rows);
        });
        return optOuts.Any ? [.. tables.OrderBy(t => OmopSchema.LoadedTables.ToList().IndexOf(t.Table)).Select(WithoutOptedOut)] : tables;
    }

    private LoadedTable WithoutOptedOut(LoadedTable loaded)
    {
        var where = optOuts.Where(loaded.Table, CdmDatabase.Schema);
        if (where.Length == 0)
        {
            return loaded;
        }

        using var connection = instance.Connect();
        var name = $"cdm.{loaded.Table.Name}";
        Sql.Run(connection, $"CREATE OR REPLACE TABLE {name} AS SELECT * FROM {name} t{where}", cancellation);
        return loaded with { Rows = Sql.Count(connection, name, cancellation) };
    }

    private void InParallel<T>(IEnumerable<T> items, Action<T, DuckDBConnection> work)
    {
        // The default partitioner takes items in batches; each of these is worth a thread of its own.
        var partitioner = Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(
                partitioner,
                new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation },
                item =>
                {
                    using var connection = instance.Connect();
                    work(item, connection);
                });
        }
        catch (AggregateException e) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
    }
}
