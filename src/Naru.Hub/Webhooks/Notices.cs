using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Naru.Core;
using Naru.Hub.Outbox;
using Naru.Hub.Webhooks.Contracts;
using Naru.Ledger;
using Naru.Ledger.Checkpoints;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Projections;

namespace Naru.Hub.Webhooks;

/// <summary>
/// The ledger, with one thing more: what it records of which receivers are told gets a notice into the outbox, in the same transaction. So no event is without its notice and no notice without its
/// event, whatever crashes; a repeated command brings none, and rebuilding brings none, because neither records. Safe for threads.
/// </summary>
internal sealed class NoticedLedger(ILedger ledger) : ILedger
{
    public string Id => ledger.Id;

    public DatabaseKind Database => ledger.Database;

    public OutboxQueue Outbox => ledger.Outbox;

    public LedgerCheckpoints Checkpoints => ledger.Checkpoints;

    public async Task<Result<Appended>> AppendAsync(Append append, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        var types = append.Streams.SelectMany(s => s.Events).Select(e => WebhookTypes.Shipped.OfEvent(e.Type)?.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return types.Count > 0 && await IsAwaitedAsync(types, cancellationToken)
            ? await ledger.AppendAsync(append with { Messages = [.. append.Messages ?? [], new NewMessage(Notices.NoticeChannel, JsonPayload.FromText("{}"))] }, cancellationToken)
            : await ledger.AppendAsync(append, cancellationToken);
    }

    public Task<Appended?> FindCommandAsync(string command, CancellationToken cancellationToken = default) => ledger.FindCommandAsync(command, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(string stream, long afterVersion = 0, CancellationToken cancellationToken = default) =>
        ledger.ReadStreamAsync(stream, afterVersion, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => ledger.ReadAllAsync(afterPosition, cancellationToken);

    public Task<LedgerHead> GetHeadAsync(CancellationToken cancellationToken = default) => ledger.GetHeadAsync(cancellationToken);

    public Task<Result<RebuildReport>> RebuildAsync(ValueList<string>? names = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        ledger.RebuildAsync(names, progress, cancellationToken);

    public Task<DbConnection> OpenReadAsync(CancellationToken cancellationToken = default) => ledger.OpenReadAsync(cancellationToken);

    /// <summary>Whoever opened the ledger closes it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Whether any receiver wants to be told of one of these types: a hub without receivers does not fill its outbox.</summary>
    private async Task<bool> IsAwaitedAsync(List<string> types, CancellationToken stop)
    {
        await using var connection = await ledger.OpenReadAsync(stop);
        var rows = await WebhookTables.QueryAsync(
            connection, $"SELECT 1 FROM webhook_type WHERE type IN ({string.Join(", ", types.Select((_, i) => $"@t{i}"))}) LIMIT 1", _ => true, stop,
            [.. types.Select((t, i) => ($"@t{i}", (object)t))]);
        return rows.Count > 0;
    }
}

/// <summary>
/// Takes notices from the outbox: finds the receivers that want to be told of the command's events and may see them now, and puts a message for each into the outbox. A notice that is taken twice
/// gives the messages once, because the ledger knows its command. Safe for threads and for several instances.
/// </summary>
internal sealed class Notices(ILedger ledger, Subjects subjects, Representatives representatives) : IOutboxSender
{
    public const string NoticeChannel = "webhook-notice";
    private const string Rule = "webhooks/notice";

    public string Channel => NoticeChannel;

    public async Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var (events, messages) = (new List<WebhookEvent>(), new List<NewMessage>());
        await foreach (var recorded in EventsAsync(message.Command, cancellationToken))
        {
            if (WebhookTypes.Shipped.OfEvent(recorded.Type) is not { } type)
            {
                continue;
            }

            var data = subjects.Of(recorded, type);
            var receivers = await ReceiversAsync(recorded, type, data, cancellationToken);
            if (receivers.Count > 0)
            {
                events.Add(new WebhookQueued(recorded.Position, type.Name, receivers.ToValueList()));
                messages.AddRange(receivers.Select(r => OutboxMessages.Of(new WebhookMessage(IdOf(recorded, r), r, type.Name, recorded.Time, data.ToJson()))));
            }
        }

        if (events.Count == 0)
        {
            return new SendOutcome.Sent();
        }

        // Whoever may see it can have changed since the notice was taken the first time: that it is the same notice is what counts.
        var origin = new Origin($"{NoticeChannel}-{message.Id}", "system", Rule, Content: message.Id);
        var appended = await ledger.AppendAsync(
            new Append(origin, [new StreamAppend(WebhookEvents.Queue, StreamAppend.AnyVersion, events.Select(WebhookEvents.New).ToValueList())], messages.ToValueList()), cancellationToken);
        return appended.IsSuccess ? new SendOutcome.Sent() : new SendOutcome.Failed(string.Join(", ", appended.Errors.Select(e => e.Code)));
    }

    /// <summary>The id of what a receiver is told of an event: always the same, and telling nothing of how much happens in the hub.</summary>
    private string IdOf(RecordedEvent recorded, string receiver) =>
        $"msg_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ledger.Id} {recorded.Hash} {receiver}"))))[..32]}";

    private async IAsyncEnumerable<RecordedEvent> EventsAsync(string command, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var appended = await ledger.FindCommandAsync(command, stop) ?? throw new InvalidOperationException("A message's command is in the ledger.");
        await foreach (var recorded in ledger.ReadAllAsync(appended.FirstPosition - 1, stop))
        {
            if (recorded.Position > appended.LastPosition)
            {
                yield break;
            }

            yield return recorded;
        }
    }

    private async Task<List<string>> ReceiversAsync(RecordedEvent recorded, WebhookType type, WebhookData data, CancellationToken stop)
    {
        List<(string Id, string Party, WebhookAbout About)> candidates;
        await using (var connection = await ledger.OpenReadAsync(stop))
        {
            candidates = await WebhookTables.QueryAsync(
                connection,
                "SELECT r.id, r.party, r.about FROM webhook_type t JOIN webhook_receiver r ON r.id = t.receiver WHERE t.type = @type AND r.since < @position AND r.state IN ('active', 'paused') ORDER BY r.id",
                r => (r.GetString(0), r.GetString(1), Enum.Parse<WebhookAbout>(r.GetString(2))), stop, ("@type", type.Name), ("@position", recorded.Position));
        }

        if (candidates.Count == 0 || await subjects.LookAsync(data, stop) is not { } sight)
        {
            return [];
        }

        var found = new List<string>();
        foreach (var ofParty in candidates.Where(c => sight.IsFor(c.Id, c.Party, c.About)).GroupBy(c => c.Party, StringComparer.Ordinal))
        {
            if ((await representatives.OfAsync(ofParty.Key, stop)).Count > 0)
            {
                found.AddRange(ofParty.Select(c => c.Id));
            }
        }

        return found;
    }
}
