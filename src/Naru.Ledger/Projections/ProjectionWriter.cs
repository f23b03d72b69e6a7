using System.Data.Common;

namespace Naru.Ledger.Projections;

/// <summary>
/// Writes a projection's rows within the transaction of the events. Statements are kept prepared, and on PostgreSQL sent together. Serves one
/// <see cref="IProjection.ApplyAsync"/>; not safe for threads.
/// </summary>
public abstract class ProjectionWriter
{
    private protected ProjectionWriter()
    {
    }

    /// <summary>The database: for the rare statement that must differ.</summary>
    public abstract DatabaseKind Database { get; }

    /// <summary>Writes: at the latest when the projection returns, in the order of the calls. The statement's text must be constant; values are parameters.</summary>
    /// <param name="sql">One statement that both databases understand, with parameters <c>@name</c>.</param>
    /// <param name="parameters">
    /// Names with <c>@</c>, and values: text, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, byte arrays or null. Times are numbers or text.
    /// </param>
    public abstract void Write(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters);

    /// <summary>Reads what was written before, in this transaction too.</summary>
    /// <param name="sql">A query.</param>
    /// <param name="read">Makes a value of a row.</param>
    /// <param name="parameters">As for <see cref="Write"/>.</param>
    public abstract ValueTask<IReadOnlyList<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] parameters);
}
