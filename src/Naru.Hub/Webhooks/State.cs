using Naru.Core;
using Naru.Hub.Webhooks.Contracts;

namespace Naru.Hub.Webhooks;

/// <summary>The states of a receiver.</summary>
internal enum WebhookStatus
{
    Active,
    Paused,
    Off,
    Removed,
}

/// <summary>A secret of a receiver, by its id, and until when it signs; null for the one that is in force. Immutable.</summary>
internal sealed record SecretRef(string Id, DateTimeOffset? Until);

/// <summary>A receiver, as its events made it. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Party">The party for which it receives.</param>
/// <param name="Content">What it is and wants.</param>
/// <param name="Secrets">Its secrets, the newest first.</param>
/// <param name="Since">Since when it has been called: failures of before do not count.</param>
internal sealed record WebhookState(string Id, string Party, SealedContent Content, ValueList<SecretRef> Secrets, DateTimeOffset Since)
{
    /// <summary>The most secrets that sign at a time: the headers stay short, and nobody mistakes rotation for keeping.</summary>
    public const int MostSecrets = 3;

    public WebhookStatus Status { get; init; }

    public OffReason? OffBecause { get; init; }

    /// <summary>Where it is called; null if the address was erased.</summary>
    public Uri? Target => Uri.TryCreate(Content.Address.Text, UriKind.Absolute, out var target) ? target : null;

    /// <summary>The state's name in the permission table.</summary>
    public string Standing => Status switch
    {
        WebhookStatus.Active => "active",
        WebhookStatus.Paused => "paused",
        WebhookStatus.Off => "off",
        WebhookStatus.Removed => "removed",
    };

    /// <summary>The receiver after an event; null before the first.</summary>
    public static WebhookState? Apply(string id, WebhookState? state, WebhookEvent e, DateTimeOffset time) => e switch
    {
        WebhookRegistered registered => new WebhookState(id, registered.Party, registered.Content, [new SecretRef(registered.Secret, null)], time),
        WebhookChanged changed => Of(state) with { Content = changed.Content },
        SecretRotated rotated => Of(state) with
        {
            Secrets =
            [
                new SecretRef(rotated.Secret, null),
                .. Of(state).Secrets.Select(s => s with { Until = s.Until is { } until && until < rotated.OldUntil ? until : rotated.OldUntil }).Where(s => s.Until > time).Take(MostSecrets - 1),
            ],
        },
        WebhookPaused => Of(state) with { Status = WebhookStatus.Paused },
        WebhookResumed => Of(state) with { Status = WebhookStatus.Active, OffBecause = null, Since = time },
        WebhookSwitchedOff off => Of(state) with { Status = WebhookStatus.Off, OffBecause = off.Because },
        WebhookRemoved => Of(state) with { Status = WebhookStatus.Removed },
        _ => state,
    };

    /// <summary>The secrets that sign at a moment, the newest first.</summary>
    public ValueList<SecretRef> Signing(DateTimeOffset now) => Secrets.Where(s => s.Until is null || s.Until > now).ToValueList();

    public WebhookView View(DateTimeOffset now, DateTimeOffset? failingSince) => new(
        Id, Party, Standing, new WebhookContent(Content.Address.Text ?? "", Content.Types, Content.About, Content.Description?.Text),
        OffBecause is { } because ? because == OffReason.Gone ? "gone" : "failing" : null, Signing(now).Select(s => s.Until).Max(), failingSince);

    private static WebhookState Of(WebhookState? state) => state ?? throw new InvalidOperationException("A receiver's first event registers it.");
}
