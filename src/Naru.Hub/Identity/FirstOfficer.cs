using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Store;
using Naru.Hub.Permissions;

namespace Naru.Hub.Identity;

/// <summary>The door through which the operator, who sees the machine's console, makes a new hub's first officer.</summary>
public static class FirstOfficer
{
    private const string Officer = "officer";
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    /// <summary>
    /// A link that works once and for a day; null if the hub has an officer. Any link given before stops working. Whoever has it signs up, signs in with two
    /// factors and takes the role; it is not bound to an address, because nobody's address is known yet.
    /// </summary>
    public static async Task<Uri?> OfferAsync(IServiceProvider services, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(services);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var now = scope.ServiceProvider.GetRequiredService<IdentityClock>().Now;

        // An officer whose term is over, or somebody with another role of the hub's, can make no officer.
        if (await db.Memberships.AnyAsync(m => m.Party == Standing.Hub && m.Role == Officer && m.EndedAt == null && (m.To == null || m.To > now), stop))
        {
            return null;
        }

        await db.Invitations.Where(i => i.Party == Standing.Hub && i.InvitedBy == "system" && i.AcceptedAt == null && i.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now), stop);
        var secret = Secret.New();
        var row = new InvitationRow
        {
            Id = Secret.NewId("invitation", now),
            SecretHash = Secret.HashOf(secret),
            Party = Standing.Hub,
            Role = Officer,
            Email = "",
            EmailKey = "",
            InvitedBy = "system",
            CreatedAt = now,
            ExpiresAt = now + Lasts,
        };
        db.Invitations.Add(row);
        scope.ServiceProvider.GetRequiredService<SecurityEvents>().Record(SecurityEvent.Invited, "system", ("invitation", row.Id), ("party", row.Party), ("role", row.Role));
        await db.SaveChangesAsync(stop);
        return new Uri(scope.ServiceProvider.GetRequiredService<HubIdentityOptions>().PublicOrigin, $"invitation#{secret}");
    }
}
