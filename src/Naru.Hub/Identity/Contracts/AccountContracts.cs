using System.Text.Json;
using Naru.Core;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.SignIn;

namespace Naru.Hub.Identity.Contracts;

/// <summary>A person's own account. Nobody else is shown it.</summary>
internal sealed record AccountView(
    string Person, string Email, string Name, LanguageTag Language, DateTimeOffset CreatedAt, Assurance Assurance, bool HasPassword, bool HasTotp, int RecoveryCodesLeft,
    int Passkeys, ValueList<string> Institutions, ValueList<RoleView> Roles);

/// <summary>A role that the person holds now.</summary>
internal sealed record RoleView(string Party, string Role);

/// <summary>What a person may change about the own account: these members and no others.</summary>
internal sealed record ProfileChange(string Name, LanguageTag? Language = null);

internal sealed record PasswordChange(string Password, string? Current = null);

/// <summary>Where the person is signed in.</summary>
internal sealed record SessionView(string Id, SignInMethod Method, Assurance Assurance, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, string Network, string Device, bool IsThis);

internal sealed record SessionList(ValueList<SessionView> Items);

/// <summary>An authenticator program's secret, shown once: as letters, and as an address for a QR code.</summary>
internal sealed record TotpEnrolment(string Secret, string Address);

internal sealed record CodeInput(string Code);

/// <summary>Recovery codes, shown once.</summary>
internal sealed record RecoveryCodes(ValueList<string> Codes);

internal sealed record NewPasskey(string Ticket, string Name, JsonElement Credential);

/// <summary>A passkey. Its public half (COSE_Key, base64url) and its credential's id are what a hospital's custodian accepts, so that a node can check delegations by it.</summary>
internal sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt, bool IsBackedUp, string CredentialId, string PublicKey);

internal sealed record PasskeyList(ValueList<PasskeyView> Items);

/// <summary>An API token that is wanted. <c>party</c> narrows it to the roles in one party.</summary>
internal sealed record ApiTokenRequest(string Name, ValueList<string> Scopes, int Days, string? Party = null);

/// <summary>The token, shown once.</summary>
internal sealed record NewApiToken(string Id, string Token, DateTimeOffset ExpiresAt);

internal sealed record ApiTokenView(
    string Id, string Name, string Hint, ValueList<string> Scopes, string? Party, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt);

internal sealed record ApiTokenList(ValueList<ApiTokenView> Items);

internal sealed record ScopeView(string Name, LabelView Title);

internal sealed record ScopeList(ValueList<ScopeView> Items);

internal sealed record EmailInput(string Email);

internal enum LinkDeclarationKind
{
    Orcid,
    SameAs,
}

/// <summary>Something that says which human it is: an ORCID iD, or the id of another account.</summary>
internal sealed record LinkDeclaration(LinkDeclarationKind Kind, string Value, string Reason);

/// <summary>An officer's: two accounts are one human's.</summary>
internal sealed record LinkByOfficer(string Person, LinkDeclarationKind Kind, string Value, string Reason);

internal sealed record LinkView(string Id, LinkKind Kind, string Value, bool IsVerified, DateTimeOffset CreatedAt, DateTimeOffset? EndAskedAt);

internal sealed record LinkList(ValueList<LinkView> Items);

/// <summary>What an officer sees of a link whose person wants it gone: kind and ids, not its value.</summary>
internal sealed record LinkEndRequest(string Id, string Person, LinkKind Kind, bool IsVerified, DateTimeOffset EndAskedAt);

internal sealed record LinkEndRequests(ValueList<LinkEndRequest> Items);
