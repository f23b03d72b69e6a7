using Microsoft.EntityFrameworkCore;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity;

/// <summary>
/// What is handed out once and taken back once. ASP.NET Core Identity would keep a passkey's challenge in a cookie, where nothing stops it from being answered
/// twice; here a statement that changes one row or none decides, on both databases and among all instances. Serves one request.
/// </summary>
internal sealed class Challenges(IdentityDb db, IdentityClock clock)
{
    /// <summary>Keeps a challenge and gives the secret by which it comes back.</summary>
    public async Task<string> IssueAsync(string purpose, string? account, string payload, TimeSpan lifetime, CancellationToken cancellation)
    {
        var secret = Secret.New();
        var now = clock.Now;
        db.Challenges.Add(new ChallengeRow
        {
            SecretHash = Secret.HashOf(secret),
            Purpose = purpose,
            Account = account,
            Payload = payload,
            CreatedAt = now,
            ExpiresAt = now + lifetime,
        });
        await db.SaveChangesAsync(cancellation);
        return secret;
    }

    /// <summary>The challenge, which nobody can take again; null if there is none, or it was taken, or it has expired.</summary>
    public async Task<ChallengeRow?> TakeAsync(string purpose, string? secret, CancellationToken cancellation)
    {
        var hash = Secret.HashOf(secret ?? "");
        var now = clock.Now;
        var taken = await db.Challenges
            .Where(c => c.SecretHash == hash && c.Purpose == purpose && c.UsedAt == null && c.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancellation);
        return taken == 1 ? await db.Challenges.AsNoTracking().SingleAsync(c => c.SecretHash == hash, cancellation) : null;
    }

    /// <summary>The challenge, without taking it.</summary>
    public Task<ChallengeRow?> LookAsync(string purpose, string? secret, CancellationToken cancellation)
    {
        var hash = Secret.HashOf(secret ?? "");
        var now = clock.Now;
        return db.Challenges.AsNoTracking()
            .FirstOrDefaultAsync(c => c.SecretHash == hash && c.Purpose == purpose && c.UsedAt == null && c.ExpiresAt > now, cancellation);
    }
}
