namespace Naru.Hub.Identity.Store;

/// <summary>A person asks for a role in a party.</summary>
internal sealed class PartyClaimRow
{
    public required string Id { get; set; }

    public required string Person { get; set; }

    /// <summary>The party as it was called then; to which it leads now the directory says.</summary>
    public required string Party { get; set; }

    public required string Role { get; set; }

    /// <summary>Why the person should have it, in the person's words. In no event: it is deleted with the account.</summary>
    public required string Statement { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The first moment at which nobody can decide it any longer.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was decided or withdrawn; null before.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    public Memberships.ClaimEnd? End { get; set; }

    /// <summary>Why it was decided so, in the words of whoever decided.</summary>
    public string? Reason { get; set; }

    /// <summary>The membership that came of it.</summary>
    public string? Membership { get; set; }
}
