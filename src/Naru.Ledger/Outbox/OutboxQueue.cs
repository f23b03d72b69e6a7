using Naru.Ledger.Events;
using Naru.Ledger.Personal;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Outbox;

/// <summary>
/// The messages of a ledger: claimed by a dispatcher, listed and retried by an operator. Safe for threads and for several instances.
/// </summary>
public sealed class OutboxQueue
{
    private const int MaximumReason = 500;

    /// <summary>How long a message waits whose reader's key is missing: until somebody has restored the keys.</summary>
    private static readonly TimeSpan MissingKeyDelay = TimeSpan.FromMinutes(10);

    private readonly LedgerStore store;
    private readonly PersonalSeals seals;
    private readonly TimeProvider clock;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal OutboxQueue(LedgerStore store, PersonalSeals seals, TimeProvider clock) => (this.store, this.seals, this.clock) = (store, seals, clock);

    /// <summary>How many messages are in which state.</summary>
    public async Task<OutboxCounts> CountAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await store.OpenReaderAsync(cancellationToken);
        var counts = (await session.QueryAsync(
            "SELECT state, count(*), min(due) FROM ledger_message GROUP BY state", r => (State: r.GetString(0), Count: r.GetInt64(1), Due: r.GetInt64(2))))
            .ToDictionary(c => c.State, StringComparer.Ordinal);
        return new OutboxCounts(
            Count(MessageRow.Waiting),
            Count(MessageRow.Dead),
            Count(MessageRow.Sent),
            Count(MessageRow.Erased),
            counts.TryGetValue(MessageRow.Waiting, out var waiting) ? Micros.ToTime(waiting.Due) : null);

        long Count(string state) => counts.TryGetValue(state, out var count) ? count.Count : 0;
    }

    /// <summary>The messages that were given up, by id of the message's command.</summary>
    /// <param name="limit">The most to list.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IReadOnlyList<DeadLetter>> ListDeadAsync(int limit = 1000, CancellationToken cancellationToken = default)
    {
        await using var session = await store.OpenReaderAsync(cancellationToken);
        return await session.QueryAsync(
            """
            SELECT id, channel, order_key, command, recorded, finished, attempts, reason FROM ledger_message WHERE state = 'dead'
            ORDER BY position, part LIMIT @limit
            """,
            r => new DeadLetter(
                r.GetString(0),
                r.GetString(1),
                r.IsDBNull(2) ? null : r.GetString(2),
                r.GetString(3),
                Micros.ToTime(r.GetInt64(4)),
                Micros.ToTime(r.GetInt64(5)),
                (int)r.GetInt64(6),
                r.IsDBNull(7) ? "" : r.GetString(7)),
            ("@limit", (long)limit));
    }

    /// <summary>Puts a message that was given up back into the queue, as if it had never been tried.</summary>
    /// <returns>Whether it was there and had been given up.</returns>
    public async Task<bool> RetryAsync(string id, CancellationToken cancellationToken = default)
    {
        var count = await WriteAsync(
            s => s.ExecuteAsync(
                "UPDATE ledger_message SET state = 'waiting', attempts = 0, due = @now, finished = NULL WHERE id = @id AND state = 'dead'",
                ("@now", Now),
                ("@id", id)),
            cancellationToken);
        Wake();
        return count > 0;
    }

    /// <summary>Forgets messages that need no more sending; how many.</summary>
    /// <param name="before">Those that were finished before this time.</param>
    /// <param name="withDead">Also those given up, which somebody may still want to send.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<int> PurgeAsync(DateTimeOffset before, bool withDead, CancellationToken cancellationToken = default) => await WriteAsync(
        s => s.ExecuteAsync(
            "DELETE FROM ledger_message WHERE (state IN ('sent', 'erased') OR (state = 'dead' AND @dead = 1)) AND finished < @before",
            ("@before", Micros.Of(before)),
            ("@dead", withDead ? 1 : 0)),
        cancellationToken);

    /// <summary>
    /// Takes messages that are due, for as long as a lease: nobody else takes them meanwhile. Of one order key only the oldest is taken. Those whose person was
    /// erased are put aside for good; those whose person's key is missing go on waiting.
    /// </summary>
    internal async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(
        string channel, string owner, TimeSpan lease, int limit, CancellationToken cancellationToken, Action<string>? log = null)
    {
        var now = Now;
        var claimed = await WriteAsync(
            async session =>
            {
                var rows = await session.QueryAsync(
                    $"""
                    SELECT id, body, order_key, command, recorded, attempts FROM ledger_message m
                    WHERE state = 'waiting' AND channel = @channel AND due <= @now AND (lease IS NULL OR lease <= @now)
                      AND (order_key IS NULL OR NOT EXISTS (
                        SELECT 1 FROM ledger_message e
                        WHERE e.state = 'waiting' AND e.channel = m.channel AND e.order_key = m.order_key AND (e.position, e.part) < (m.position, m.part)))
                    ORDER BY due, position, part LIMIT @limit{store.SkipLocked}
                    """,
                    r => new Claim(
                        r.GetString(0), r.GetFieldValue<byte[]>(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetString(3), r.GetInt64(4), (int)r.GetInt64(5) + 1),
                    ("@channel", channel),
                    ("@now", now),
                    ("@limit", (long)limit));
                foreach (var row in rows)
                {
                    session.Write(
                        "UPDATE ledger_message SET owner = @owner, lease = @lease, attempts = @attempts WHERE id = @id",
                        ("@owner", owner),
                        ("@lease", now + Micros.Of(lease)),
                        ("@attempts", (long)row.Attempt),
                        ("@id", row.Id));
                }

                return rows;
            },
            cancellationToken);
        var messages = new List<OutboxMessage>();
        foreach (var claim in claimed)
        {
            var body = await seals.OpenAsync(claim.Body, PersonalSeals.MessagePlace, cancellationToken);
            if (body.IsErased)
            {
                await FinishAsync(claim.Id, owner, MessageRow.Erased, null, cancellationToken);
                continue;
            }

            if (body.Missing is { } person)
            {
                log?.Invoke($"{claim.Id}: {LedgerErrors.PersonKeyMissing.Code} {person}");
                await WriteAsync(s => AwaitKeyAsync(s, claim.Id, owner), cancellationToken);
                continue;
            }

            messages.Add(new OutboxMessage(claim.Id, channel, body.Payload, claim.OrderKey, claim.Command, Micros.ToTime(claim.Recorded), claim.Attempt));
        }

        return messages;
    }

    /// <summary>Notes that a message needs no further attempt. Its body is forgotten unless it may be tried again.</summary>
    internal Task FinishAsync(string id, string owner, string state, string? reason, CancellationToken cancellationToken) => WriteAsync(
        s => s.ExecuteAsync(
            """
            UPDATE ledger_message SET state = @state, reason = @reason, finished = @now, lease = NULL, owner = NULL,
                body = CASE WHEN @state = 'dead' THEN body ELSE @nothing END
            WHERE id = @id AND owner = @owner AND state = 'waiting'
            """,
            ("@state", state),
            ("@reason", Short(reason)),
            ("@now", Now),
            ("@nothing", Array.Empty<byte>()),
            ("@id", id),
            ("@owner", owner)),
        cancellationToken);

    /// <summary>Notes when a message is tried again.</summary>
    internal Task PostponeAsync(string id, string owner, TimeSpan delay, string reason, CancellationToken cancellationToken) => WriteAsync(
        s => s.ExecuteAsync(
            "UPDATE ledger_message SET due = @due, reason = @reason, lease = NULL, owner = NULL WHERE id = @id AND owner = @owner AND state = 'waiting'",
            ("@due", Now + Micros.Of(delay)),
            ("@reason", Short(reason)),
            ("@id", id),
            ("@owner", owner)),
        cancellationToken);

    /// <summary>Notes that a message waits for a key; that counts as no attempt.</summary>
    private ValueTask<int> AwaitKeyAsync(SqlSession session, string id, string owner) => session.ExecuteAsync(
        """
        UPDATE ledger_message SET due = @due, reason = @reason, attempts = attempts - 1, lease = NULL, owner = NULL
        WHERE id = @id AND owner = @owner AND state = 'waiting'
        """,
        ("@due", Now + Micros.Of(MissingKeyDelay)),
        ("@reason", LedgerErrors.PersonKeyMissing.Code),
        ("@id", id),
        ("@owner", owner));

    /// <summary>Ends with the next thing that this instance records. To be asked for before looking for messages, else one could come in between unnoticed.</summary>
    internal Task Changed => Volatile.Read(ref changed).Task;

    /// <summary>Waits for that, or for a time.</summary>
    internal async Task WaitAsync(Task change, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(change, Task.Delay(atMost, clock, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    internal void Wake() =>
        Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private long Now => Micros.Of(clock.GetUtcNow());

    private static string? Short(string? reason) => reason is { Length: > MaximumReason } ? reason[..MaximumReason] : reason;

    private async Task<T> WriteAsync<T>(Func<SqlSession, ValueTask<T>> write, CancellationToken cancellationToken)
    {
        using var entered = await store.EnterAsync(cancellationToken);
        await using var session = await store.OpenWriterAsync(cancellationToken);
        await session.BeginWriteAsync(cancellationToken);
        try
        {
            var result = await write(session);
            await session.RunAsync("COMMIT");
            return result;
        }
        catch (Exception e) when (!store.IsPassing(e))
        {
            await session.RollBackAsync();
            throw;
        }
    }

    private sealed record Claim(string Id, byte[] Body, string? OrderKey, string Command, long Recorded, int Attempt);
}
