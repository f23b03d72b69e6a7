using Microsoft.EntityFrameworkCore;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Identity.SigningKeys;
using Naru.Hub.Identity.Store;
using Naru.Hub.Identity.Tokens;

namespace Naru.Hub.Identity.Accounts;

/// <summary>
/// Closing an account for good: roles, claims, tokens and signing keys end, what one signs in by and what tells of the person is deleted, the address is free again. The id stays, since the
/// ledger speaks of it, and so do the links of one human: a conflict does not end by closing an account. Serves one request.
/// </summary>
internal sealed class AccountClosing(
    IdentityDb db, MembershipService memberships, PartyClaims claims, ApiTokens tokens, SigningKeyService keys, IdentityClock clock, SecurityEvents events)
{
    public async Task CloseAsync(Account account, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // What somebody else ends meanwhile has ended, too: that is all that is wanted, so that refusals are no matter.
        foreach (var membership in (await memberships.OfPersonAsync(account.Id, cancellation)).Where(m => m.Row.EndedAt is null))
        {
            _ = await memberships.EndAsync(membership.Id, account.Id, cancellation);
        }

        await claims.ForgetAsync(account.Id, cancellation);
        foreach (var token in (await tokens.OfAsync(account.Id, cancellation)).Where(t => t.RevokedAt is null))
        {
            _ = await tokens.RevokeAsync(account.Id, token.Id, cancellation);
        }

        foreach (var key in (await keys.OfAsync(account.Id, cancellation)).Where(k => k.RevokedAt is null))
        {
            _ = await keys.RevokeAsync(account.Id, key.Id, cancellation);
        }

        await db.RecoveryCodes.Where(c => c.Account == account.Id).ExecuteDeleteAsync(cancellation);
        await db.UserPasskeys.Where(p => p.UserId == account.Id).ExecuteDeleteAsync(cancellation);
        await db.UserLogins.Where(l => l.UserId == account.Id).ExecuteDeleteAsync(cancellation);
        await db.Challenges.Where(c => c.Account == account.Id).ExecuteDeleteAsync(cancellation);
        account.ClosedAt = clock.Now;
        account.Name = "-";
        account.UserName = account.Id;
        account.NormalizedUserName = account.Id;
        account.Email = null;
        account.NormalizedEmail = null;
        account.PasswordHash = null;
        account.TotpSecret = null;
        account.TotpConfirmedAt = null;
        account.SecurityStamp = Secret.New();
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        events.Record(SecurityEvent.AccountClosed, account.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
