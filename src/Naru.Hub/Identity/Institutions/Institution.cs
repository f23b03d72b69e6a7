using Naru.Core;

namespace Naru.Hub.Identity.Institutions;

/// <summary>An institution that vouches for its people by OpenID Connect. Immutable; a matter of configuration.</summary>
/// <param name="Id">A short name of small letters, digits and hyphens, which stands in addresses; never changed once people have signed in.</param>
/// <param name="Name">What people see.</param>
/// <param name="Issuer">The issuer, exactly as it calls itself; its discovery document is below it. Must be https, but for this machine.</param>
/// <param name="ClientId">Under which the institution knows the hub.</param>
/// <param name="ClientSecret">Shared with the institution; null for a public client.</param>
public sealed record Institution(string Id, BilingualText Name, Uri Issuer, string ClientId, string? ClientSecret)
{
    /// <summary>The party that the institution is in the directory; null if it is none, as ORCID.</summary>
    public string? Party { get; init; }

    /// <summary>The domains of e-mail addresses for which the institution speaks. An address of another domain is never taken as proof.</summary>
    public ValueList<string> Domains { get; init; } = [];

    /// <summary>What is asked for beside <c>openid</c>.</summary>
    public ValueList<string> Scopes { get; init; } = ["email", "profile"];

    /// <summary>Values of <c>acr</c> or <c>amr</c> (RFC 8176) by which the institution says that it asked for two factors.</summary>
    public ValueList<string> TwoFactorValues { get; init; } = ["mfa", "https://refeds.org/profile/mfa"];

    /// <summary>The claim that holds a verified ORCID iD; null if there is none. For ORCID itself: <c>sub</c>.</summary>
    public string? OrcidClaim { get; init; }

    /// <summary>The name under which its people's accounts are linked.</summary>
    internal string Login => $"oidc:{Id}";

    /// <summary>The authentication scheme.</summary>
    internal string Scheme => $"oidc-{Id}";

    /// <summary>Never the secret.</summary>
    public override string ToString() => $"{Id} ({Issuer})";
}
