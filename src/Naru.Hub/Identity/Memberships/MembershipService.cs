using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Memberships;

/// <summary>
/// Who holds which role in which party, from when to when, and who gave it. Rows keep the id of the party in which a role was given; in which party it is held now the directory says. Who may give
/// and end is asked of the permission tables before. Serves one request.
/// </summary>
internal sealed class MembershipService(IdentityDb db, IdentityClock clock, SecurityEvents events, RoleCatalogue roles, IPartyDirectory directory)
{
    /// <summary>Gives a role. The same role in the same party at the same time is given once.</summary>
    public async Task<Result<Membership>> GrantAsync(MembershipGrant input, string by, string authority, CancellationToken cancellation)
    {
        var now = clock.Now;
        var from = input.From is { } wanted && wanted > now ? wanted : now;
        var fates = await PartyFates.OfAsync(directory, [input.Party], cancellation);
        var party = fates.Now(input.Party);
        var errors = new List<Error>();
        if (fates.IsClosed(input.Party))
        {
            errors.Add(IdentityErrors.PartyClosed.At("$.party"));
        }

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
            return Result.Failure<Membership>(errors.ToValueList());
        }

        if (await HoldsAsync(input.Person, party, input.Role, cancellation))
        {
            return Result.Failure<Membership>([IdentityErrors.RoleThere.At("$.role")]);
        }

        var row = new MembershipRow
        {
            Id = Secret.NewId("membership", now),
            Person = input.Person,
            Party = party,
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
        return Result.Success(Stand(row, fates));
    }

    public async Task<Membership?> FindAsync(string id, CancellationToken cancellation) =>
        (await StandAsync(await db.Memberships.AsNoTracking().Where(m => m.Id == id).ToListAsync(cancellation), cancellation)).SingleOrDefault();

    public async Task<IReadOnlyList<Membership>> OfPersonAsync(string person, CancellationToken cancellation) => Once(await StandAsync(
        await db.Memberships.AsNoTracking().Where(m => m.Person == person).OrderByDescending(m => m.From).ThenBy(m => m.Id).ToListAsync(cancellation), cancellation));

    /// <summary>Who holds and held roles in a party, also in those that were merged into it.</summary>
    public async Task<IReadOnlyList<Membership>> OfPartyAsync(string party, CancellationToken cancellation)
    {
        var ids = await IdsOfAsync(party, cancellation);
        return Once(await StandAsync(
            await db.Memberships.AsNoTracking().Where(m => ids.Contains(m.Party)).OrderByDescending(m => m.From).ThenBy(m => m.Id).ToListAsync(cancellation), cancellation));
    }

    /// <summary>Whether a person holds a role in a party now or is to hold it, however the party was called when it was given.</summary>
    public async Task<bool> HoldsAsync(string person, string party, string role, CancellationToken cancellation)
    {
        var now = clock.Now;
        var ids = await IdsOfAsync(party, cancellation);
        return await db.Memberships.AnyAsync(
            m => m.Person == person && ids.Contains(m.Party) && m.Role == role && m.EndedAt == null && (m.To == null || m.To > now), cancellation);
    }

    /// <summary>
    /// Ends a role now. Once ended it gives nothing again, whatever a clock says. If a merge brought the same role of the same person together from two parties, both end: it is one role.
    /// </summary>
    public async Task<Error?> EndAsync(string id, string by, CancellationToken cancellation)
    {
        var now = clock.Now;
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        if (await FindAsync(id, cancellation) is not { } membership
            || await db.Memberships.Where(m => m.Id == id && m.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.EndedAt, now).SetProperty(m => m.EndedBy, by), cancellation) != 1)
        {
            return IdentityErrors.MembershipEnded.At(SourcePlace.None);
        }

        var row = membership.Row;
        var ids = await IdsOfAsync(membership.Party, cancellation);
        var twins = await db.Memberships.AsNoTracking()
            .Where(m => m.Person == row.Person && m.Role == row.Role && ids.Contains(m.Party) && m.EndedAt == null && (m.To == null || m.To > now)).ToListAsync(cancellation);
        foreach (var twin in twins)
        {
            await db.Memberships.Where(m => m.Id == twin.Id && m.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.EndedAt, now).SetProperty(m => m.EndedBy, by), cancellation);
        }

        foreach (var ended in twins.Prepend(row))
        {
            events.Record(SecurityEvent.RoleEnded, ended.Person, ("membership", ended.Id), ("party", ended.Party), ("role", ended.Role), ("by", by));
        }

        await db.SaveChangesAsync(cancellation);
        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }

        return null;
    }

    /// <summary>The ids under which roles of a party may have been given.</summary>
    public Task<List<string>> IdsOfAsync(string party, CancellationToken cancellation) => PartyFates.IdsOfAsync(directory, party, cancellation);

    private async Task<IReadOnlyList<Membership>> StandAsync(IReadOnlyList<MembershipRow> rows, CancellationToken cancellation)
    {
        var fates = await PartyFates.OfAsync(directory, rows.Select(r => r.Party), cancellation);
        return rows.Select(r => Stand(r, fates)).ToList();
    }

    private Membership Stand(MembershipRow row, PartyFates fates) => new(
        row, fates.Now(row.Party), row.EndedAt is null && (row.To is null || row.To > clock.Now) && !fates.IsClosed(row.Party) ? Membership.InForce : Membership.Ended);

    /// <summary>A role that somebody held in both of two parties before they were merged is shown once: the one that lasts longer.</summary>
    private static List<Membership> Once(IReadOnlyList<Membership> all)
    {
        var shown = all.Where(m => m.State == Membership.InForce)
            .GroupBy(m => (m.Row.Person, m.Party, m.Row.Role))
            .Select(g => g.OrderByDescending(m => m.Row.To ?? DateTimeOffset.MaxValue).ThenByDescending(m => m.Row.Party == m.Party).ThenBy(m => m.Row.From).ThenBy(m => m.Id, StringComparer.Ordinal).First().Id)
            .ToHashSet(StringComparer.Ordinal);
        return all.Where(m => m.State == Membership.Ended || shown.Contains(m.Id)).ToList();
    }
}
