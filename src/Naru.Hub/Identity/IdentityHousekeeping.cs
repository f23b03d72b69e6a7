using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity;

/// <summary>Deletes what nobody will ask for again. What counts for accountability is in the ledger; signed-in places are shown to their person for a month.</summary>
internal sealed partial class IdentityHousekeeping(IServiceScopeFactory scopes, IdentityClock clock, TimeProvider time, ILogger<IdentityHousekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan ChallengesKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(30);

    public async Task SweepAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var (challenges, sessions) = (clock.Now - ChallengesKept, clock.Now - SessionsKept);
        await db.Challenges.Where(c => c.ExpiresAt < challenges).ExecuteDeleteAsync(cancellation);
        await db.Throttles.Where(t => t.LastAt < challenges).ExecuteDeleteAsync(cancellation);
        await db.Sessions.Where(s => s.SeenAt < sessions).ExecuteDeleteAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await PauseAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
#pragma warning disable CA1031 // A database that is away must not end the housekeeping for good.
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(e.GetType().Name);
            }
        }
    }

    /// <summary>False when the hub stops, also when it stops because something else could not start: that is no failure of this.</summary>
    private async Task<bool> PauseAsync(CancellationToken stop)
    {
        await Task.Delay(Every, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stop.IsCancellationRequested;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old challenges and sessions cannot be deleted now: {Kind}")]
    private partial void LogFailed(string kind);
}
