using System.Security.Claims;

namespace Naru.Hub.Kernel;

/// <summary>
/// Finds out who asks. Asked once for every request, so that a role that has ended is gone with the next request. Implementations are safe for
/// threads.
/// </summary>
public interface ICallers
{
    /// <summary>The caller behind an authenticated principal, with the roles in force now; <see cref="Caller.Anonymous"/> if it is nobody who may act.</summary>
    ValueTask<Caller> OfAsync(ClaimsPrincipal principal, CancellationToken stop);
}
