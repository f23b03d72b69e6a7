using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Search;

/// <summary>
/// Who looks: what decides over which documents are seen. It says of a search what the permission table says of reading one offering or innovation; tests compare
/// them. Immutable.
/// </summary>
/// <param name="IsSignedIn">Whether somebody has signed in.</param>
/// <param name="IsOfficer">Whether it is an officer of the hub, who sees all that is published.</param>
/// <param name="Parties">The parties in which a role is held that reads what is the party's own, and the person.</param>
internal sealed record Viewer(bool IsSignedIn, bool IsOfficer, IReadOnlySet<string> Parties)
{
    /// <summary>Who looks at offerings.</summary>
    public static Viewer Of(Caller caller) => Of(caller, ["member", "representative", "custodian"]);

    /// <summary>Who looks at innovations.</summary>
    public static Viewer OfInnovations(Caller caller) => Of(caller, ["member", "representative"]);

    private static Viewer Of(Caller caller, string[] reading) => new(
        caller.Person is not null,
        caller.Roles.Any(r => r.Party == Standing.Hub && r.Role == "officer"),
        caller.Roles.Where(r => r.Party != Standing.Hub && reading.Contains(r.Role, StringComparer.Ordinal)).Select(r => r.Party)
            .Concat(caller.Person is { } person ? [person] : []).ToHashSet(StringComparer.Ordinal));
}
