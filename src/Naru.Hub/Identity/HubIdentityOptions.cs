using Naru.Core;
using Naru.Hub.Identity.Institutions;
using Naru.Ledger;

namespace Naru.Hub.Identity;

/// <summary>How identity is set up. Immutable.</summary>
public sealed record HubIdentityOptions
{
    /// <summary>The database, which is the ledger's.</summary>
    public required LedgerAddress Database { get; init; }

    /// <summary>The address under which people open the hub, without a path: <c>https://hub.example</c>. Passkeys are bound to it, and links in mails begin with it.</summary>
    public required Uri PublicOrigin { get; init; }

    /// <summary>Institutions through which people may sign in.</summary>
    public ValueList<Institution> Institutions { get; init; } = [];

    /// <summary>The certificate file (PKCS#12) that seals the keys of cookies in the database; null leaves them as safe as the database is.</summary>
    public string? KeyCertificateFile { get; init; }

    /// <summary>The password of that file.</summary>
    public string? KeyCertificatePassword { get; init; }

    /// <summary>The domain to which passkeys are bound; by default that of <see cref="PublicOrigin"/>.</summary>
    internal string RelyingParty => PublicOrigin.Host;

    /// <summary>The origin as browsers send it: scheme, host and port, without a slash.</summary>
    internal string Origin => PublicOrigin.GetLeftPart(UriPartial.Authority);

    /// <summary>The only other address that browsers treat as safe is this machine's.</summary>
    internal bool IsSecure => PublicOrigin.Scheme == Uri.UriSchemeHttps;
}
