using System.Text.Json;
using Naru.Core;

namespace Naru.Hub.Webhooks.Contracts;

/// <summary>Of whose things a receiver is told.</summary>
public enum WebhookAbout
{
    /// <summary>Of what is the party's own: the party, its innovations, its offerings, its memberships.</summary>
    Own,

    /// <summary>Of everything that the party may see.</summary>
    Visible,
}

/// <summary>What a receiver is and wants. Immutable.</summary>
/// <param name="Address">Where it is called: https, and public.</param>
/// <param name="Types">Of what it is told: types of <c>GET /api/v1/webhook-types</c>.</param>
/// <param name="About">Of whose things.</param>
/// <param name="Description">What it is for, for those who see it in a list.</param>
public sealed record WebhookContent(string Address, ValueList<string> Types, WebhookAbout About = WebhookAbout.Own, string? Description = null);

/// <summary>A receiver that is to be registered. Immutable.</summary>
/// <param name="Party">The party for which it receives.</param>
/// <param name="Content">What it is and wants.</param>
public sealed record NewWebhook(string Party, WebhookContent Content);

/// <summary>How the secret is changed. Immutable.</summary>
/// <param name="OverlapHours">For how many hours the old one still signs, beside the new one: 0 to 168; 24 if nothing is said. 0 if the old one became known.</param>
public sealed record SecretChange(long? OverlapHours = null);

/// <summary>A receiver as the API shows it; never its secret. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Party">The party for which it receives.</param>
/// <param name="State"><c>active</c>, <c>paused</c>, <c>off</c> or <c>removed</c>.</param>
/// <param name="Content">What it is and wants.</param>
/// <param name="OffBecause">Why it was switched off: <c>failing</c> or <c>gone</c>.</param>
/// <param name="OldSecretsUntil">Until when older secrets still sign; left out if none does.</param>
/// <param name="FailingSince">Since when nothing was taken over; left out if the last attempt was.</param>
public sealed record WebhookView(
    string Id, string Party, string State, WebhookContent Content, string? OffBecause, DateTimeOffset? OldSecretsUntil, DateTimeOffset? FailingSince);

/// <summary>A receiver with its secret, which is shown this once. Immutable.</summary>
/// <param name="Secret"><c>whsec_</c> and the Base64 of the key.</param>
/// <param name="Receiver">The receiver.</param>
public sealed record WebhookSecretView(string Secret, WebhookView Receiver);

/// <summary>What became of something that a receiver is told.</summary>
public enum DeliveryState
{
    /// <summary>It did not work yet and is tried again.</summary>
    Waiting,

    /// <summary>It was taken over.</summary>
    Delivered,

    /// <summary>It was given up.</summary>
    Failed,

    /// <summary>It was not sent: the receiver was paused or off, or may not know of it any more.</summary>
    Skipped,
}

/// <summary>Something that a receiver was told, or was to be told. What the receiver answered is not kept, but for its status. Immutable.</summary>
/// <param name="Id">Its id: <c>webhook-id</c>.</param>
/// <param name="Type">What happened.</param>
/// <param name="Happened">When it happened.</param>
/// <param name="Data">The particulars, as they are sent.</param>
/// <param name="State">What became of it.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Tried">When it was tried last.</param>
/// <param name="NextTry">When it is tried again.</param>
/// <param name="Status">The HTTP status of the last attempt; left out if there was no answer.</param>
/// <param name="Code">Why it did not work: a code of docs/errors.md.</param>
public sealed record DeliveryView(
    string Id, string Type, DateTimeOffset Happened, JsonElement Data, DeliveryState State, long Tries, DateTimeOffset? Tried, DateTimeOffset? NextTry, long? Status, string? Code);

/// <summary>What a receiver can be told. Immutable.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Thing">Of what kind of thing: <c>party</c>, <c>innovation</c>, <c>offering</c> or <c>membership</c>.</param>
/// <param name="Meaning">What happened.</param>
public sealed record WebhookTypeView(string Type, string Thing, BilingualText Meaning);

/// <summary>What receivers can be told. Immutable.</summary>
public sealed record WebhookTypeList(ValueList<WebhookTypeView> Types);
