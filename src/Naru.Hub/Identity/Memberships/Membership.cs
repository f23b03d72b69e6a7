using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Memberships;

/// <summary>A membership as it stands now. Immutable.</summary>
/// <param name="Row">What was given.</param>
/// <param name="Party">The party in which it is held now: where the party in which it was given was merged into.</param>
/// <param name="State">The state in the permission table.</param>
internal sealed record Membership(MembershipRow Row, string Party, string State)
{
    public const string InForce = "in-force";
    public const string Ended = "ended";

    public string Id => Row.Id;
}

/// <summary>An invitation as it stands now. Immutable.</summary>
/// <param name="Row">What was offered.</param>
/// <param name="Party">The party in which the role would be held now.</param>
/// <param name="State">The state in the permission table.</param>
internal sealed record Offer(InvitationRow Row, string Party, string State)
{
    public const string Open = "open";
    public const string Accepted = "accepted";
    public const string Expired = "expired";
    public const string Revoked = "revoked";
}
