using System.Data.Common;
using System.Runtime.CompilerServices;
using Naru.Core;
using Naru.Ledger.Appending;
using Naru.Ledger.Checkpoints;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;
using Naru.Ledger.Projections;
using Naru.Ledger.Stores;

namespace Naru.Ledger;

/// <summary>The ledger in a database.</summary>
internal sealed class StoredLedger : ILedger
{
    private const int PageSize = 500;

    private readonly LedgerStore store;
    private readonly PersonalSeals seals;
    private readonly ProjectionSet projections;
    private readonly LedgerOptions options;
    private readonly GroupWriter writer;

    public StoredLedger(LedgerStore store, string id, PersonalSeals seals, ProjectionSet projections, LedgerOptions options)
    {
        (this.store, Id, this.seals, this.projections, this.options) = (store, id, seals, projections, options);
        Outbox = new OutboxQueue(store, seals, options.Clock);
        Checkpoints = new LedgerCheckpoints(store, id, options.Clock);
        writer = new GroupWriter(store, id, seals, projections, options) { Committed = Outbox.Wake };
    }

    public string Id { get; }

    public DatabaseKind Database => store.Database;

    public OutboxQueue Outbox { get; }

    public LedgerCheckpoints Checkpoints { get; }

    public async Task<Result<Appended>> AppendAsync(Append append, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        var errors = new List<Error>();
        PreparedAppend? prepared;
        try
        {
            prepared = await PreparedAppend.PrepareAsync(append, seals, options.MaximumPayloadBytes, errors, cancellationToken);
        }
        catch (KeyLockChangedException e)
        {
            return Result.Failure<Appended>([LedgerErrors.WrongKeyEncryptionKey.At(SourcePlace.None, e.Store)]);
        }

        if (prepared is null)
        {
            return Result.Failure<Appended>(errors.ToValueList());
        }

        cancellationToken.ThrowIfCancellationRequested();
        writer.Add(prepared);
        return await prepared.Answer.WaitAsync(cancellationToken);
    }

    public async Task<Appended?> FindCommandAsync(string command, CancellationToken cancellationToken = default)
    {
        await using var session = await store.OpenReaderAsync(cancellationToken);
        return await RecordedCommand.FindAsync(session, command);
    }

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(string stream, long afterVersion = 0, CancellationToken cancellationToken = default) =>
        ReadAsync(EventRow.SelectStream, stream, afterVersion, e => e.Version, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) =>
        ReadAsync(EventRow.SelectAfter, null, afterPosition, e => e.Position, cancellationToken);

    public async Task<LedgerHead> GetHeadAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await store.OpenReaderAsync(cancellationToken);
        var head = await Head.ReadAsync(session);
        return new LedgerHead(head.Position, Micros.ToTime(head.Time));
    }

    public async Task<Result<RebuildReport>> RebuildAsync(
        ValueList<string>? names = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var unknown = (names ?? []).Where(n => !projections.Projections.Any(p => p.Name == n)).ToList();
        if (unknown.Count > 0)
        {
            return Result.Failure<RebuildReport>(unknown.Select(n => LedgerErrors.BadAddress.At(SourcePlace.None, n)).ToValueList());
        }

        var chosen = projections.Projections.Where(p => names is null || names.Contains(p.Name, StringComparer.Ordinal)).ToList();
        return await Ledgers.ExplainedAsync(
            store,
            async () => Result.Success(await new ProjectionRebuild(store, seals, projections).RunAsync(chosen, onlyStale: false, progress, cancellationToken)));
    }

    public Task<DbConnection> OpenReadAsync(CancellationToken cancellationToken = default) => store.OpenReadConnectionAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await store.DisposeAsync();
    }

    /// <summary>Page by page, so that no connection is held while the caller works on what it got.</summary>
    private async IAsyncEnumerable<RecordedEvent> ReadAsync(
        string sql, string? stream, long after, Func<RecordedEvent, long> place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            IReadOnlyList<EventRow> rows;
            await using (var session = await store.OpenReaderAsync(cancellationToken))
            {
                rows = await session.QueryAsync(
                    sql, EventRow.Read, [.. stream is null ? ((string, object?)[])[] : [("@stream", stream)], ("@after", after), ("@limit", (long)PageSize)]);
            }

            foreach (var row in rows)
            {
                var read = await seals.OpenAsync(row, cancellationToken);
                after = place(read);
                yield return read;
            }

            if (rows.Count < PageSize)
            {
                yield break;
            }
        }
    }
}
