using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Webhooks;

/// <summary>How callers stand to receivers: as they stand to the party. And what a receiver itself may see.</summary>
internal static class WebhookPermissions
{
    /// <summary>The role in a party of those who answer for its receivers.</summary>
    public const string Representative = "representative";

    public static Standing Of(Caller caller, WebhookState state) => Standing.Of(caller, state.Standing, owner: state.Party);

    public static Standing OfNew(Caller caller, string party) => Standing.Of(caller, "absent", owner: party);

    /// <summary>A receiver as a caller: it sees what a representative of its party sees, and nothing by what that person is elsewhere.</summary>
    public static Caller Itself(string receiver, string party) => new($"webhook-{receiver}", [new HeldRole(party, Representative)]);
}
