using Naru.Core;
using Naru.Hub.Outbox;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;

namespace Naru.Hub.Identity.Events;

/// <summary>A mail that identity wants to be sent. It goes through the ledger's outbox, its personal parts sealed with its reader's key. Immutable.</summary>
/// <param name="Kind">What it is about: which template.</param>
/// <param name="Person">Whose key seals it: the person's id, or the invitation's while nobody knows who will read it.</param>
/// <param name="To">The address.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="Link">The link, with its secret.</param>
/// <param name="Until">The last day of the link, when the template says it.</param>
internal sealed record IdentityMail(IdentityMailKind Kind, string Person, string To, Language Language, string Link, string? Until = null)
{
    public NewMessage ToMessage()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Until is not null)
        {
            values.Add("until", Until);
        }

        return OutboxMessages.Of(new MailMessage(
            // No name: it was typed by whoever asked, and a stranger's address must not get a text of theirs.
            new MailRecipient(new PersonalText(Person, To), new PersonalText(Person, ""), Language),
            $"identity-{SecurityEvents.Word(Kind)}",
            values,
            new Dictionary<string, PersonalText>(StringComparer.Ordinal) { ["link"] = new(Person, Link) }));
    }
}

/// <summary>What a mail is about.</summary>
internal enum IdentityMailKind
{
    Registration,
    AlreadyRegistered,
    PasswordReset,
    Email,
    Invitation,
    ClaimMade,
    ClaimGranted,
    ClaimDeclined,
}
