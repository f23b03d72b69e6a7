using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Importing;

/// <summary>
/// Data that a program makes. All tables are staged in one pass, when the first is asked for, with the columns alone that are made: half of
/// OMOP's columns are empty in such data, and appending nothing costs as much as appending something.
/// </summary>
internal sealed class GeneratedSource : ImportSource
{
    /// <summary>The schema of the staged tables; views in <c>cdm</c> give them all columns.</summary>
    public const string Schema = "made";

    private readonly IGeneratedData data;
    private readonly Func<GeneratedLoad> load;
    private readonly ProgressMeter meter;
    private long[]? rows;

    public GeneratedSource(IGeneratedData data, Instance instance, int threads, ProgressMeter meter, CancellationToken cancellation)
    {
        this.data = data;
        this.meter = meter;
        load = () => new GeneratedLoad(data, instance.Connect, threads, meter, cancellation);
        Tables = [.. data.Tables.Select((t, i) => new Table(this, t, i))];
    }

    public override string Name => data.Name;

    public override IReadOnlyList<ImportTable> Tables { get; }

    /// <summary>About how much is made. Putting it into the store takes as long again.</summary>
    private long Bytes => data.Chunks * GeneratedLoad.BytesPerChunk;

    public override void Dispose()
    {
    }

    private long RowsOf(int table, DuckDBConnection connection, CancellationToken cancellation)
    {
        if (rows is null)
        {
            Sql.Run(connection, $"CREATE SCHEMA IF NOT EXISTS {Schema}", cancellation);
            foreach (var made in Tables.Cast<Table>())
            {
                made.Create(connection, cancellation);
            }

            rows = load().Run();
        }

        return rows[table];
    }

    private sealed class Table(GeneratedSource source, GeneratedTable made, int index)
        : ImportTable(OmopSchema.Table(made.Name)!, made.Name, index == 0 ? 2 * source.Bytes : 0)
    {
        /// <summary>A program cannot say whether it would make the same again.</summary>
        public override string? Hash(DuckDBConnection connection, CancellationToken cancellation) => null;

        public override LoadedTable? Stage(DuckDBConnection connection, CancellationToken cancellation) => new(
            Table,
            source.Name,
            Table.Fields.ToDictionary(f => f.Name, f => f.Name, StringComparer.Ordinal),
            source.RowsOf(index, connection, cancellation),
            HasRisingKeys: made.Columns.Any(c => c.Kind == CellKind.Key),
            $"SELECT *, NULL::BIGINT AS n FROM {CdmDatabase.Schema}.{Table.Name}",
            LinesOf: null);

        public override void Unstage(DuckDBConnection connection, CancellationToken cancellation)
        {
            Drop(connection, cancellation);
            var all = source.rows!.Sum();
            source.meter.Read(Table.Name, source.rows![index], 0, all == 0 ? 0 : (long)((double)source.rows[index] / all * source.Bytes));
        }

        /// <summary>Makes the empty table, and the view over it.</summary>
        public void Create(DuckDBConnection connection, CancellationToken cancellation)
        {
            Drop(connection, cancellation);
            if (made.Columns.Count == 0)
            {
                Sql.Run(connection, Sql.CreateTable(Table), cancellation);
                return;
            }

            var columns = made.Columns.Select(c => $"{Sql.Name(c.Name)} {Table.Field(c.Name)!.SqlType}");
            Sql.Run(connection, $"CREATE TABLE {Schema}.{Table.Name} ({string.Join(", ", columns)})", cancellation);
            var names = made.Columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
            var select = Table.Fields.Select(f => $"{(names.Contains(f.Name) ? "" : $"NULL::{f.SqlType} AS ")}{Sql.Name(f.Name)}");
            Sql.Run(
                connection,
                $"CREATE VIEW {CdmDatabase.Schema}.{Table.Name} AS SELECT {string.Join(", ", select)} FROM {Schema}.{Table.Name}",
                cancellation);
        }

        private void Drop(DuckDBConnection connection, CancellationToken cancellation)
        {
            Sql.Drop(connection, Table.Name, cancellation);
            Sql.Run(connection, $"DROP TABLE IF EXISTS {Schema}.{Table.Name}", cancellation);
        }
    }
}
