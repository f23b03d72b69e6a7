using Naru.Hub.Kernel;

namespace Naru.Hub.Api.Idempotency;

/// <summary>
/// The recorded answers, in the database of the ledger: two instances see the same. A row is taken before the work begins; whoever finds it taken waits.
/// One that was never finished (the process was killed) can be taken again after a while: the ledger knows the command's id, and does nothing twice.
/// Safe for threads.
/// </summary>
internal sealed class IdempotencyStore(HubDatabase database, TimeProvider clock) : IDisposable
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>After this a request that did not finish is taken to be dead; longer than any request may last.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan CleaningInterval = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim making = new(1, 1);
    private volatile bool made;
    private long cleanedAt;

    /// <summary>Takes the row of a request, or says what is there: <c>Taken</c>, <c>Busy</c>, <c>Other</c> (another content), or the answer.</summary>
    public async Task<(IdempotencyState State, IdempotentAnswer? Answer)> TakeAsync(RequestKey key, CancellationToken stop)
    {
        await MakeAsync(stop).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        await CleanAsync(now, stop).ConfigureAwait(false);
        // An expired row, or one whose request died with its process, is taken over by exactly one.
        var taken = await database.ExecuteAsync(
            """
            INSERT INTO api_answers (name, content, answer, lease_until, expires_at) VALUES (@name, @content, NULL, @lease, @expires)
            ON CONFLICT (name) DO UPDATE SET content = excluded.content, answer = NULL, lease_until = excluded.lease_until, expires_at = excluded.expires_at
            WHERE api_answers.expires_at <= @now OR (api_answers.answer IS NULL AND api_answers.lease_until <= @now AND api_answers.content = excluded.content)
            """,
            stop,
            ("@name", key.Name),
            ("@content", key.Content),
            ("@lease", (now + Lease).ToUnixTimeMilliseconds()),
            ("@expires", (now + Kept).ToUnixTimeMilliseconds()),
            ("@now", now.ToUnixTimeMilliseconds())).ConfigureAwait(false);
        if (taken == 1)
        {
            return (IdempotencyState.Taken, null);
        }

        var row = await database.FirstAsync(
            "SELECT content, answer FROM api_answers WHERE name = @name",
            r => new Row(r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1)),
            stop,
            ("@name", key.Name)).ConfigureAwait(false);
        return row switch
        {
            // Given back a moment ago: the caller asks again.
            null => (IdempotencyState.Busy, null),
            _ when row.Content != key.Content => (IdempotencyState.Other, null),
            { Answer: null } => (IdempotencyState.Busy, null),
            _ => (IdempotencyState.Answered, key.Open(row.Answer)),
        };
    }

    /// <summary>Records the answer.</summary>
    public Task AnswerAsync(RequestKey key, IdempotentAnswer answer, CancellationToken stop) => database.ExecuteAsync(
        "UPDATE api_answers SET answer = @answer WHERE name = @name AND content = @content",
        stop,
        ("@answer", key.Seal(answer)),
        ("@name", key.Name),
        ("@content", key.Content));

    /// <summary>Gives the row back: nothing was done, and the same key may be used again.</summary>
    public Task GiveBackAsync(RequestKey key, CancellationToken stop) => database.ExecuteAsync(
        "DELETE FROM api_answers WHERE name = @name AND content = @content AND answer IS NULL", stop, ("@name", key.Name), ("@content", key.Content));

    public void Dispose() => making.Dispose();

    private async Task MakeAsync(CancellationToken stop)
    {
        if (made)
        {
            return;
        }

        await making.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (!made)
            {
                await HubTables.MakeAsync(
                    database,
                    [
                        "CREATE TABLE IF NOT EXISTS api_answers (name TEXT PRIMARY KEY, content TEXT NOT NULL, answer TEXT, lease_until BIGINT NOT NULL, expires_at BIGINT NOT NULL)",
                        "CREATE INDEX IF NOT EXISTS api_answers_expires ON api_answers (expires_at)",
                    ],
                    stop).ConfigureAwait(false);
                made = true;
            }
        }
        finally
        {
            making.Release();
        }
    }

    private async Task CleanAsync(DateTimeOffset now, CancellationToken stop)
    {
        var last = Interlocked.Read(ref cleanedAt);
        var milliseconds = now.ToUnixTimeMilliseconds();
        if (milliseconds - last >= CleaningInterval.TotalMilliseconds && Interlocked.CompareExchange(ref cleanedAt, milliseconds, last) == last)
        {
            await database.ExecuteAsync("DELETE FROM api_answers WHERE expires_at <= @now", stop, ("@now", milliseconds)).ConfigureAwait(false);
        }
    }

    private sealed record Row(string Content, string? Answer);
}
