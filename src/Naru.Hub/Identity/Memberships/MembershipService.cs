using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Memberships;

/// <summary>Who holds which role in which party, from when to when, and who gave it. Parties are the directory's; here they are ids. Who may give and end is asked of the permission tables before. Serves one request.</summary>
internal sealed class MembershipService(IdentityDb db, IdentityClock clock, SecurityEvents events, RoleCatalogue roles)
{
    /// <summary>Gives a role. The same role in the same party at the same time is given once.</summary>
    public async Task<Result<MembershipRow>> GrantAsync(MembershipGrant input, string by, string authority, CancellationToken cancellation)
    {
        var now = clock.Now;
        var from = input.From is { } wanted && wanted > now ? wanted : now;
        var errors = new List<Error>();
        if (!roles.Has(input.Party, input.Role))
        {
            errors.Add(IdentityErrors.RoleUnknown.At("$.role", roles.Names(input.Party)));
        }

        if (input.To <= from)
        {
            errors.Add(IdentityErrors.EndBeforeStart.At("$.to"));
        }

        if (!await db.Users.AnyAsync(a => a.Id == input.Person && a.ClosedAt == null, cancellation))
        {
            errors.Add(IdentityErrors.PersonUnknown.At("$.person"));
        }

        if (errors.Count > 0)
        {
            return Result.Failure<MembershipRow>(errors.ToValueList());
        }

        var same = await db.Memberships.AsNoTracking().FirstOrDefaultAsync(
            m => m.Person == input.Person && m.Party == input.Party && m.Role == input.Role && m.EndedAt == null && (m.To == null || m.To > now), cancellation);
        if (same is not null)
        {
            return Result.Failure<MembershipRow>([IdentityErrors.RoleThere.At("$.role")]);
        }

        var row = new MembershipRow
        {
            Id = Secret.NewId("membership", now),
            Person = input.Person,
            Party = input.Party,
            Role = input.Role,
            From = from,
            To = input.To,
            GrantedBy = by,
            Authority = authority,
        };
        db.Memberships.Add(row);
        events.Record(SecurityEvent.RoleGranted, row.Person,
            ("membership", row.Id), ("party", row.Party), ("role", row.Role), ("from", row.From.ToString("O")), ("to", row.To?.ToString("O")), ("by", by), ("authority", authority));
        await db.SaveChangesAsync(cancellation);
        return Result.Success(row);
    }

    public async Task<MembershipRow?> FindAsync(string id, CancellationToken cancellation) =>
        await db.Memberships.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellation);

    public async Task<IReadOnlyList<MembershipRow>> OfPersonAsync(string person, CancellationToken cancellation) => await db.Memberships.AsNoTracking()
        .Where(m => m.Person == person).OrderByDescending(m => m.From).ThenBy(m => m.Id).ToListAsync(cancellation);

    public async Task<IReadOnlyList<MembershipRow>> OfPartyAsync(string party, CancellationToken cancellation) => await db.Memberships.AsNoTracking()
        .Where(m => m.Party == party).OrderByDescending(m => m.From).ThenBy(m => m.Id).ToListAsync(cancellation);

    /// <summary>Ends a membership now. Once ended it gives nothing again, whatever a clock says.</summary>
    public async Task<Error?> EndAsync(string id, string by, CancellationToken cancellation)
    {
        var now = clock.Now;
        var row = await FindAsync(id, cancellation);
        if (row is null || await db.Memberships.Where(m => m.Id == id && m.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.EndedAt, now).SetProperty(m => m.EndedBy, by), cancellation) != 1)
        {
            return IdentityErrors.MembershipEnded.At(SourcePlace.None);
        }

        events.Record(SecurityEvent.RoleEnded, row.Person, ("membership", id), ("party", row.Party), ("role", row.Role), ("by", by));
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>The state in the permission table.</summary>
    public string StateOf(MembershipRow row) => row.EndedAt is null && (row.To is null || row.To > clock.Now) ? "in-force" : "ended";
}
