using Microsoft.EntityFrameworkCore;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity;

/// <summary>
/// The time by which credentials are judged. It does not go back: what has expired stays expired when the machine's clock is set back, and new
/// credentials are refused until the clock is right again. The latest time seen is kept in the database, so that a restart does not forget it. Safe for threads.
/// </summary>
internal sealed class IdentityClock(TimeProvider time)
{
    /// <summary>Instances of one hub differ by seconds, and a clock that is corrected by so little is no reason to refuse anybody.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private DateTimeOffset latest;
    private DateTimeOffset saved;

    /// <summary>Now, or the latest time seen if that is later; in whole milliseconds, as the database keeps times.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
            lock (gate)
            {
                return latest = now > latest ? now : latest;
            }
        }
    }

    /// <summary>By how much the machine's clock is behind the latest time seen; zero while that is tolerable.</summary>
    public TimeSpan Behind
    {
        get
        {
            var behind = Now - time.GetUtcNow();
            return behind > Tolerance ? behind : TimeSpan.Zero;
        }
    }

    public async Task LoadAsync(IdentityDb db, CancellationToken cancellation)
    {
        var row = await db.Clocks.AsNoTracking().FirstOrDefaultAsync(cancellation);
        lock (gate)
        {
            latest = row is not null && row.Latest > latest ? row.Latest : latest;
            saved = row?.Latest ?? default;
        }
    }

    /// <summary>Keeps the latest time, now and then.</summary>
    public async Task SaveAsync(IdentityDb db, CancellationToken cancellation)
    {
        var now = Now;
        lock (gate)
        {
            if (now - saved < SaveEvery)
            {
                return;
            }

            saved = now;
        }

        var milliseconds = now.ToUnixTimeMilliseconds();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO identity_clock (id, latest) VALUES (1, {milliseconds}) ON CONFLICT (id) DO UPDATE SET latest = excluded.latest WHERE identity_clock.latest < excluded.latest",
            cancellation);
    }
}
