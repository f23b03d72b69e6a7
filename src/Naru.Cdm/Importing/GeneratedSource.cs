using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Importing;

/// <summary>Data that a program makes. All tables are staged in one pass, when the first is asked for.</summary>
internal sealed class GeneratedSource : ImportSource
{
    private readonly IGeneratedData data;
    private readonly Func<GeneratedLoad> load;
    private long[]? rows;

    public GeneratedSource(IGeneratedData data, Instance instance, int threads, ProgressMeter meter, CancellationToken cancellation)
    {
        this.data = data;
        load = () => new GeneratedLoad(data, instance.Connect, threads, meter, cancellation);
        Tables = [.. data.Tables.Select((t, i) => new Table(this, t, i))];
    }

    public override string Name => data.Name;

    public override IReadOnlyList<ImportTable> Tables { get; }

    public override void Dispose()
    {
    }

    private long RowsOf(int table, DuckDBConnection connection, CancellationToken cancellation)
    {
        if (rows is null)
        {
            foreach (var made in Tables)
            {
                Sql.Drop(connection, made.Table.Name, cancellation);
                Sql.Run(connection, Sql.CreateTable(made.Table), cancellation);
            }

            rows = load().Run();
        }

        return rows[table];
    }

    private sealed class Table(GeneratedSource source, GeneratedTable made, int index)
        : ImportTable(OmopSchema.Table(made.Name)!, made.Name, index == 0 ? source.data.Chunks : 0)
    {
        /// <summary>A program cannot say whether it would make the same again.</summary>
        public override string? Hash(DuckDBConnection connection, CancellationToken cancellation) => null;

        public override LoadedTable? Stage(DuckDBConnection connection, CancellationToken cancellation) => new(
            Table,
            source.Name,
            Table.Fields.ToDictionary(f => f.Name, f => f.Name, StringComparer.Ordinal),
            source.RowsOf(index, connection, cancellation),
            HasRisingKeys: made.Columns.Any(c => c.Kind == CellKind.Key),
            LoadedTable.Numbered(Table),
            LinesOf: null);
    }
}
