using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;

namespace Naru.Hub.Identity.Memberships;

/// <summary>
/// Reads who asks from the memberships in force at this moment: one that ended a moment ago gives nothing, one in a party that was merged counts for the party that stays, and one in a closed party
/// gives nothing. One factor gives no role: such a person is a person, who can sign up, read and change the own account and write as an applicant in the own name, and nothing for any party. Safe
/// for threads: each question has its own connection.
/// </summary>
internal sealed class Callers(IDbContextFactory<IdentityDb> databases, IdentityClock clock, IPartyDirectory directory) : ICallers
{
    public async ValueTask<Caller> OfAsync(ClaimsPrincipal principal, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (principal.Value(IdentityClaims.Person) is not { } person)
        {
            return Caller.Anonymous;
        }

        ValueList<string>? scopes = principal.HasClaim(c => c.Type == IdentityClaims.Token)
            ? principal.FindAll(IdentityClaims.Scope).Select(c => c.Value).ToValueList()
            : null;
        return IdentityClaims.AssuranceOf(principal) == Assurance.Two
            ? new Caller(person, await RolesAsync(person, principal.Value(IdentityClaims.Party), stop), scopes)
            : new Caller(person, [], scopes);
    }

    /// <summary>A person as a caller who has signed in with two factors: for asking what somebody who is not here may do now.</summary>
    public async Task<Caller> OfPersonAsync(string person, CancellationToken stop) => new(person, await RolesAsync(person, null, stop));

    private async Task<ValueList<HeldRole>> RolesAsync(string person, string? onlyParty, CancellationToken stop)
    {
        var now = clock.Now;
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await db.Memberships.AsNoTracking()
            .Where(m => m.Person == person && m.EndedAt == null && m.From <= now && (m.To == null || m.To > now))
            .Select(m => new { m.Party, m.Role })
            .ToListAsync(stop);
        var fates = await PartyFates.OfAsync(directory, rows.Select(r => r.Party), stop);

        var held = rows.Where(m => !fates.IsClosed(m.Party)).Select(m => new HeldRole(fates.Now(m.Party), m.Role)).Distinct().ToList();
        var parties = held.Select(h => h.Party).Where(p => p != Permissions.Standing.Hub).Distinct(StringComparer.Ordinal).ToList();
        var absorbed = parties.Count == 0 ? null : await directory.AbsorbedAsync(parties, stop);

        // A token that was made for a party that is no more speaks for nobody: it would speak for more than was meant.
        return held.Where(m => onlyParty is null || m.Party == onlyParty)
            .Select(m => absorbed is not null && absorbed.TryGetValue(m.Party, out var others) ? m with { Absorbed = others } : m)
            .OrderBy(r => r.Party, StringComparer.Ordinal).ThenBy(r => r.Role, StringComparer.Ordinal)
            .ToValueList();
    }
}
