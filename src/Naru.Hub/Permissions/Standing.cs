using Naru.Core;
using Naru.Hub.Kernel;

namespace Naru.Hub.Permissions;

/// <summary>
/// How a caller stands to a thing now: its state, the caller's relations to it, and which conditions hold. A module makes it from the caller and
/// the thing's state, in its <c>Permissions.cs</c>. Immutable.
/// </summary>
/// <param name="State">The thing's state, as in the permission table.</param>
/// <param name="Roles">The caller's relations to the thing, as in the permission table.</param>
/// <param name="Conditions">The conditions that hold now.</param>
public sealed record Standing(string State, ValueList<string> Roles, ValueList<string> Conditions)
{
    /// <summary>The role of somebody who has not signed in.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>The role of everybody who has signed in.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>The party in which the operator's roles are held.</summary>
    public const string Hub = "hub";

    /// <summary>
    /// The shared relations: <c>anonymous</c> or <c>signed-in</c>; <c>hub-…</c> for each role in the operator; <c>owner-…</c> for each role in the party
    /// that owns the thing; <c>self</c> when the thing is the caller's own.
    /// </summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="state">The thing's state.</param>
    /// <param name="owner">The party that owns it; null if none does.</param>
    /// <param name="person">The person whose own it is; null if nobody's.</param>
    /// <param name="more">Relations of the module's own: <c>applicant-representative</c>, <c>reviewer</c> ….</param>
    /// <param name="conditions">The conditions that hold now.</param>
    public static Standing Of(
        Caller caller, string state, string? owner = null, string? person = null, IEnumerable<string>? more = null, ValueList<string>? conditions = null)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Person is null)
        {
            return new Standing(state, [Anonymous], conditions ?? []);
        }

        var roles = new List<string> { SignedIn };
        if (caller.Person == person)
        {
            roles.Add("self");
        }

        foreach (var held in caller.Roles)
        {
            // Nobody owns the hub by naming it as a thing's owner: its roles have names of their own.
            if (held.Party == Hub)
            {
                roles.Add($"hub-{held.Role}");
            }
            else if (held.IsIn(owner))
            {
                roles.Add($"owner-{held.Role}");
            }
        }

        return new Standing(state, roles.Concat(more ?? []).Distinct(StringComparer.Ordinal).ToValueList(), conditions ?? []);
    }
}
