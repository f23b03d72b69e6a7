using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Store;

/// <summary>
/// Writes a new store, table by table, out of relations that its connection sees. One thread at a time.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    private readonly DuckDBConnection connection;
    private readonly CancellationToken cancellation;
    private readonly TimeProvider clock;
    private readonly OptOuts optOuts;
    private readonly List<StoreTable> tables = [];
    private readonly HashSet<(string Table, string Column)> columnsWritten = [];
    private readonly List<(string Table, long Rows)> unattributed = [];

    /// <summary>Begins a store in a new file.</summary>
    public StoreWriter(Instance instance, string path, OptOuts optOuts, TimeProvider clock, CancellationToken cancellation)
    {
        this.optOuts = optOuts;
        this.clock = clock;
        this.cancellation = cancellation;
        connection = instance.Connect();
        Run(string.Create(
            CultureInfo.InvariantCulture, $"ATTACH {Sql.Text(path)} AS {StoreSchema.Written} (ROW_GROUP_SIZE {StoreSchema.RowGroupSize})"));
        foreach (var statement in StoreSchema.Create)
        {
            Run(statement);
        }
    }

    /// <summary>
    /// Tables without a person of their own, of which rows were left out because somebody opted out, and how many: rows of those who
    /// did, and rows that cannot be told to be somebody else's (<see cref="IndirectRows"/>), which nobody gets to see either.
    /// </summary>
    public IReadOnlyList<(string Table, long Rows)> UnattributedRows => unattributed;

    /// <summary>Stores a table, without the persons who opted out.</summary>
    /// <param name="table">The table.</param>
    /// <param name="relation">Its rows, with the names of CDM 5.4.</param>
    /// <param name="givenNames">The columns that its source has.</param>
    /// <param name="source">Its source, as users see it.</param>
    /// <param name="sourceHash">What the source says of its state.</param>
    /// <param name="isDerived">Whether Naru made it.</param>
    /// <returns>How many rows were stored.</returns>
    public long Write(
        OmopTable table,
        string relation,
        IReadOnlyDictionary<string, string> givenNames,
        string source,
        string? sourceHash,
        bool isDerived = false)
    {
        var given = givenNames.Keys.ToHashSet(StringComparer.Ordinal);
        var where = WithoutOptedOut(table);
        var columns = Narrowing.Of(connection, table, given, $"{relation} t{where}", cancellation);
        var stored = NamesOf(columns);
        Run("BEGIN TRANSACTION");
        Create(table, columns, $"{relation} t{where}{Clustering.OrderBy(table, stored)}");
        Describe(new StoreTable(
            table.Name, 0, source, sourceHash, "", Now(), isDerived, givenNames.ToValueList()), table, stored);
        Run("COMMIT");
        if (where.Length > 0 && !table.HasPerson)
        {
            CountLeftOut(table, Sql.Count(connection, relation, cancellation));
        }

        return tables[^1].Rows;
    }

    /// <summary>
    /// Takes a table over from an older store as it lies there, without the persons who opted out since, and without the columns
    /// that only they had values in: the store is the same as if it had been written without them.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="known">What the older store knows of it.</param>
    /// <param name="relation">The stored table there.</param>
    /// <param name="stored">Its columns there.</param>
    /// <returns>How many rows were stored.</returns>
    public long CarryOver(OmopTable table, StoreTable known, string relation, IReadOnlySet<string> stored)
    {
        // Rows keep their order, so what was clustered stays so.
        var where = WithoutOptedOut(table);
        Run("BEGIN TRANSACTION");
        if (where.Length == 0)
        {
            Create(table, $"SELECT * FROM {relation}");
            Describe(known, table, stored);
        }
        else
        {
            var columns = Narrowing.Of(connection, table, stored, $"{relation} t{where}", cancellation);
            Create(table, columns, $"{relation} t{where}");
            Describe(known, table, NamesOf(columns));
        }

        Run("COMMIT");
        if (where.Length > 0 && !table.HasPerson)
        {
            CountLeftOut(table, known.Rows);
        }

        return tables[^1].Rows;
    }

    /// <summary>Writes what is known of the store and closes the file.</summary>
    public StoreManifest Finish(CdmVersion version, string? vocabularyVersion, string source)
    {
        var sorted = tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToValueList();
        var dataVersion = DataVersionOf(version, vocabularyVersion, sorted);
        var manifest = new StoreManifest(
            version, vocabularyVersion, dataVersion, Now(), source, optOuts.List?.Version, optOuts.List?.Persons.Count ?? 0, sorted);
        Run("BEGIN TRANSACTION");
        StoreManifests.Write(connection, manifest, cancellation);
        Run($"INSERT INTO {StoreSchema.Written}.naru.opt_out SELECT person_id FROM {OptOuts.Table} ORDER BY person_id");
        Run("COMMIT");
        Run($"CHECKPOINT {StoreSchema.Written}");
        Run($"DETACH {StoreSchema.Written}");
        return manifest;
    }

    public void Dispose() => connection.Dispose();

    private string DataVersionOf(CdmVersion version, string? vocabularyVersion, ValueList<StoreTable> sorted) =>
        ContentHash.Of(
        [
            StoreSchema.FormatVersion.ToString(CultureInfo.InvariantCulture),
            version.ToString(),
            vocabularyVersion ?? "",
            optOuts.Any ? optOuts.List!.Version : "",
            .. sorted.Where(t => t.Rows > 0).Select(t => $"{t.Name} {t.ContentHash}"),
        ]);

    private string WithoutOptedOut(OmopTable table) =>
        optOuts.Where(table, $"{StoreSchema.Written}.cdm", (name, column) => columnsWritten.Contains((name, column)));

    private static HashSet<string> NamesOf(IEnumerable<(OmopField Field, string Type)> columns) =>
        columns.Select(c => c.Field.Name).ToHashSet(StringComparer.Ordinal);

    private void CountLeftOut(OmopTable table, long rows)
    {
        if (rows > tables[^1].Rows)
        {
            unattributed.Add((table.Name, rows - tables[^1].Rows));
        }
    }

    /// <summary>Makes a table of the columns that have a value; of all of them, and empty, if none has.</summary>
    private void Create(OmopTable table, IReadOnlyList<(OmopField Field, string Type)> columns, string from)
    {
        var select = columns.Select(c => $"CAST({Sql.Name(c.Field.Name)} AS {c.Type}) AS {Sql.Name(c.Field.Name)}");
        Create(
            table,
            columns.Count == 0
                ? $"SELECT {string.Join(", ", table.Fields.Select(f => $"NULL::{f.SqlType} AS {Sql.Name(f.Name)}"))} WHERE false"
                : $"SELECT {string.Join(", ", select)} FROM {from}");
    }

    private void Create(OmopTable table, string select) => Run($"CREATE TABLE {StoreSchema.Written}.cdm.{table.Name} AS {select}");

    private void Describe(StoreTable known, OmopTable table, IReadOnlySet<string> stored)
    {
        var relation = $"{StoreSchema.Written}.cdm.{table.Name}";
        if (ConceptStatistics.Insert(table, stored) is { } statistics)
        {
            Run(statistics);
        }

        if (ConceptStatistics.InsertSources(table, stored) is { } sources)
        {
            Run(sources);
        }

        columnsWritten.UnionWith(stored.Select(column => (table.Name, column)));
        tables.Add(known with
        {
            Rows = Sql.Count(connection, relation, cancellation),
            ContentHash = ContentHash.Of(connection, table, stored, relation, cancellation),
        });
    }

    private DateTimeOffset Now() => clock.GetUtcNow();

    private void Run(string sql) => Sql.Run(connection, sql, cancellation);
}
