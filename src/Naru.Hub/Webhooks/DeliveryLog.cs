using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Naru.Hub.Api;
using Naru.Hub.Kernel;
using Naru.Hub.Outbox;
using Naru.Hub.Webhooks.Contracts;

namespace Naru.Hub.Webhooks;

/// <summary>
/// What became of what receivers were told, for their representatives, and since when a receiver fails. A delivery is in it once it was tried, or not sent for a reason that the receiver's party may know:
/// what the party may not see is never in it. Safe for threads and for several instances.
/// </summary>
internal sealed class DeliveryLog(HubDatabase database, TimeProvider clock)
{
    /// <summary>For how many days a delivery is kept.</summary>
    public const int DaysKept = 30;

    private const string Columns = "id, type, happened, data, state, tries, tried, next_try, status, code";

    /// <summary>Notes an attempt.</summary>
    public Task NoteAsync(WebhookMessage message, WebhookAttempt attempt, DeliveryState state, DateTimeOffset? next, CancellationToken stop) => database.ExecuteAsync(
        """
        INSERT INTO webhook_delivery (id, receiver, type, data, happened, state, tries, tried, next_try, status, code)
        VALUES (@id, @receiver, @type, @data, @happened, @state, 1, @now, @next, @status, @code)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, tries = webhook_delivery.tries + 1, tried = excluded.tried, next_try = excluded.next_try, status = excluded.status, code = excluded.code
        """,
        stop,
        [.. Named(message, state), ("@now", Now), ("@next", next?.ToUnixTimeMilliseconds()), ("@status", (long?)attempt.Status), ("@code", attempt.Error?.Code)]);

    /// <summary>Notes that it was not sent.</summary>
    public Task SkipAsync(WebhookMessage message, string code, CancellationToken stop) => database.ExecuteAsync(
        """
        INSERT INTO webhook_delivery (id, receiver, type, data, happened, state, tries, code) VALUES (@id, @receiver, @type, @data, @happened, @state, 0, @code)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, next_try = NULL, code = excluded.code
        """,
        stop,
        [.. Named(message, DeliveryState.Skipped), ("@code", code)]);

    /// <summary>Notes that it is not sent any more, if the receiver's party knows of it already.</summary>
    public Task WithholdAsync(WebhookMessage message, string code, CancellationToken stop) => database.ExecuteAsync(
        "UPDATE webhook_delivery SET state = 'skipped', next_try = NULL, code = @code WHERE id = @id", stop, ("@id", message.Id), ("@code", code));

    /// <summary>A receiver's deliveries, the newest first.</summary>
    public async Task<Page<DeliveryView>> ListAsync(string receiver, PageRequest page, CancellationToken stop)
    {
        var (happened, id) = Position(page.After);
        await using var connection = await database.OpenAsync(stop);
        var rows = await WebhookTables.QueryAsync(
            connection,
            $"SELECT {Columns} FROM webhook_delivery WHERE receiver = @receiver AND (happened < @happened OR (happened = @happened AND id < @id)) ORDER BY happened DESC, id DESC LIMIT @limit",
            Read, stop, ("@receiver", receiver), ("@happened", happened), ("@id", id), ("@limit", page.Limit + 1));
        return page.Page(rows, d => string.Create(CultureInfo.InvariantCulture, $"{d.Happened.ToUnixTimeMilliseconds()}/{d.Id}"));
    }

    /// <summary>A delivery of a receiver; null if there is none.</summary>
    public Task<DeliveryView?> FindAsync(string receiver, string id, CancellationToken stop) => database.FirstAsync(
        $"SELECT {Columns} FROM webhook_delivery WHERE id = @id AND receiver = @receiver", Read, stop, ("@id", id), ("@receiver", receiver));

    /// <summary>Notes whether the last attempt worked; since when a receiver fails, if it does.</summary>
    public async Task<DateTimeOffset?> NoteHealthAsync(string receiver, bool works, CancellationToken stop)
    {
        if (works)
        {
            await database.ExecuteAsync("UPDATE webhook_health SET failing_since = NULL WHERE receiver = @receiver AND failing_since IS NOT NULL", stop, ("@receiver", receiver));
            return null;
        }

        await database.ExecuteAsync(
            """
            INSERT INTO webhook_health (receiver, failing_since) VALUES (@receiver, @now)
            ON CONFLICT (receiver) DO UPDATE SET failing_since = COALESCE(webhook_health.failing_since, excluded.failing_since)
            """,
            stop, ("@receiver", receiver), ("@now", Now));
        return await FailingSinceAsync(receiver, stop);
    }

    /// <summary>Since when nothing was taken over; null if the last attempt was.</summary>
    public async Task<DateTimeOffset?> FailingSinceAsync(string receiver, CancellationToken stop) => (await database.FirstAsync(
        "SELECT failing_since FROM webhook_health WHERE receiver = @receiver AND failing_since IS NOT NULL", r => new Moment(Time(r.GetInt64(0))), stop, ("@receiver", receiver)))?.Time;

    /// <summary>Forgets deliveries that are old.</summary>
    public Task<int> SweepAsync(CancellationToken stop) => database.ExecuteAsync(
        "DELETE FROM webhook_delivery WHERE happened < @before AND state <> 'waiting'", stop, ("@before", (clock.GetUtcNow() - TimeSpan.FromDays(DaysKept)).ToUnixTimeMilliseconds()));

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static (string Name, object? Value)[] Named(WebhookMessage message, DeliveryState state) =>
    [
        ("@id", message.Id), ("@receiver", message.Receiver), ("@type", message.Type), ("@data", message.Data.GetRawText()), ("@happened", message.Timestamp.ToUnixTimeMilliseconds()),
        ("@state", Word(state)),
    ];

    private static DeliveryView Read(DbDataReader r) => new(
        r.GetString(0), r.GetString(1), Time(r.GetInt64(2)), JsonSerializer.Deserialize<JsonElement>(r.GetString(3)), Enum.Parse<DeliveryState>(r.GetString(4), ignoreCase: true),
        r.GetInt64(5), r.IsDBNull(6) ? null : Time(r.GetInt64(6)), r.IsDBNull(7) ? null : Time(r.GetInt64(7)), r.IsDBNull(8) ? null : r.GetInt64(8), r.IsDBNull(9) ? null : r.GetString(9));

    private static string Word(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "waiting",
        DeliveryState.Delivered => "delivered",
        DeliveryState.Failed => "failed",
        DeliveryState.Skipped => "skipped",
    };

    private static (long Happened, string Id) Position(string? after) => after?.Split('/') is [var happened, var id]
        ? (long.Parse(happened, CultureInfo.InvariantCulture), id)
        : (long.MaxValue, "");

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private sealed record Moment(DateTimeOffset Time);
}
