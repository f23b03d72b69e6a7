using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Offerings;

/// <summary>How callers stand to offerings: as they stand to the provider.</summary>
internal static class OfferingPermissions
{
    public static Standing Of(Caller caller, OfferingState state) => Of(caller, state.Standing, state.Content.Provider);

    public static Standing OfNew(Caller caller, string provider) => Of(caller, OfferingState.Absent, provider);

    /// <summary>To an offering in a state; of no provider, as those stand who have nothing to do with it.</summary>
    public static Standing Of(Caller caller, string state, string? provider) => Standing.Of(caller, state, owner: provider, person: provider);
}
