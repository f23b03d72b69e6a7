using Naru.Core;

namespace Naru.Hub.Identity.Contracts;

/// <summary>A role that is offered by mail.</summary>
internal sealed record InvitationRequest(string Party, string Role, string Email, int Days, DateTimeOffset? MembershipUntil = null, LanguageTag? Language = null);

/// <summary>An invitation, to those who invite.</summary>
internal sealed record InvitationView(
    string Id, string Party, string Role, string Email, string InvitedBy, string State, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? MembershipUntil);

internal sealed record InvitationList(ValueList<InvitationView> Items);

/// <summary>An invitation, to whoever holds its link.</summary>
internal sealed record InvitationOffer(string Party, string Role, DateTimeOffset ExpiresAt, DateTimeOffset? MembershipUntil);

/// <summary>Takes the role. <c>withOtherAddress</c>: yes, although the mail went to an address that this account does not have.</summary>
internal sealed record InvitationAcceptance(string Token, bool WithOtherAddress = false);

internal sealed record MembershipGrant(string Person, string Party, string Role, DateTimeOffset? From = null, DateTimeOffset? To = null);

/// <summary>A role that somebody holds or held. <c>givenIn</c>: the party in which it was given, if that one was merged since.</summary>
internal sealed record MembershipView(
    string Id, string Person, string Party, string Role, DateTimeOffset From, DateTimeOffset? To, string GrantedBy, string Authority, DateTimeOffset? EndedAt, string State,
    string? GivenIn = null);

internal sealed record MembershipList(ValueList<MembershipView> Items);
