using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Names;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Tokens;

/// <summary>
/// API tokens: <c>naru_</c>, 43 characters for 256 random bits, and six that check the others, so that a scanner of source code finds a leaked one and a slip of the
/// hand is told from a forgery. Only a hash is kept. A token never gives a right: it lets a program use what its person has. Serves one request.
/// </summary>
internal sealed class ApiTokens(IdentityDb db, IdentityClock clock, SecurityEvents events, ScopeCatalogue scopes, IPartyDirectory directory)
{
    public const string Prefix = "naru_";
    public const int MostDays = 365;
    public const int MostTokens = 50;

    private const int CheckLength = 6;
    private const int HintLength = 12;
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);

    public async Task<Result<NewApiToken>> MakeAsync(string account, ApiTokenRequest input, CancellationToken cancellation)
    {
        var errors = new List<Error>();
        var name = NameRule.Check(input.Name, "$.name");
        errors.AddRange(name.Errors);
        if (input.Days is < 1 or > MostDays)
        {
            errors.Add(IdentityErrors.DaysOutOfRange.At("$.days", 1, MostDays));
        }

        for (var i = 0; i < input.Scopes.Count; i++)
        {
            if (!scopes.Has(input.Scopes[i]))
            {
                errors.Add(IdentityErrors.ScopeUnknown.At($"$.scopes[{i}]"));
            }
        }

        if (input.Scopes.Count == 0)
        {
            errors.Add(IdentityErrors.ScopeUnknown.At("$.scopes"));
        }

        var now = clock.Now;
        if (await db.ApiTokens.CountAsync(t => t.Account == account && t.RevokedAt == null && t.ExpiresAt > now, cancellation) >= MostTokens)
        {
            errors.Add(IdentityErrors.TooMany.At(SourcePlace.None, MostTokens));
        }

        if (errors.Count > 0)
        {
            return Result.Failure<NewApiToken>(errors.ToValueList());
        }

        var body = Secret.New();
        var token = $"{Prefix}{body}{CheckOf(body)}";
        var row = new ApiTokenRow
        {
            Id = Secret.NewId("token", now),
            SecretHash = Secret.HashOf(token),
            Hint = token[..HintLength],
            Account = account,
            Party = input.Party,
            Name = name.Value!,
            Scopes = string.Join(' ', input.Scopes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            CreatedAt = now,
            ExpiresAt = now.AddDays(input.Days),
        };
        db.ApiTokens.Add(row);
        events.Record(SecurityEvent.TokenMade, account, ("token", row.Id), ("scopes", row.Scopes), ("party", row.Party), ("expires", row.ExpiresAt.ToString("O")));
        await db.SaveChangesAsync(cancellation);
        return Result.Success(new NewApiToken(row.Id, token, row.ExpiresAt));
    }

    public async Task<IReadOnlyList<ApiTokenRow>> OfAsync(string account, CancellationToken cancellation) => await db.ApiTokens.AsNoTracking()
        .Where(t => t.Account == account).OrderByDescending(t => t.CreatedAt).ToListAsync(cancellation);

    public async Task<Error?> RevokeAsync(string account, string id, CancellationToken cancellation)
    {
        var now = clock.Now;
        if (!await db.ApiTokens.AnyAsync(t => t.Id == id && t.Account == account, cancellation))
        {
            return IdentityErrors.NothingThere.At(SourcePlace.None);
        }

        if (await db.ApiTokens.Where(t => t.Id == id && t.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancellation) == 1)
        {
            events.Record(SecurityEvent.TokenRevoked, account, ("token", id));
            await db.SaveChangesAsync(cancellation);
        }

        return null;
    }

    /// <summary>The token that may be used now; or why it may not. A closed account's is none.</summary>
    public async Task<Result<ApiTokenRow>> JudgeAsync(string token, CancellationToken cancellation)
    {
        if (!IsWellFormed(token))
        {
            return Result.Failure<ApiTokenRow>([IdentityErrors.TokenForm.At(SourcePlace.None)]);
        }

        var hash = Secret.HashOf(token);
        var found = await db.ApiTokens.AsNoTracking()
            .Where(t => t.SecretHash == hash)
            .Join(db.Users, t => t.Account, a => a.Id, (t, a) => new { Token = t, a.ClosedAt })
            .FirstOrDefaultAsync(cancellation);
        var now = clock.Now;
        ErrorKind? kind = found switch
        {
            null or { ClosedAt: not null } => IdentityErrors.TokenUnknown,
            { Token.RevokedAt: not null } => IdentityErrors.TokenRevoked,
            _ when found.Token.ExpiresAt <= now => IdentityErrors.TokenExpired,
            _ => null,
        };
        if (kind is not null)
        {
            return Result.Failure<ApiTokenRow>([kind.At(SourcePlace.None)]);
        }

        var row = found!.Token;
        if (row.Party is { } party && (await directory.GoneAsync([party], cancellation)).Count > 0)
        {
            // After a merge its person may hold more in the party that stays than the token was made for.
            return Result.Failure<ApiTokenRow>([IdentityErrors.TokenPartyGone.At(SourcePlace.None)]);
        }

        if (row.LastUsedAt is not { } last || now - last >= NotedEvery)
        {
            await db.ApiTokens.Where(t => t.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancellation);
        }

        return Result.Success(row);
    }

    private static bool IsWellFormed(string token) =>
        token.Length == Prefix.Length + 43 + CheckLength
        && token.StartsWith(Prefix, StringComparison.Ordinal)
        && CheckOf(token[Prefix.Length..^CheckLength]) == token[^CheckLength..];

    private static string CheckOf(string body) => Secret.HashOf(body)[..CheckLength];
}
