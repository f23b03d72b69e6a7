using Naru.Core;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Search;

/// <summary>
/// Who looks: what decides over which documents are seen. It says of a search what the permission table says of reading one offering or innovation; tests compare
/// them. Immutable.
/// </summary>
/// <param name="IsSignedIn">Whether somebody has signed in.</param>
/// <param name="IsOfficer">Whether it is an officer of the hub, who sees all that is published.</param>
/// <param name="Parties">The parties in which a role is held that reads what is the party's own, under all their ids, and the person.</param>
internal sealed record Viewer(bool IsSignedIn, bool IsOfficer, IReadOnlySet<string> Parties)
{
    /// <summary>Who looks at offerings, as the permission tables say it.</summary>
    public static Viewer Of(PermissionTables permissions, Caller caller)
    {
        return new Viewer(MayRead("members", null), MayRead("private", null), PartiesOf(caller, p => MayRead("private", p)));

        bool MayRead(string state, string? provider) => permissions.Allows(caller, OfferingPermissions.Of(caller, state, provider), ReadOffering.Name);
    }

    /// <summary>Who looks at innovations: whoever has signed in sees outlines.</summary>
    public static Viewer OfInnovations(PermissionTables permissions, Caller caller)
    {
        return new Viewer(May(ReadOutline.Name, "on-request", []), May(ReadInnovation.Name, "private", []), PartiesOf(caller, p => May(ReadInnovation.Name, "private", [p])));

        bool May(CommandName command, string state, ValueList<string> owners) => permissions.Allows(caller, InnovationPermissions.Of(caller, state, owners), command);
    }

    private static HashSet<string> PartiesOf(Caller caller, Func<string, bool> mayRead) =>
        caller.Roles.Where(r => mayRead(r.Party)).SelectMany(r => r.Ids)
            .Concat(caller.Person is { } person && mayRead(person) ? [person] : []).ToHashSet(StringComparer.Ordinal);
}
