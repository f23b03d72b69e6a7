using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Naru.Core;

namespace Naru.Hub.Identity.Erasing;

/// <summary>The door through which the operator fulfils somebody's request to be erased. Safe for threads.</summary>
public static class Erasures
{
    /// <summary>Erases a person in a hub that need not be started.</summary>
    /// <param name="services">The hub's services.</param>
    /// <param name="person">The person's id.</param>
    /// <param name="stop">Stops; the hub goes on with it when it runs.</param>
    /// <returns>What became of it; or that nobody has this id (IDN904), or why the ledger does not record it (LDG).</returns>
    public static async Task<Result<ErasureReport>> EraseAsync(IServiceProvider services, string person, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(services);
        foreach (var start in services.GetServices<IHostedService>().OfType<IdentityStart>())
        {
            await start.StartingAsync(stop);
        }

        return await services.GetRequiredService<PersonErasures>().EraseAsync(person, "system", stop);
    }
}
