using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;

namespace Naru.Cdm.Importing;

/// <summary>A DuckDB file that is attached already: any with a CDM in it, a store among them.</summary>
internal sealed class DuckDbSource : ImportSource
{
    public DuckDbSource(string path, AttachedDatabase database, DateOrder order, DuckDBConnection connection)
    {
        Name = Path.GetFileName(path);
        Tables = [.. OmopSchema.AllTables
            .Where(t => database.TableNames.Contains(t.Name, StringComparer.Ordinal))
            .Select(t => new Table(database, t, order, database.CountOf(t, connection)))];
    }

    public override string Name { get; }

    public override IReadOnlyList<ImportTable> Tables { get; }

    public override void Dispose()
    {
    }

    private sealed class Table(AttachedDatabase database, OmopTable table, DateOrder order, long rows)
        : ImportTable(table, database.NameOf(table), rows * table.Fields.Count * sizeof(long))
    {
        private LoadedTable? loaded;

        /// <summary>A hash of the rows: a database has no cheaper sign that one table of it changed.</summary>
        public override string? Hash(DuckDBConnection connection, CancellationToken cancellation)
        {
            loaded = database.Expose(Table, connection, order, checkValues: true);
            return loaded is null
                ? null
                : "rows:" + ContentHash.Of(
                    connection, Table, loaded.GivenNames.Keys.ToHashSet(StringComparer.Ordinal), $"cdm.{Table.Name}", cancellation);
        }

        public override LoadedTable? Stage(DuckDBConnection connection, CancellationToken cancellation) => loaded;
    }
}
