using Naru.Core;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Innovations;

/// <summary>How callers stand to innovations: as they stand to any of its owners.</summary>
internal static class InnovationPermissions
{
    public static Standing Of(Caller caller, InnovationState state) => Of(caller, state.Standing, state.Profile.Owners);

    public static Standing OfNew(Caller caller, ValueList<string> owners) => Of(caller, InnovationState.Absent, owners);

    private static Standing Of(Caller caller, string state, ValueList<string> owners) => Standing.Of(
        caller, state,
        person: caller.Person is { } person && owners.Contains(person, StringComparer.Ordinal) ? person : null,
        more: caller.Roles.Where(r => r.Party != Standing.Hub && owners.Any(r.IsIn)).Select(r => $"owner-{r.Role}"));
}
