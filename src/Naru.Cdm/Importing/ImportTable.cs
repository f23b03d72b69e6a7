using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Importing;

/// <summary>One table of a source.</summary>
/// <param name="table">The OMOP table that it holds.</param>
/// <param name="name">Its name as users see it.</param>
/// <param name="bytes">How much there is to read, roughly.</param>
internal abstract class ImportTable(OmopTable table, string name, long bytes)
{
    /// <summary>The OMOP table that it holds.</summary>
    public OmopTable Table => table;

    /// <summary>Its name as users see it.</summary>
    public string Name => name;

    /// <summary>How much there is to read, roughly.</summary>
    public long Bytes => bytes;

    /// <summary>What changes when the table changes; null if the source cannot say.</summary>
    public abstract string? Hash(DuckDBConnection connection, CancellationToken cancellation);

    /// <summary>
    /// Makes the table's rows readable as <c>cdm.&lt;table&gt;</c>: a table, or a view over the source. The findings say what is wrong.
    /// </summary>
    /// <returns>What was made; null if nothing could be read.</returns>
    public abstract LoadedTable? Stage(DuckDBConnection connection, CancellationToken cancellation);

    /// <summary>Drops what <see cref="Stage"/> made.</summary>
    public virtual void Unstage(DuckDBConnection connection, CancellationToken cancellation) => Sql.Drop(connection, Table.Name, cancellation);
}
