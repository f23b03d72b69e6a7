using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;

namespace Naru.Hub.Identity.Events;

/// <summary>A mail that identity wants to be sent. It goes through the ledger's outbox, sealed with its reader's key. Immutable.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Person">Whose key seals it: the person's id, or the invitation's while nobody knows who will read it.</param>
/// <param name="To">The address.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text, with the link in it.</param>
internal sealed record IdentityMail(IdentityMailKind Kind, string Person, string To, Language Language, string Subject, string Text)
{
    /// <summary>The channel of the outbox.</summary>
    public const string Channel = "mail";

    public NewMessage ToMessage() => new(Channel, JsonPayload.Of(new
    {
        to = new PersonalText(Person, To),
        subject = new PersonalText(Person, Subject),
        text = new PersonalText(Person, Text),
    }));
}

/// <summary>What a mail is about.</summary>
internal enum IdentityMailKind
{
    Registration,
    AlreadyRegistered,
    PasswordReset,
    EmailConfirmation,
    Invitation,
}
