using Microsoft.AspNetCore.Identity;
using Naru.Core;

namespace Naru.Hub.Identity.Store;

/// <summary>
/// A person's account. Its id is the person's party id. What ASP.NET Core Identity keeps is used for e-mail, password hash and security stamp; its lockout, its
/// second factor and its recovery codes are not, because they go by the machine's clock and keep codes in clear text.
/// </summary>
internal sealed class Account : IdentityUser
{
    /// <summary>As others see it; passed <see cref="Names.NameRule"/>.</summary>
    public required string Name { get; set; }

    public Language Language { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The authenticator program's secret, sealed by data protection; set but unconfirmed while enrolling.</summary>
    public string? TotpSecret { get; set; }

    public DateTimeOffset? TotpConfirmedAt { get; set; }

    /// <summary>The last step whose code was used: no code of it or of an earlier one is accepted again.</summary>
    public long TotpLastStep { get; set; }

    /// <summary>When the account was closed; nobody signs in then.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Raised with every change that a person makes: the entity tag.</summary>
    public long Version { get; set; }
}
