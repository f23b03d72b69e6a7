using Microsoft.EntityFrameworkCore;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Memberships;

/// <summary>Tells the directory what it may know of roles: whether anybody ever spoke for a party, and where to ask for it. Safe for threads.</summary>
internal sealed class Representation(IDbContextFactory<IdentityDb> databases, IPartyDirectory directory) : IRepresentation
{
    public const string Address = "/api/v1/identity/claims";

    public string ClaimAddress => Address;

    public async Task<bool> HasEverHadRepresentativeAsync(string party, CancellationToken stop)
    {
        var ids = await PartyFates.IdsOfAsync(directory, party, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Memberships.AnyAsync(m => ids.Contains(m.Party) && m.Role == DecisionConflicts.Representative, stop);
    }
}
