using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Memberships;

/// <summary>How a claim ended.</summary>
internal enum ClaimEnd
{
    Granted,
    Declined,
    Withdrawn,
}

/// <summary>The states of a claim, as the permission table and the API call them.</summary>
internal enum ClaimState
{
    Open,
    Granted,
    Declined,
    Withdrawn,

    /// <summary>Nobody decided it in time, or the party was closed.</summary>
    Expired,
}

/// <summary>A claim as it stands now. Immutable.</summary>
/// <param name="Row">What was asked.</param>
/// <param name="Party">The party in which the role would be held now.</param>
/// <param name="State">Its state.</param>
internal sealed record PartyClaim(PartyClaimRow Row, string Party, ClaimState State)
{
    public string Id => Row.Id;

    /// <summary>
    /// The entity tag's number: another one when the state is another, and when the party was merged, so that nobody grants a role in a party that they did not see. It does not count anything.
    /// </summary>
    public long Version =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{Row.Id} {Party} {State}"))) & long.MaxValue;
}
