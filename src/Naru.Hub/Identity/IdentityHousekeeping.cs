using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;

namespace Naru.Hub.Identity;

/// <summary>Deletes what nobody will ask for again. What counts for accountability is in the ledger; signed-in places are shown to their person for a month.</summary>
internal sealed partial class IdentityHousekeeping(IServiceScopeFactory scopes, IdentityClock clock, TimeProvider time, ILogger<IdentityHousekeeping> logger)
    : RepeatedWork(TimeSpan.FromHours(1), time, restsFirst: true)
{
    private static readonly TimeSpan ChallengesKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(30);

    public override async Task TurnAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var (challenges, sessions) = (clock.Now - ChallengesKept, clock.Now - SessionsKept);
        await db.Challenges.Where(c => c.ExpiresAt < challenges).ExecuteDeleteAsync(stop);
        await db.Throttles.Where(t => t.LastAt < challenges).ExecuteDeleteAsync(stop);
        await db.Sessions.Where(s => s.SeenAt < sessions).ExecuteDeleteAsync(stop);
    }

    protected override void Failed(string kind) => LogFailed(kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old challenges and sessions cannot be deleted now: {Kind}")]
    private partial void LogFailed(string kind);
}
