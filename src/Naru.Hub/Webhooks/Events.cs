using System.Collections.Frozen;
using System.Text.Json;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Webhooks.Contracts;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;

namespace Naru.Hub.Webhooks;

/// <summary>
/// Something that happened to a receiver. Its members are the payload; its name in the ledger never changes. Address and description are sealed, since addresses of receivers often are secrets themselves and
/// descriptions may name somebody; secrets are not here at all, only their ids.
/// </summary>
internal abstract record WebhookEvent;

/// <summary>What is recorded of a receiver's content. Immutable.</summary>
internal sealed record SealedContent(PersonalText Address, ValueList<string> Types, WebhookAbout About, PersonalText? Description = null);

/// <summary>It was registered.</summary>
/// <param name="Party">The party for which it receives.</param>
/// <param name="Content">What it is and wants.</param>
/// <param name="Secret">The id of its first secret.</param>
internal sealed record WebhookRegistered(string Party, SealedContent Content, string Secret) : WebhookEvent;

/// <summary>It is or wants something else.</summary>
internal sealed record WebhookChanged(SealedContent Content) : WebhookEvent;

/// <summary>It has a new secret.</summary>
/// <param name="Secret">The id of the new one.</param>
/// <param name="OldUntil">Until when those before it still sign, at the longest.</param>
internal sealed record SecretRotated(string Secret, DateTimeOffset OldUntil) : WebhookEvent;

/// <summary>It is not called for a while.</summary>
internal sealed record WebhookPaused : WebhookEvent;

/// <summary>It is called again.</summary>
internal sealed record WebhookResumed : WebhookEvent;

/// <summary>The hub stopped calling it.</summary>
/// <param name="Because">Why.</param>
internal sealed record WebhookSwitchedOff(OffReason Because) : WebhookEvent;

/// <summary>A test was asked for.</summary>
/// <param name="Delivery">Its id.</param>
internal sealed record WebhookPinged(string Delivery) : WebhookEvent;

/// <summary>Something is to be sent once more.</summary>
/// <param name="Delivery">Its id.</param>
internal sealed record RedeliveryAsked(string Delivery) : WebhookEvent;

/// <summary>It is no more.</summary>
internal sealed record WebhookRemoved : WebhookEvent;

/// <summary>
/// Receivers are to be told of an event: who was told what is a matter of record, too. Stands in the stream <c>webhook-queue</c>.
/// </summary>
/// <param name="Event">The event's position in the ledger.</param>
/// <param name="Type">What they are told.</param>
/// <param name="Receivers">The ids of the receivers that might see it then; each is judged again when it is called.</param>
internal sealed record WebhookQueued(long Event, string Type, ValueList<string> Receivers) : WebhookEvent;

/// <summary>Why the hub stopped calling a receiver.</summary>
internal enum OffReason
{
    /// <summary>It took nothing over for days.</summary>
    Failing,

    /// <summary>It said that it is no more (410).</summary>
    Gone,
}

/// <summary>The module's events as the ledger holds them. Safe for threads.</summary>
internal static class WebhookEvents
{
    /// <summary>The stream of what receivers are to be told.</summary>
    public const string Queue = "webhook-queue";

    private const int Schema = 1;

    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["webhook.registered"] = typeof(WebhookRegistered),
        ["webhook.changed"] = typeof(WebhookChanged),
        ["webhook.secret-rotated"] = typeof(SecretRotated),
        ["webhook.paused"] = typeof(WebhookPaused),
        ["webhook.resumed"] = typeof(WebhookResumed),
        ["webhook.switched-off"] = typeof(WebhookSwitchedOff),
        ["webhook.pinged"] = typeof(WebhookPinged),
        ["webhook.redelivery-asked"] = typeof(RedeliveryAsked),
        ["webhook.removed"] = typeof(WebhookRemoved),
        ["webhook.queued"] = typeof(WebhookQueued),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Names = Types.ToFrozenDictionary(t => t.Value, t => t.Key);

    /// <summary>The stream of a receiver.</summary>
    public static string Stream(string id) => $"webhook/{id}";

    /// <summary>The event for the ledger.</summary>
    public static NewEvent New(WebhookEvent e) => new(Names[e.GetType()], Schema, JsonPayload.FromUtf8(JsonSerializer.SerializeToUtf8Bytes(e, e.GetType(), ApiJson.Options)));

    /// <summary>The event of a record of the ledger; null if it is not this module's.</summary>
    public static WebhookEvent? Of(RecordedEvent recorded) => Types.TryGetValue(recorded.Type, out var type)
        ? (WebhookEvent)(JsonSerializer.Deserialize(recorded.Payload.Utf8.Span, type, ApiJson.Options) ?? throw new JsonException("An event is an object."))
        : null;
}
