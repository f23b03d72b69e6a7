using System.Text;
using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Checkpoints;

/// <summary>Makes the checkpoints and proofs of a ledger. Reads the hashes of all events each time, in one pass and little memory. Safe for threads.</summary>
public sealed class LedgerCheckpoints
{
    private readonly LedgerStore store;
    private readonly string ledger;
    private readonly TimeProvider clock;

    internal LedgerCheckpoints(LedgerStore store, string ledger, TimeProvider clock) => (this.store, this.ledger, this.clock) = (store, ledger, clock);

    /// <summary>
    /// Signs what the ledger is now, and keeps the checkpoint in it. It also belongs somewhere else: only a copy that the ledger's operator cannot reach shows
    /// later that the whole ledger was not rewritten. History that no longer fits the checkpoints kept before is not signed.
    /// </summary>
    /// <returns>The checkpoint; or that there is no event (LDG506), that history was rewritten (LDG312, LDG313), or the states of the store (LDG2xx).</returns>
    public Task<Result<SignedCheckpoint>> CreateAsync(ICheckpointSigner signer, CancellationToken cancellationToken = default) => Ledgers.ExplainedAsync(store, async () =>
    {
        var signed = await SignAsync(await ListAsync(cancellationToken), signer, cancellationToken);
        if (signed.IsSuccess)
        {
            await KeepAsync(signed.Value, null, cancellationToken);
        }

        return signed;
    });

    /// <summary>
    /// Makes a checkpoint if the last one is older than an interval and something was recorded since. Of several instances that find so at once, one keeps its own.
    /// </summary>
    /// <param name="signer">Who signs.</param>
    /// <param name="interval">How long after one the next is due.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What became of it; or that history was rewritten (LDG312, LDG313), or the states of the store (LDG2xx).</returns>
    public Task<Result<CheckpointTurn>> CreateIfDueAsync(ICheckpointSigner signer, TimeSpan interval, CancellationToken cancellationToken = default) =>
        Ledgers.ExplainedAsync(store, async () =>
        {
            var kept = await ListAsync(cancellationToken);
            var last = kept.Count > 0 ? kept[^1] : null;
            long events;
            await using (var session = await store.OpenReaderAsync(cancellationToken))
            {
                events = (await Appending.Head.ReadAsync(session)).Position;
            }

            var turn = new CheckpointTurn(null, last, events);
            if (!turn.IsBehind || (last is not null && clock.GetUtcNow() - last.Checkpoint.Time < interval))
            {
                return Result.Success(turn);
            }

            var signed = await SignAsync(kept, signer, cancellationToken);
            return !signed.IsSuccess ? Result.Failure<CheckpointTurn>(signed.Findings)
                : await KeepAsync(signed.Value, last?.Checkpoint.Size ?? 0, cancellationToken) ? Result.Success(turn with { Made = signed.Value, Last = signed.Value })
                : Result.Success(turn with { Last = (await ListAsync(cancellationToken))[^1] });
        });

    private async Task<Result<SignedCheckpoint>> SignAsync(IReadOnlyList<SignedCheckpoint> kept, ICheckpointSigner signer, CancellationToken cancellationToken)
    {
        var roots = new CheckpointRoots(kept.Select(c => c.Checkpoint));
        await foreach (var hash in HashesAsync(long.MaxValue, cancellationToken))
        {
            roots.Add(hash);
        }

        var errors = roots.Findings(ledger).Select(f => f.Error).ToValueList();
        if (roots.Size == 0)
        {
            errors = [.. errors, LedgerErrors.NothingToCheckpoint.At(SourcePlace.None)];
        }

        if (errors.Count > 0)
        {
            return Result.Failure<SignedCheckpoint>(errors);
        }

        return Result.Success(SignedCheckpoint.Sign(new Checkpoint(ledger, roots.Size, roots.Root, Micros.ToTime(Micros.Of(clock.GetUtcNow()))), signer));
    }

    /// <summary>The checkpoints kept in the ledger, by size.</summary>
    public async Task<IReadOnlyList<SignedCheckpoint>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await store.OpenReaderAsync(cancellationToken);
        return await ReadKeptAsync(session);
    }

    /// <summary>Proves that an event is in the ledger of a checkpoint.</summary>
    /// <returns>The proof; or that there is no such position (LDG505), that the ledger is not that of the checkpoint any more (LDG504), or the states of the store (LDG2xx).</returns>
    public Task<Result<InclusionProof>> ProveAsync(long position, Checkpoint checkpoint, CancellationToken cancellationToken = default) =>
        Ledgers.ExplainedAsync(store, async () =>
        {
            ArgumentNullException.ThrowIfNull(checkpoint);
            await using var session = await store.OpenReaderAsync(cancellationToken);
            var row = await session.FirstAsync(EventRow.SelectAfter, EventRow.Read, ("@after", position - 1), ("@limit", 1L));
            if (row is null || row.Position != position || position > checkpoint.Size)
            {
                return Result.Failure<InclusionProof>([LedgerErrors.NoSuchPosition.At(SourcePlace.None, position)]);
            }

            var path = await PathAsync(Merkle.InclusionRanges(position - 1, checkpoint.Size), checkpoint.Size, cancellationToken);
            var proof = new InclusionProof(ledger, checkpoint.Size, ProvenEvent.Of(row), path);
            return Result.From(() => proof, LedgerProofs.Verify(proof, checkpoint).Findings);
        });

    /// <summary>Proves that the ledger of a newer checkpoint begins with that of an older one.</summary>
    /// <returns>The proof; or that it does not (LDG504), that there are not as many events (LDG505), or the states of the store (LDG2xx).</returns>
    public Task<Result<ConsistencyProof>> ProveAsync(Checkpoint older, Checkpoint newer, CancellationToken cancellationToken = default) =>
        Ledgers.ExplainedAsync(store, async () =>
        {
            ArgumentNullException.ThrowIfNull(older);
            ArgumentNullException.ThrowIfNull(newer);
            if (older.Size > newer.Size)
            {
                return Result.Failure<ConsistencyProof>([LedgerErrors.NoSuchPosition.At(SourcePlace.None, older.Size)]);
            }

            var path = await PathAsync(Merkle.ConsistencyRanges(older.Size, newer.Size), newer.Size, cancellationToken);
            var proof = new ConsistencyProof(ledger, older.Size, newer.Size, path);
            return Result.From(() => proof, LedgerProofs.Verify(proof, older, newer).Findings);
        });

    internal static async Task<IReadOnlyList<SignedCheckpoint>> ReadKeptAsync(SqlSession session)
    {
        var envelopes = await session.QueryAsync("SELECT envelope FROM ledger_checkpoint ORDER BY size", r => r.GetString(0));
        return [.. envelopes.Select(e => SignedCheckpoint.Read(Encoding.UTF8.GetBytes(e)).Value ?? throw new LedgerDamagedException("ledger_checkpoint"))];
    }

    private async Task<ValueList<Digest>> PathAsync(IReadOnlyList<(long, long)> ranges, long size, CancellationToken cancellationToken)
    {
        var roots = new MerkleRanges(ranges);
        await foreach (var hash in HashesAsync(size, cancellationToken))
        {
            roots.Add(Merkle.Leaf(hash));
        }

        return roots.Roots.ToValueList();
    }

    private async IAsyncEnumerable<Digest> HashesAsync(long size, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var session = await store.OpenReaderAsync(cancellationToken);
        await foreach (var hash in session.StreamAsync(
            "SELECT hash FROM ledger_event WHERE position <= @size ORDER BY position", r => r.GetFieldValue<byte[]>(0), [("@size", size)], cancellationToken))
        {
            yield return hash.Length == Digest.Size ? new Digest(hash) : throw new LedgerDamagedException("hash");
        }
    }

    /// <summary>Keeps a checkpoint; not, if another was kept since one of a size was the last.</summary>
    private async Task<bool> KeepAsync(SignedCheckpoint signed, long? after, CancellationToken cancellationToken)
    {
        using var entered = await store.EnterAsync(cancellationToken);
        await using var session = await store.OpenWriterAsync(cancellationToken);
        await session.BeginWriteAsync(cancellationToken);
        await store.LockAsync(session, "checkpoint");
        if (after is { } size && await session.FirstAsync("SELECT size FROM ledger_checkpoint WHERE size > @size LIMIT 1", r => (long?)r.GetInt64(0), ("@size", size)) is not null)
        {
            await session.RollBackAsync();
            return false;
        }

        // One of this size that is kept already says the same: it was compared above.
        await session.ExecuteAsync(
            "INSERT INTO ledger_checkpoint (size, envelope) VALUES (@size, @envelope) ON CONFLICT (size) DO NOTHING",
            ("@size", signed.Checkpoint.Size),
            ("@envelope", Encoding.UTF8.GetString(signed.ToFile())));
        await session.RunAsync("COMMIT");
        return true;
    }
}
