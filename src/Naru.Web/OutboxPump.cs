using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Outbox;

namespace Naru.Web;

/// <summary>Sends what the ledger's outbox holds, as long as the hub runs.</summary>
internal sealed partial class OutboxPump(ILedger ledger, IEnumerable<IOutboxSender> senders, TimeProvider clock, ILogger<OutboxPump> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new OutboxDispatcher(ledger.Outbox, senders.ToValueList(), new OutboxOptions { Clock = clock }) { Log = reason => NotSent(log, reason) }.RunAsync(stoppingToken);

    [LoggerMessage(EventId = 1, EventName = "NotSent", Level = LogLevel.Warning, Message = "Outbox: {Reason}")]
    private static partial void NotSent(ILogger log, string reason);
}
