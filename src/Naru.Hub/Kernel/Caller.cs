using Naru.Core;

namespace Naru.Hub.Kernel;

/// <summary>
/// Who asks for something, as it stands at the time of the request: a person and the roles that person holds now. Made anew for every request,
/// so that a right ends with the membership, agreement or permit that gave it. Immutable.
/// </summary>
/// <param name="Person">The person's party id; null for somebody who has not signed in.</param>
/// <param name="Roles">The roles that are in force now, over all parties.</param>
/// <param name="Scopes">What an API token allows; null when the person signed in and everything that the roles allow is open.</param>
public sealed record Caller(string? Person, ValueList<HeldRole> Roles, ValueList<string>? Scopes = null)
{
    /// <summary>Somebody who has not signed in.</summary>
    public static Caller Anonymous { get; } = new(null, [], null);
}
