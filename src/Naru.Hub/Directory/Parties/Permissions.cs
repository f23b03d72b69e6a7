using Naru.Hub.Directories.Contracts;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Parties;

/// <summary>How callers stand to parties.</summary>
internal static class PartyPermissions
{
    private const string Registrant = "registrant";

    /// <summary>To a party that is there: roles held in it, or being it.</summary>
    public static Standing Of(Caller caller, PartyState state) => Standing.Of(caller, state.Standing, owner: state.Id, person: state.Id);

    /// <summary>To a party that is there, also as the one who registered it, while nobody has come to speak for it.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="state">The party.</param>
    /// <param name="isNobodysYet">Whether nobody represents it or ever did.</param>
    public static Standing Of(Caller caller, PartyState state, bool isNobodysYet) => Standing.Of(
        caller, state.Standing, owner: state.Id, person: state.Id, more: isNobodysYet && IsRegistrant(caller, state) ? [Registrant] : []);

    /// <summary>Whether the caller registered it and no officer has satisfied himself of it since.</summary>
    public static bool IsRegistrant(Caller caller, PartyState state) => caller.Person is { } person && state.Registered?.By == person && !state.IsVerified;

    /// <summary>To a party that is to be registered: a part of another one is that one's business, a person that person's own.</summary>
    public static Standing OfNew(Caller caller, PartyProfile profile, string id) => profile switch
    {
        { Kind: PartyKind.Person } => Standing.Of(caller, "absent-person", person: id),
        { Within: { } within } => Standing.Of(caller, "absent-part", owner: within),
        _ => Standing.Of(caller, PartyStandings.Absent),
    };
}
