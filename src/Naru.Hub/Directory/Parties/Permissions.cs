using Naru.Hub.Directories.Contracts;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Parties;

/// <summary>How callers stand to parties.</summary>
internal static class PartyPermissions
{
    /// <summary>To a party that is there: roles held in it, or being it.</summary>
    public static Standing Of(Caller caller, PartyState state) => Standing.Of(caller, state.Standing, owner: state.Id, person: state.Id);

    /// <summary>To a party that is to be registered: a part of another one is that one's business, a person that person's own.</summary>
    public static Standing OfNew(Caller caller, PartyProfile profile, string id) => profile switch
    {
        { Kind: PartyKind.Person } => Standing.Of(caller, PartyStandings.AbsentPerson, person: id),
        { Within: { } within } => Standing.Of(caller, "absent-part", owner: within),
        _ => Standing.Of(caller, PartyStandings.Absent),
    };
}
