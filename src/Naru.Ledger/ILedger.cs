using System.Data.Common;
using Naru.Core;
using Naru.Ledger.Checkpoints;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Projections;

namespace Naru.Ledger;

/// <summary>
/// The ledger: event streams that only grow. State, worklists and statistics are folds over it. Safe for threads; several instances, also in several
/// processes, may be open on one database and behave as one. <see cref="Ledgers"/> opens one.
/// </summary>
public interface ILedger : IAsyncDisposable
{
    /// <summary>The ledger's id, made with it; 32 letters and digits.</summary>
    string Id { get; }

    /// <summary>Which database holds it.</summary>
    DatabaseKind Database { get; }

    /// <summary>The messages that wait to be sent, and those given up.</summary>
    OutboxQueue Outbox { get; }

    /// <summary>Signed checkpoints, and proofs that lead to them.</summary>
    LedgerCheckpoints Checkpoints { get; }

    /// <summary>
    /// Records what a command does. When the answer comes, it is on disk, the projections hold it and its messages wait to be sent. The same command
    /// again gives the answer of the first time. Appends that wait together share a commit; one that fails does not touch the others.
    /// </summary>
    /// <param name="append">What to record.</param>
    /// <param name="cancellationToken">Stops waiting. What was handed to the database already may still be recorded: ask again with the same command.</param>
    /// <returns>
    /// What was recorded, perhaps with the warning that the clock is behind (LDG112). Errors: a version conflict (LDG101), the id of another
    /// command (LDG102), bad names or payloads, an erased person (LDG108), a clock that went back (LDG111), and the states of the store (LDG2xx).
    /// </returns>
    /// <exception cref="ProjectionException">A projection threw: a bug. Nothing of the command is recorded.</exception>
    Task<Result<Appended>> AppendAsync(Append append, CancellationToken cancellationToken = default);

    /// <summary>What a command recorded; null if there is no such command. Ask this before deciding again, when a command may be a repetition.</summary>
    Task<Appended?> FindCommandAsync(string command, CancellationToken cancellationToken = default);

    /// <summary>The events of a stream, in order; none if there is no such stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="afterVersion">The version after which to begin.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    IAsyncEnumerable<RecordedEvent> ReadStreamAsync(string stream, long afterVersion = 0, CancellationToken cancellationToken = default);

    /// <summary>All events, by position.</summary>
    /// <param name="afterPosition">The position after which to begin.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default);

    /// <summary>The end of the ledger.</summary>
    Task<LedgerHead> GetHeadAsync(CancellationToken cancellationToken = default);

    /// <summary>Makes projections anew from all events, in one transaction: until it ends everybody sees the old tables, and a crash leaves them.</summary>
    /// <param name="names">Which projections; null for all of this instance.</param>
    /// <param name="progress">Told the position that was reached, from time to time.</param>
    /// <param name="cancellationToken">Stops; the old tables stay.</param>
    /// <returns>What was done; or the states of the store (LDG2xx), or a name that no projection has (LDG211).</returns>
    /// <exception cref="ProjectionException">A projection threw: a bug. The old tables stay.</exception>
    Task<Result<RebuildReport>> RebuildAsync(
        ValueList<string>? names = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// An open connection that can only read, for asking the projections' tables; the caller disposes it. What was acknowledged before is visible.
    /// Both databases understand named parameters (<c>@name</c>).
    /// </summary>
    Task<DbConnection> OpenReadAsync(CancellationToken cancellationToken = default);
}
