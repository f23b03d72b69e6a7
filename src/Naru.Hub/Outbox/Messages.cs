using System.Text.Json;
using System.Text.Json.Serialization;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;

namespace Naru.Hub.Outbox;

/// <summary>Who gets a mail, in which language. Personal text: sealed in the ledger, and no mail is sent to a person who was erased. Immutable.</summary>
/// <param name="Address">The e-mail address.</param>
/// <param name="Name">The person's name; null if it is not said.</param>
/// <param name="Language">The language that the person reads.</param>
public sealed record MailRecipient(
    PersonalText Address,
    // Written also when there is none: what reads messages takes a member that is missing for a mistake.
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] PersonalText? Name,
    Language Language);

/// <summary>A mail to one person. Immutable.</summary>
/// <param name="To">Who gets it.</param>
/// <param name="Template">Its template.</param>
/// <param name="Values">Values of the template that tell of nobody.</param>
/// <param name="Personal">Values of the template that tell of somebody.</param>
public sealed record MailMessage(MailRecipient To, string Template, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, PersonalText>? Personal = null);

/// <summary>What becomes of a meeting.</summary>
public enum MeetingAction
{
    /// <summary>It is on, for the first time or at another time or place.</summary>
    Invite,

    /// <summary>It is off.</summary>
    Cancel,
}

/// <summary>A meeting in somebody's calendar, with a mail. Immutable.</summary>
/// <param name="Mail">The mail that carries it.</param>
/// <param name="Meeting">The meeting's id, the same for as long as it lives: the calendar knows it by that.</param>
/// <param name="Sequence">0 for the first invitation, one more with each change: a calendar ignores what is older than what it has.</param>
/// <param name="Action">What becomes of it.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Location">Where it is.</param>
public sealed record MeetingMessage(
    MailMessage Mail, string Meeting, int Sequence, MeetingAction Action, DateTimeOffset Start, DateTimeOffset End, string Summary, string? Location = null);

/// <summary>Something that a registered receiver is told of. Immutable.</summary>
/// <param name="Id">Its id, the same whenever it is sent: <c>webhook-id</c>. No dot in it.</param>
/// <param name="Receiver">The receiver's id.</param>
/// <param name="Type">What happened, such as <c>offering.published</c>.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">The particulars, as JSON.</param>
public sealed record WebhookMessage(string Id, string Receiver, string Type, DateTimeOffset Timestamp, JsonElement Data);

/// <summary>Makes messages for the ledger's outbox. Pure.</summary>
public static class OutboxMessages
{
    /// <summary>The channel of mails.</summary>
    public const string MailChannel = "mail";

    /// <summary>The channel of meetings.</summary>
    public const string CalendarChannel = "calendar";

    /// <summary>The channel of webhooks.</summary>
    public const string WebhookChannel = "webhook";

    /// <summary>A mail.</summary>
    public static NewMessage Of(MailMessage mail, DateTimeOffset? notBefore = null) => new(MailChannel, JsonPayload.Of(mail, ApiJson.Options), NotBefore: notBefore);

    /// <summary>A meeting: what concerns one meeting is sent in order.</summary>
    public static NewMessage Of(MeetingMessage meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return new(CalendarChannel, JsonPayload.Of(meeting, ApiJson.Options), OrderKey: $"{meeting.Meeting}/{meeting.Mail.To.Address.Person}");
    }

    /// <summary>A webhook.</summary>
    /// <param name="webhook">What the receiver is told.</param>
    /// <param name="order">
    /// What waits for one another; null for everything that the receiver is told, so that one that does not answer holds up itself alone.
    /// </param>
    public static NewMessage Of(WebhookMessage webhook, string? order = null)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return new(WebhookChannel, JsonPayload.Of(webhook, ApiJson.Options), OrderKey: order ?? webhook.Receiver);
    }

    /// <summary>What a message says; <c>OUT101</c> if it is of another form.</summary>
    internal static Result<T> Read<T>(OutboxMessage message)
        where T : class
    {
        try
        {
            return Result.Success(message.Body.Read<T>(ApiJson.Options));
        }
        catch (JsonException)
        {
            return Result.Failure<T>([OutboxErrors.Unreadable.At("$")]);
        }
    }
}
