using System.Globalization;
using Naru.Core;
using Naru.Hub.Time;

namespace Naru.Hub.Identity.Events;

/// <summary>
/// The mails of identity; their texts are <c>data/templates/mail.json</c>. A link's secret stands behind <c>#</c>: it reaches the page that opens it and no server's log. Immutable; safe for threads.
/// </summary>
internal sealed class IdentityMails(HubIdentityOptions options)
{
    public IdentityMail Registration(string person, string to, Language language, string secret) =>
        new(IdentityMailKind.Registration, person, to, language, Link("register", secret));

    public IdentityMail AlreadyRegistered(string person, string to, Language language) =>
        new(IdentityMailKind.AlreadyRegistered, person, to, language, new Uri(options.PublicOrigin, "sign-in").AbsoluteUri);

    public IdentityMail PasswordReset(string person, string to, Language language, string secret) =>
        new(IdentityMailKind.PasswordReset, person, to, language, Link("reset-password", secret));

    public IdentityMail EmailConfirmation(string person, string to, Language language, string secret) =>
        new(IdentityMailKind.Email, person, to, language, Link("confirm-email", secret));

    public IdentityMail Invitation(string invitation, string to, Language language, string secret, DateTimeOffset until) =>
        new(IdentityMailKind.Invitation, invitation, to, language, Link("invitation", secret), SeoulTime.Of(until).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    /// <summary>To somebody who may decide a claim.</summary>
    public IdentityMail ClaimMade(string person, string to, Language language, string claim) => new(IdentityMailKind.ClaimMade, person, to, language, ClaimPage(claim));

    public IdentityMail ClaimGranted(string person, string to, Language language, string claim) => new(IdentityMailKind.ClaimGranted, person, to, language, ClaimPage(claim));

    public IdentityMail ClaimDeclined(string person, string to, Language language, string claim) => new(IdentityMailKind.ClaimDeclined, person, to, language, ClaimPage(claim));

    /// <summary>No secret: who is signed in and may see the claim sees it there.</summary>
    private string ClaimPage(string claim) => new Uri(options.PublicOrigin, $"claim#{claim}").AbsoluteUri;

    private string Link(string page, string secret) => new Uri(options.PublicOrigin, $"{page}#{secret}").AbsoluteUri;
}
