using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Outbox;

namespace Naru.Web;

/// <summary>Sends what the ledger's outbox holds, as long as the hub runs, and forgets what was sent long ago.</summary>
internal sealed partial class OutboxPump(ILedger ledger, IEnumerable<IOutboxSender> senders, HubSettings settings, TimeProvider clock, ILogger<OutboxPump> log) : BackgroundService
{
    private static readonly TimeSpan PurgeEvery = TimeSpan.FromHours(1);

    /// <summary>Forgets what was sent more days ago than the settings say; how many.</summary>
    public Task<int> PurgeAsync(CancellationToken stop) =>
        ledger.Outbox.PurgeAsync(clock.GetUtcNow() - TimeSpan.FromDays(settings.OutboxKeepDays), withDead: false, stop);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        new OutboxDispatcher(ledger.Outbox, senders.ToValueList(), new OutboxOptions { Clock = clock }) { Log = reason => NotSent(log, reason) }.RunAsync(stoppingToken),
        KeepHouseAsync(stoppingToken));

    private async Task KeepHouseAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await PurgeAsync(stop).ConfigureAwait(false);
            }
            catch (Exception e) when (e is System.Data.Common.DbException or IOException or TimeoutException)
            {
                // A database that is away now is there again in an hour.
                NotSent(log, e.GetType().Name);
            }

            await Task.Delay(PurgeEvery, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 1, EventName = "NotSent", Level = LogLevel.Warning, Message = "Outbox: {Reason}")]
    private static partial void NotSent(ILogger log, string reason);
}
