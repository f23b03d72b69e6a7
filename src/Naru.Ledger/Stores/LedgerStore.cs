using System.Data.Common;
using Naru.Core;

namespace Naru.Ledger.Stores;

/// <summary>A database that holds a ledger: connections, structure, and what its failures mean. The two differ in nothing else. Safe for threads.</summary>
internal abstract class LedgerStore : IAsyncDisposable
{
    /// <summary>How messages call it.</summary>
    public abstract string Name { get; }

    public abstract DatabaseKind Database { get; }

    /// <summary>Added to a query that reads the head in order to change it.</summary>
    public abstract string LockRow { get; }

    /// <summary>Added to a query that takes rows which nobody else is taking.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>A session that may write.</summary>
    public abstract Task<SqlSession> OpenWriterAsync(CancellationToken cancellationToken);

    /// <summary>A session that can only read.</summary>
    public abstract Task<SqlSession> OpenReaderAsync(CancellationToken cancellationToken);

    /// <summary>A connection that can only read, for queries of modules.</summary>
    public abstract Task<DbConnection> OpenReadConnectionAsync(CancellationToken cancellationToken);

    /// <summary>Held while a transaction writes, where the database lets only one write at a time: waiting here is fair, waiting there is not.</summary>
    public abstract Task<IDisposable> EnterAsync(CancellationToken cancellationToken);

    /// <summary>What is there: nothing, a ledger, or something else.</summary>
    public abstract Task<StoreState> InspectAsync(SqlSession session);

    /// <summary>The statements that make an empty ledger, but for its rows.</summary>
    public abstract IEnumerable<string> CreateStatements();

    /// <summary>The database's own check of itself: what is wrong with it, in its words.</summary>
    public abstract Task<IReadOnlyList<string>> CheckIntegrityAsync(SqlSession session, CancellationToken cancellationToken);

    /// <summary>Settings by which acknowledged writes could be lost.</summary>
    public abstract Task<IReadOnlyList<string>> UnsafeSettingsAsync(SqlSession session);

    /// <summary>What an exception of the database means; null if it is no state of the store but a bug.</summary>
    public abstract Error? Explain(Exception exception);

    /// <summary>Whether trying again with a new connection may help, where it is unknown what became of the transaction.</summary>
    public abstract bool IsPassing(Exception exception);

    /// <summary>Waits until nobody else does the same, and holds that until the transaction ends.</summary>
    public abstract Task LockAsync(SqlSession session, string purpose);

    /// <summary>Keeps everybody else from writing to a table until the transaction ends.</summary>
    public abstract Task HoldTableAsync(SqlSession session, string table);

    /// <summary>Outside of a transaction: removes what was deleted from the files, as far as the database can do that.</summary>
    public abstract Task ForgetAsync(SqlSession session);

    /// <summary>Prepares a place for a projection's new tables, beside the old ones if the database can do that, and points unqualified names there.</summary>
    public abstract Task BeginShadowAsync(SqlSession session, IReadOnlyList<string> tables);

    /// <summary>Puts the new tables into the place of the old ones, within the transaction.</summary>
    public abstract Task SwapShadowAsync(SqlSession session, IReadOnlyList<string> oldTables, IReadOnlyList<string> newTables);

    public abstract ValueTask DisposeAsync();
}

/// <summary>What is at a ledger's address.</summary>
internal enum StoreState
{
    Empty,
    Ledger,
    SomethingElse,
}
