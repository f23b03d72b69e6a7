using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Kernel;
using Naru.Hub.Outbox;
using Naru.Ledger;
using Naru.Ledger.Outbox;
using Naru.Ledger.Projections;

namespace Naru.Hub.Webhooks;

/// <summary>The doors of webhook receivers.</summary>
public static partial class WebhookModule
{
    /// <summary>The projection that the ledger must be opened with.</summary>
    public static IProjection Projection { get; } = new WebhookProjection();

    /// <summary>
    /// The ledger that the hub's modules get: what it records of which receivers are told, they are told. The ledger itself stays with whoever opened it.
    /// </summary>
    public static ILedger Noticed(ILedger ledger) => new NoticedLedger(ledger);

    /// <summary>
    /// Adds receivers and what tells them. The host adds identity, the directory, the senders of the outbox, the permission tables, a <see cref="TimeProvider"/>, and as the ledger
    /// <see cref="Noticed"/> of one that was opened with <see cref="Projection"/>.
    /// </summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<Subjects>();
        services.AddSingleton<Representatives>();
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<IWebhookReceivers, Receivers>();
        services.AddSingleton<IOutboxSender, Notices>();
        services.AddHostedService<WebhookKeeper>();
        services.Configure<ApiStatuses>(s =>
        {
            s.Is(StatusCodes.Status404NotFound, WebhookErrors.NoSuchDelivery);
            s.Is(StatusCodes.Status409Conflict, WebhookErrors.TooMany, WebhookErrors.StillWaiting);
        });
        return services;
    }

    /// <summary>Maps the addresses of receivers.</summary>
    public static IEndpointRouteBuilder MapWebhooks(this IEndpointRouteBuilder endpoints)
    {
        WebhookEndpoints.Map(endpoints.MapApi(new BilingualText("웹훅", "Webhooks")));
        return endpoints;
    }

    /// <summary>Makes the tables before anything is asked or sent, and forgets every hour what need not be kept.</summary>
    private sealed partial class WebhookKeeper(HubDatabase database, DeliveryLog deliveries, WebhookSecrets secrets, TimeProvider clock, ILogger<DeliveryLog> log) : BackgroundService, IHostedLifecycleService
    {
        private static readonly TimeSpan Every = TimeSpan.FromHours(1);

        public Task StartingAsync(CancellationToken cancellationToken) => WebhookTables.MakeAsync(database, cancellationToken);

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(Every, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await deliveries.SweepAsync(stoppingToken);
                    await secrets.SweepAsync(clock.GetUtcNow(), stoppingToken);
                }
                catch (System.Data.Common.DbException e)
                {
                    // A database that is away now is there again in an hour.
                    NotSwept(log, e.GetType().Name);
                }
            }
        }

        [LoggerMessage(EventId = 1, EventName = "WebhooksNotSwept", Level = LogLevel.Warning, Message = "Old deliveries of webhooks cannot be deleted now: {Kind}")]
        private static partial void NotSwept(ILogger log, string kind);
    }
}
