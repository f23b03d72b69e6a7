using Naru.Core;
using Naru.Hub.Identity.Memberships;

namespace Naru.Hub.Identity.Contracts;

/// <summary>Asks for a role in a party. Whoever decides is shown the statement, and the name and e-mail address of whoever asks.</summary>
internal sealed record PartyClaimRequest(string Party, string Statement, string Role = DecisionConflicts.Representative);

/// <summary>Grants a claim. <c>reason</c>: how it was made sure; <c>to</c>: until when the role is held.</summary>
internal sealed record PartyClaimGrant(string Reason, DateTimeOffset? To = null);

/// <summary>Declines a claim. The reason is shown to whoever asked.</summary>
internal sealed record PartyClaimRefusal(string Reason);

/// <summary>A claim, to its person and to those who may decide it. <c>judging</c>: what helps to decide, to those alone who may decide it.</summary>
internal sealed record PartyClaimView(
    string Id, string Party, string Role, string Person, string Statement, ClaimState State, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? DecidedAt,
    string? DecidedBy, string? Reason, string? Membership, ClaimJudging? Judging = null);

internal sealed record PartyClaimList(ValueList<PartyClaimView> Items);

/// <summary>What helps to decide a claim. Nothing of it is a proof.</summary>
/// <param name="Name">What the claimant is called in the own account.</param>
/// <param name="Email">The claimant's address.</param>
/// <param name="PartyNames">The party's names.</param>
/// <param name="PartyVerified">Whether an officer has made sure of the party before.</param>
/// <param name="HasRepresentative">Whether anybody represents the party now.</param>
/// <param name="HadRepresentative">Whether anybody ever did.</param>
/// <param name="RegisteredBy">Who registered the party.</param>
/// <param name="RegisteredAt">When.</param>
/// <param name="RegisteredByClaimant">Whether that was the claimant; to officers of the hub, under whichever account.</param>
/// <param name="Website">Whether the claimant reads mail at the domain of the party's web site.</param>
/// <param name="Contact">Whether the claimant reads mail at the domain of the party's contact.</param>
/// <param name="Conflict">Whether the claimant is whoever looks, under another account.</param>
/// <param name="OtherClaims">Other claims on the party, the newest first; at most fifty.</param>
internal sealed record ClaimJudging(
    string Name, string Email, PartyNames PartyNames, bool PartyVerified, bool HasRepresentative, bool HadRepresentative, string? RegisteredBy, DateTimeOffset? RegisteredAt,
    bool RegisteredByClaimant, ClaimDomain? Website, ClaimDomain? Contact, ClaimConflict Conflict, ValueList<OtherClaim> OtherClaims);

/// <summary>A domain that is said to be the party's.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="IsClaimants">Whether the claimant has shown to read mail there.</param>
/// <param name="SaidByClaimant">Whether it was the claimant (to officers of the hub: under whichever account) who said that it is the party's: then it says nothing.</param>
internal sealed record ClaimDomain(string Domain, bool IsClaimants, bool SaidByClaimant);

/// <summary>Another claim on the same party.</summary>
internal sealed record OtherClaim(string Id, string Person, string Role, ClaimState State, DateTimeOffset CreatedAt);

/// <summary>Whether whoever looks is in conflict with a claim.</summary>
internal enum ClaimConflict
{
    /// <summary>Nothing says so.</summary>
    None,

    /// <summary>Somebody says that both are one human, and nobody showed it: whoever decides has to know it.</summary>
    Possible,

    /// <summary>It was shown: somebody else has to decide.</summary>
    Proven,
}
