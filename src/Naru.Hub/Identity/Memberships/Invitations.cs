using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.Names;
using Naru.Hub.Identity.Store;
using Naru.Hub.Permissions;

namespace Naru.Hub.Identity.Memberships;

/// <summary>Roles offered by mail. The link is used once, by whoever is signed in; who reads mail at another address has to say that this is meant. Serves one request.</summary>
internal sealed class Invitations(
    IdentityDb db, IdentityClock clock, SecurityEvents events, IdentityMails mails, RoleCatalogue roles, MembershipService memberships, Emails emails,
    Callers callers, PermissionTables permissions)
{
    public const int MostDays = 30;

    /// <summary>Who invites a hub's first officer.</summary>
    private const string System = "system";

    public async Task<Result<InvitationRow>> InviteAsync(InvitationRequest input, string by, CancellationToken cancellation)
    {
        var errors = new List<Error>();
        var email = EmailAddress.Read(input.Email, "$.email");
        errors.AddRange(email.Errors);
        if (!roles.Has(input.Party, input.Role))
        {
            errors.Add(IdentityErrors.RoleUnknown.At("$.role", roles.Names(input.Party)));
        }

        if (input.Days is < 1 or > MostDays)
        {
            errors.Add(IdentityErrors.DaysOutOfRange.At("$.days", 1, MostDays));
        }

        var now = clock.Now;
        if (input.MembershipUntil <= now.AddDays(input.Days))
        {
            errors.Add(IdentityErrors.EndBeforeStart.At("$.membershipUntil"));
        }

        if (errors.Count > 0)
        {
            return Result.Failure<InvitationRow>(errors.ToValueList());
        }

        var secret = Secret.New();
        var row = new InvitationRow
        {
            Id = Secret.NewId("invitation", now),
            SecretHash = Secret.HashOf(secret),
            Party = input.Party,
            Role = input.Role,
            Email = email.Value!.Text,
            EmailKey = email.Value.Key,
            InvitedBy = by,
            CreatedAt = now,
            ExpiresAt = now.AddDays(input.Days),
            MembershipUntil = input.MembershipUntil,
        };
        db.Invitations.Add(row);
        events.Record(SecurityEvent.Invited, by, ("invitation", row.Id), ("party", row.Party), ("role", row.Role));
        events.Send(mails.Invitation(row.Id, row.Email, input.Language.Language() ?? Language.Korean, secret, row.ExpiresAt));
        await db.SaveChangesAsync(cancellation);
        return Result.Success(row);
    }

    public Task<InvitationRow?> FindAsync(string id, CancellationToken cancellation) => db.Invitations.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellation);

    public async Task<IReadOnlyList<InvitationRow>> OfPartyAsync(string party, CancellationToken cancellation) => await db.Invitations.AsNoTracking()
        .Where(i => i.Party == party).OrderByDescending(i => i.CreatedAt).ThenBy(i => i.Id).ToListAsync(cancellation);

    /// <summary>What an invitation offers; or why it does no longer.</summary>
    public async Task<Result<InvitationRow>> LookAsync(string? token, CancellationToken cancellation)
    {
        var hash = Secret.HashOf(token ?? "");
        var row = await db.Invitations.AsNoTracking().FirstOrDefaultAsync(i => i.SecretHash == hash, cancellation);
        ErrorKind? kind = row switch
        {
            null => IdentityErrors.InvitationUnknown,
            { RevokedAt: not null } => IdentityErrors.InvitationRevoked,
            { AcceptedAt: not null } => IdentityErrors.InvitationUsed,
            _ when row.ExpiresAt <= clock.Now => IdentityErrors.InvitationExpired,
            _ => null,
        };
        return kind is null ? Result.Success(row!) : Result.Failure<InvitationRow>([kind.At("$.token")]);
    }

    /// <summary>Takes the role. Of two at once, one gets it.</summary>
    /// <param name="account">Who is signed in.</param>
    /// <param name="input">The link's secret, and whether another address is meant.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<Result<MembershipRow>> AcceptAsync(Account account, InvitationAcceptance input, CancellationToken cancellation)
    {
        var looked = await LookAsync(input.Token, cancellation);
        if (looked.Value is not { } invitation)
        {
            return Result.Failure<MembershipRow>(looked.Findings);
        }

        if (!input.WithOtherAddress && !await emails.OwnsAsync(account.Id, invitation.EmailKey, cancellation))
        {
            return Result.Failure<MembershipRow>([IdentityErrors.InvitationOther.At("$.withOtherAddress")]);
        }

        if (!await MayStillInviteAsync(invitation, cancellation))
        {
            return Result.Failure<MembershipRow>([IdentityErrors.InvitationRevoked.At("$.token")]);
        }

        var now = clock.Now;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Invitations.Where(i => i.Id == invitation.Id && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.AcceptedAt, now).SetProperty(i => i.AcceptedBy, account.Id), cancellation) != 1)
        {
            return Result.Failure<MembershipRow>([IdentityErrors.InvitationUsed.At("$.token")]);
        }

        var granted = await memberships.GrantAsync(
            new MembershipGrant(account.Id, invitation.Party, invitation.Role, null, invitation.MembershipUntil), invitation.InvitedBy, $"invitation:{invitation.Id}", cancellation);
        if (granted.IsSuccess)
        {
            await transaction.CommitAsync(cancellation);
        }

        return granted;
    }

    public async Task<Error?> RevokeAsync(InvitationRow invitation, string by, CancellationToken cancellation)
    {
        var now = clock.Now;
        if (await db.Invitations.Where(i => i.Id == invitation.Id && i.AcceptedAt == null && i.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now), cancellation) != 1)
        {
            return (invitation.AcceptedAt is null ? IdentityErrors.InvitationRevoked : IdentityErrors.InvitationUsed).At(SourcePlace.None);
        }

        events.Record(SecurityEvent.InvitationRevoked, by, ("invitation", invitation.Id), ("party", invitation.Party));
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>An offer is worth what its maker may give now: who was a representative yesterday gives nothing today.</summary>
    private async Task<bool> MayStillInviteAsync(InvitationRow invitation, CancellationToken cancellation)
    {
        if (invitation.InvitedBy == System)
        {
            return true;
        }

        var caller = await callers.OfPersonAsync(invitation.InvitedBy, cancellation);
        return permissions.Allows(caller, Standing.Of(caller, "none", owner: invitation.Party), InvitePerson.Name);
    }

    /// <summary>The state in the permission table.</summary>
    public string StateOf(InvitationRow row) => row switch
    {
        { RevokedAt: not null } => "revoked",
        { AcceptedAt: not null } => "accepted",
        _ when row.ExpiresAt <= clock.Now => "expired",
        _ => "open",
    };
}
