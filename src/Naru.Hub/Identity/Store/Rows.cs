using Naru.Hub.Identity.SignIn;

namespace Naru.Hub.Identity.Store;

/// <summary>Somebody is signed in somewhere. The cookie holds its secret; the row decides.</summary>
internal sealed class SessionRow
{
    public required string Id { get; set; }

    public required string SecretHash { get; set; }

    public required string Account { get; set; }

    /// <summary>The account's security stamp at that time: another one ends the session.</summary>
    public required string Stamp { get; set; }

    public SignInMethod Method { get; set; }

    public Assurance Assurance { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When the person last proved who they are.</summary>
    public DateTimeOffset ProvedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The network that the person came from, its last part cut off; shown to the person only.</summary>
    public required string Network { get; set; }

    /// <summary>Browser and system in two words; shown to the person only.</summary>
    public required string Device { get; set; }
}

/// <summary>Something that was handed out once and may come back once: a passkey's challenge, a mailed link, a second factor's ticket.</summary>
internal sealed class ChallengeRow
{
    public required string SecretHash { get; set; }

    public required string Purpose { get; set; }

    public string? Account { get; set; }

    public required string Payload { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>Failures of one account's key or one network.</summary>
internal sealed class ThrottleRow
{
    public required string Key { get; set; }

    public int Failures { get; set; }

    /// <summary>Up to when failures were taken off for the time that passed.</summary>
    public DateTimeOffset ForgottenTo { get; set; }

    public DateTimeOffset LastAt { get; set; }
}

/// <summary>One code of a paper list.</summary>
internal sealed class RecoveryCodeRow
{
    public required string CodeHash { get; set; }

    public required string Account { get; set; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>An API token: what a program shows instead of a person.</summary>
internal sealed class ApiTokenRow
{
    public required string Id { get; set; }

    public required string SecretHash { get; set; }

    /// <summary>Its first letters, by which its owner recognises it.</summary>
    public required string Hint { get; set; }

    public required string Account { get; set; }

    /// <summary>The only party for which it speaks; null for all of the person's.</summary>
    public string? Party { get; set; }

    public required string Name { get; set; }

    /// <summary>Names of scopes, with blanks between.</summary>
    public required string Scopes { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A role in a party, offered to whoever has an e-mail address.</summary>
internal sealed class InvitationRow
{
    public required string Id { get; set; }

    public required string SecretHash { get; set; }

    public required string Party { get; set; }

    public required string Role { get; set; }

    public required string Email { get; set; }

    public required string EmailKey { get; set; }

    public required string InvitedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When the membership that it gives ends; null for open.</summary>
    public DateTimeOffset? MembershipUntil { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public string? AcceptedBy { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A person holds a role in a party for a time, because somebody gave it.</summary>
internal sealed class MembershipRow
{
    public required string Id { get; set; }

    public required string Person { get; set; }

    public required string Party { get; set; }

    public required string Role { get; set; }

    public DateTimeOffset From { get; set; }

    /// <summary>The first moment at which it no longer holds; null for open.</summary>
    public DateTimeOffset? To { get; set; }

    public required string GrantedBy { get; set; }

    /// <summary>By what right: <c>invitation:…</c>, <c>grant</c>, <c>founding</c>.</summary>
    public required string Authority { get; set; }

    /// <summary>Ended by somebody: at once, whatever a clock says later.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }
}

/// <summary>Something that says which human stands behind an account.</summary>
internal sealed class LinkRow
{
    public required string Id { get; set; }

    public required string Person { get; set; }

    public Humans.LinkKind Kind { get; set; }

    /// <summary>The ORCID iD, the e-mail address's key or the other person's id.</summary>
    public required string Value { get; set; }

    /// <summary>Shown by ORCID, by mail or by an officer; otherwise only said.</summary>
    public bool IsVerified { get; set; }

    public required string DeclaredBy { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The person wants it gone; it counts until an officer agrees.</summary>
    public DateTimeOffset? EndAskedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }
}

/// <summary>A public key by which a person signs questions.</summary>
internal sealed class SigningKeyRow
{
    public required string Id { get; set; }

    public required string Person { get; set; }

    /// <summary>RFC 7638, base64url.</summary>
    public required string Thumbprint { get; set; }

    /// <summary>The public key: <c>{"crv":…,"kty":…,"x":…,"y":…}</c>.</summary>
    public required string Jwk { get; set; }

    public required string Label { get; set; }

    public SigningKeys.KeyOrigin Origin { get; set; }

    public required string Purpose { get; set; }

    public string? Study { get; set; }

    /// <summary>The delegation's bytes as they are given to nodes; null for a key of the command line that was registered before those had one.</summary>
    public byte[]? Delegation { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>What happened, until the ledger has it.</summary>
internal sealed class PendingEventRow
{
    public required string Id { get; set; }

    public required string Type { get; set; }

    /// <summary>The person whose credentials it concerns: the ledger's stream.</summary>
    public required string Person { get; set; }

    public required string Payload { get; set; }

    /// <summary>When it happened: the ledger's own time is that of the delivery.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The codes with which the ledger refused it for good; null while it waits.</summary>
    public string? Refused { get; set; }
}

/// <summary>A person who is to be erased, or was.</summary>
internal sealed class ErasureRow
{
    public required string Person { get; set; }

    public DateTimeOffset AskedAt { get; set; }

    public required string AskedBy { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>The latest time that any instance has seen.</summary>
internal sealed class ClockRow
{
    public int Id { get; set; }

    public DateTimeOffset Latest { get; set; }
}
