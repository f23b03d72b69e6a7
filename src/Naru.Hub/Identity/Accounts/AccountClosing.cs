using Microsoft.EntityFrameworkCore;
using Naru.Hub.Identity.Erasing;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Identity.SigningKeys;
using Naru.Hub.Identity.Store;
using Naru.Hub.Identity.Tokens;
using Naru.Ledger;

namespace Naru.Hub.Identity.Accounts;

/// <summary>
/// Closing an account for good: roles, claims, tokens and signing keys end, what one signs in by and what tells of the person is deleted, the address is free again. The id stays, since the
/// ledger speaks of it, and so do the links of one human, as digests: a conflict does not end by closing an account. <see cref="PersonErasures"/> does the rest. Serves one request.
/// </summary>
internal sealed class AccountClosing(
    IdentityDb db, MembershipService memberships, PartyClaims claims, ApiTokens tokens, SigningKeyService keys, IdentityClock clock, SecurityEvents events, ILedger ledger)
{
    /// <summary>Closes it, and notes that its person is to be erased.</summary>
    /// <param name="account">The account.</param>
    /// <param name="by">Who closes it.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task CloseAsync(Account account, string by, CancellationToken cancellation)
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

        await ForgetAsync(account, cancellation);
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
        await PersonErasures.NoteAsync(db, account.Id, by, clock.Now, cancellation);
        events.Record(SecurityEvent.AccountClosed, account.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>What tells of the person and nobody needs: where they were signed in, how they called things, the addresses to which they were invited.</summary>
    private async Task ForgetAsync(Account account, CancellationToken cancellation)
    {
        var person = account.Id;
        await db.Sessions.Where(s => s.Account == person).ExecuteDeleteAsync(cancellation);
        await db.ApiTokens.Where(t => t.Account == person).ExecuteDeleteAsync(cancellation);

        // What a key signed is checked by it for years; what its person called it is not.
        await db.SigningKeys.Where(k => k.Person == person).ExecuteUpdateAsync(set => set.SetProperty(k => k.Label, "-"), cancellation);
        var own = await db.Links.Where(l => l.Person == person || (l.Kind == LinkKind.SameAs && l.Value == person)).ToListAsync(cancellation);
        var addresses = own.Where(l => l.Kind == LinkKind.Email && l.Person == person).Select(l => l.Value).Append(account.NormalizedEmail).Append(account.Email).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var link in own)
        {
            link.Reason = null;
            link.Value = link.Kind == LinkKind.SameAs ? link.Value : ErasedValue.Of(ledger.Id, link.Kind, link.Value);
        }

        foreach (var address in addresses)
        {
            var hash = Secret.HashOf(address);
            await db.Throttles.Where(t => t.Key.EndsWith(hash)).ExecuteDeleteAsync(cancellation);
            await db.Challenges.Where(c => c.Payload.Contains(address)).ExecuteDeleteAsync(cancellation);
            await db.Invitations.Where(i => i.EmailKey == address)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.Email, "").SetProperty(i => i.EmailKey, ""), cancellation);
        }

        await db.Invitations.Where(i => i.AcceptedBy == person)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Email, "").SetProperty(i => i.EmailKey, ""), cancellation);
        foreach (var mail in await db.PendingEvents.Where(e => e.Type == SecurityEvents.Mail && e.Payload.Contains(person)).ToListAsync(cancellation))
        {
            db.PendingEvents.Remove(mail);
        }
    }
}
