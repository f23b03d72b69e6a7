using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.SignIn;

/// <summary>
/// Where somebody is signed in. The cookie holds a secret, the row decides: it is looked up at every request, so that signing out, closing an account or a new
/// password ends it at once and everywhere. Serves one request.
/// </summary>
internal sealed class Sessions(IdentityDb db, IdentityClock clock, SecurityEvents events)
{
    /// <summary>The longest that one sign-in lasts (NIST SP 800-63B-4, 2.2.3: at most 24 hours).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>The longest without a request (NIST SP 800-63B-4, 2.2.3: at most one hour).</summary>
    public static readonly TimeSpan LongestIdle = TimeSpan.FromHours(1);

    /// <summary>How long a proof of who one is suffices for changing credentials.</summary>
    public static readonly TimeSpan ProofLasts = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    /// <summary>Signs in: a new secret always, so that a cookie that somebody planted before is worth nothing.</summary>
    public async Task<SessionRow> BeginAsync(HttpContext context, Account account, SignInMethod method, Assurance assurance, DateTimeOffset? proved = null)
    {
        var cancellation = context.RequestAborted;
        await EndOwnAsync(context);
        var secret = Secret.New();
        var now = clock.Now;
        var row = new SessionRow
        {
            Id = Secret.NewId("session", now),
            SecretHash = Secret.HashOf(secret),
            Account = account.Id,
            Stamp = account.SecurityStamp!,
            Method = method,
            Assurance = assurance,
            CreatedAt = now,
            ProvedAt = proved ?? now,
            SeenAt = now,
            Network = Surroundings.Network(context.Connection.RemoteIpAddress),
            Device = Surroundings.Device(context.Request.Headers.UserAgent),
        };
        db.Sessions.Add(row);
        events.Record(SecurityEvent.SignedIn, account.Id, ("session", row.Id), ("method", SecurityEvents.Word(method)), ("assurance", SecurityEvents.Word(assurance)));
        await db.SaveChangesAsync(cancellation);
        await clock.SaveAsync(db, cancellation);
        await context.SignInAsync(IdentityClaims.CookieScheme, IdentityClaims.Principal(IdentityClaims.CookieScheme, [(IdentityClaims.Secret, secret)]));
        return row;
    }

    /// <summary>A second factor was shown while it was added: this browser goes on with two.</summary>
    public async Task RaiseAsync(HttpContext context, Account account, SignInMethod method)
    {
        if (context.User.Value(IdentityClaims.Session) is not null && IdentityClaims.AssuranceOf(context.User) == Assurance.Single)
        {
            await BeginAsync(context, account, method, Assurance.Two);
        }
    }

    /// <summary>Goes on after the account's stamp has changed, which ended all its sessions: this browser gets a new one of the same kind.</summary>
    public async Task ContinueAsync(HttpContext context, Account account)
    {
        var id = context.User.Value(IdentityClaims.Session);
        if (await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, context.RequestAborted) is { } session)
        {
            await BeginAsync(context, account, session.Method, session.Assurance, session.ProvedAt);
        }
    }

    /// <summary>The session and its account; null if it has ended in any way.</summary>
    public async Task<(SessionRow Session, Account Account)?> FindAsync(string secret, CancellationToken cancellation)
    {
        var hash = Secret.HashOf(secret);
        var found = await db.Sessions.AsNoTracking()
            .Where(s => s.SecretHash == hash)
            .Join(db.Users.AsNoTracking(), s => s.Account, a => a.Id, (s, a) => new { Session = s, Account = a })
            .FirstOrDefaultAsync(cancellation);
        var now = clock.Now;
        if (found is null || !IsAlive(found.Session, found.Account, now))
        {
            return null;
        }

        if (now - found.Session.SeenAt >= NotedEvery)
        {
            await db.Sessions.Where(s => s.Id == found.Session.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancellation);
        }

        return (found.Session, found.Account);
    }

    /// <summary>The account's sessions that are alive, the newest first.</summary>
    public async Task<IReadOnlyList<SessionRow>> OfAsync(Account account, CancellationToken cancellation)
    {
        var now = clock.Now;
        var rows = await db.Sessions.AsNoTracking().Where(s => s.Account == account.Id && s.EndedAt == null).OrderByDescending(s => s.CreatedAt).ToListAsync(cancellation);
        return rows.Where(s => IsAlive(s, account, now)).ToList();
    }

    /// <summary>Ends one session of an account; false if it has none such.</summary>
    public async Task<bool> EndAsync(string account, string id, CancellationToken cancellation)
    {
        var now = clock.Now;
        var ended = await db.Sessions.Where(s => s.Id == id && s.Account == account && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellation);
        if (ended == 1)
        {
            events.Record(SecurityEvent.SignedOut, account, ("session", id));
            await db.SaveChangesAsync(cancellation);
        }

        return ended == 1;
    }

    /// <summary>Ends the session that this request came with, if any; the cookie is the caller's affair.</summary>
    public async Task EndOwnAsync(HttpContext context)
    {
        if (context.User.Value(IdentityClaims.Session) is { } id && context.User.Value(IdentityClaims.Person) is { } account)
        {
            await EndAsync(account, id, context.RequestAborted);
        }
    }

    private static bool IsAlive(SessionRow session, Account account, DateTimeOffset now) =>
        session.EndedAt is null
        && account.ClosedAt is null
        && string.Equals(session.Stamp, account.SecurityStamp, StringComparison.Ordinal)
        && now - session.CreatedAt < Longest
        && now - session.SeenAt < LongestIdle;
}
