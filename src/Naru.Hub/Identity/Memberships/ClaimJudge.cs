using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.Names;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Memberships;

/// <summary>Gathers what helps a person to decide a claim. It decides nothing. Serves one request.</summary>
internal sealed class ClaimJudge(IdentityDb db, HumanLinks humans, MembershipService memberships, PartyClaims claims, IPartyDirectory directory)
{
    private const int MostOthers = 50;

    /// <summary>What whoever looks should know.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="isOfficer">Whether that is an officer of the hub: nobody else learns which accounts are one human's.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<ClaimJudging> OfAsync(PartyClaim claim, string viewer, bool isOfficer, CancellationToken cancellation)
    {
        var claimant = claim.Row.Person;
        var party = await directory.FindAsync(claim.Party, cancellation);
        var account = await db.Users.AsNoTracking().FirstAsync(a => a.Id == claimant, cancellation);
        string?[] persons = [viewer, claimant, party?.RegisteredBy, party?.Website?.SaidBy, party?.Contact?.SaidBy];
        var groups = await humans.AmongAsync(persons.OfType<string>().ToList(), cancellation);
        var domains = await DomainsAsync(account, cancellation);
        var representatives = (await memberships.OfPartyAsync(claim.Party, cancellation)).Where(m => m.Row.Role == DecisionConflicts.Representative).ToList();
        return new ClaimJudging(
            account.Name, account.Email ?? "-", party?.Names ?? new PartyNames(null, null), party?.IsVerified ?? false,
            representatives.Exists(m => m.State == Membership.InForce), representatives.Count > 0, party?.RegisteredBy, party?.RegisteredAt,
            IsClaimant(party?.RegisteredBy), Domain(party?.Website), Domain(party?.Contact),
            groups.Between(viewer, claimant) switch
            {
                SameHuman.No => ClaimConflict.None,
                SameHuman.Claimed => ClaimConflict.Possible,
                SameHuman.Proven => ClaimConflict.Proven,
            },
            await OthersAsync(claim, cancellation));

        // What is only said counts here: a doubt is to be seen.
        bool IsClaimant(string? person) => person is not null && (person == claimant || (isOfficer && groups.Between(person, claimant) != SameHuman.No));

        ClaimDomain? Domain(SaidDomain? said) => said is null ? null : new ClaimDomain(said.Domain, domains.Contains(said.Domain), IsClaimant(said.SaidBy));
    }

    /// <summary>The domains at which the person has shown to read mail.</summary>
    private async Task<HashSet<string>> DomainsAsync(Account account, CancellationToken cancellation)
    {
        var keys = await db.Links.AsNoTracking()
            .Where(l => l.Person == account.Id && l.Kind == LinkKind.Email && l.IsVerified && l.EndedAt == null).Select(l => l.Value).ToListAsync(cancellation);
        return keys.Append(account.EmailConfirmed ? account.Email ?? "" : "")
            .Select(k => EmailAddress.Read(k, "$").Value?.Domain).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    private async Task<ValueList<OtherClaim>> OthersAsync(PartyClaim claim, CancellationToken cancellation)
    {
        var ids = await memberships.IdsOfAsync(claim.Party, cancellation);
        var rows = await db.PartyClaims.AsNoTracking().Where(c => ids.Contains(c.Party) && c.Id != claim.Id).OrderByDescending(c => c.Id).Take(MostOthers).ToListAsync(cancellation);
        return (await claims.StandAsync(rows, cancellation)).Select(c => new OtherClaim(c.Id, c.Row.Person, c.Row.Role, c.State, c.Row.CreatedAt)).ToValueList();
    }
}
