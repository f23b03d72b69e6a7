using Naru.Core;

namespace Naru.Hub.Identity.Events;

/// <summary>A mail that identity wants to be sent. Its text is made by whoever sends it. Immutable.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="To">The address.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="Subject">The subject, in that language.</param>
/// <param name="Text">The text, in that language, with the link in it.</param>
public sealed record IdentityMail(IdentityMailKind Kind, string To, Language Language, string Subject, string Text);

/// <summary>What a mail is about.</summary>
public enum IdentityMailKind
{
    /// <summary>Finish making an account.</summary>
    Registration,

    /// <summary>There is an account already.</summary>
    AlreadyRegistered,

    /// <summary>Set a new password.</summary>
    PasswordReset,

    /// <summary>Confirm another address.</summary>
    EmailConfirmation,

    /// <summary>Take a role in a party.</summary>
    Invitation,
}
