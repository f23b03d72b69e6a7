using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Naru.Hub.Identity.Store;
using Naru.Ledger;

namespace Naru.Hub.Identity;

/// <summary>Makes or renews the tables and recalls the latest time, before the host takes a request.</summary>
internal sealed class IdentityStart(IServiceScopeFactory scopes, HubIdentityOptions options, IdentityClock clock) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var schema = options.Database is LedgerAddress.Postgres postgres ? postgres.Schema : null;
        await IdentitySchema.RenewAsync(db, schema, clock.Now, cancellationToken);
        await clock.LoadAsync(db, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
