using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Naru.Core;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Webhooks;

/// <summary>Somebody who represents a party now. Immutable.</summary>
internal sealed record Representative(string Person, string Email, Language Language);

/// <summary>
/// Who answers for a party's receivers: they get the hub's mails about them, and where nobody does, nothing is sent. Safe for threads.
/// </summary>
internal sealed class Representatives(IServiceScopeFactory scopes, IdentityClock clock)
{
    /// <summary>The persons who represent a party now, by id.</summary>
    public async Task<IReadOnlyList<Representative>> OfAsync(string party, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var memberships = scope.ServiceProvider.GetRequiredService<MembershipService>();
        var persons = (await memberships.OfPartyAsync(party, stop))
            .Where(m => m.Row.Role == WebhookPermissions.Representative && m.Row.From <= clock.Now && m.State == Membership.InForce)
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
