using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Naru.Core;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;

namespace Naru.Hub.Webhooks;

/// <summary>Somebody who represents a party now. Immutable.</summary>
internal sealed record Representative(string Person, string Email, Language Language);

/// <summary>
/// For whom receivers speak now, and who answers for them: those get the hub's mails about them, and where nobody does, nothing is sent. A receiver of a party that was merged into another one is that one's.
/// Safe for threads.
/// </summary>
internal sealed class Representatives(IServiceScopeFactory scopes, IPartyDirectory directory, IdentityClock clock)
{
    /// <summary>The role of each party's receivers, by the party for which they were registered; none for a party that is closed.</summary>
    public async Task<IReadOnlyDictionary<string, HeldRole>> RolesAsync(IEnumerable<string> parties, CancellationToken stop)
    {
        var asked = parties.Distinct(StringComparer.Ordinal).ToList();
        var fates = await PartyFates.OfAsync(directory, asked, stop);
        var open = asked.Where(p => !fates.IsClosed(p)).ToList();
        var now = open.Select(fates.Now).Distinct(StringComparer.Ordinal).ToList();
        var absorbed = now.Count == 0 ? null : await directory.AbsorbedAsync(now, stop);
        return open.ToDictionary(
            p => p,
            p => new HeldRole(fates.Now(p), WebhookPermissions.Representative) { Absorbed = absorbed is not null && absorbed.TryGetValue(fates.Now(p), out var others) ? others : [] },
            StringComparer.Ordinal);
    }

    /// <summary>The role of a party's receivers; null if the party is closed.</summary>
    public async Task<HeldRole?> RoleAsync(string party, CancellationToken stop) => (await RolesAsync([party], stop)).GetValueOrDefault(party);

    /// <summary>The persons who hold a role now, by id.</summary>
    public async Task<IReadOnlyList<Representative>> OfAsync(HeldRole role, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var memberships = scope.ServiceProvider.GetRequiredService<MembershipService>();
        var persons = (await memberships.OfPartyAsync(role.Party, stop))
            .Where(m => m.Row.Role == role.Role && m.Row.From <= clock.Now && m.State == Membership.InForce)
            .Select(m => m.Row.Person)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return await scope.ServiceProvider.GetRequiredService<IdentityDb>().Users.AsNoTracking()
            .Where(a => persons.Contains(a.Id) && a.ClosedAt == null)
            .OrderBy(a => a.Id)
            .Select(a => new Representative(a.Id, a.Email!, a.Language))
            .ToListAsync(stop);
    }
}
