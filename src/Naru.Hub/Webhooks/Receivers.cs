using Naru.Core;
using Naru.Hub.Outbox;
using Naru.Hub.Webhooks.Contracts;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Outbox;
using Naru.Ledger.Personal;

namespace Naru.Hub.Webhooks;

/// <summary>
/// The registered receivers, as the sender of webhooks sees them. Before each attempt it is judged anew whether the receiver may know: a right that has ended ends what waits, too. After each attempt it is
/// written down, and a receiver that has failed for days, or says that it is no more, is switched off. Safe for threads and for several instances.
/// </summary>
internal sealed class Receivers(
    WebhookStore store, WebhookSecrets secrets, DeliveryLog log, Subjects subjects, Representatives representatives, ILedger ledger, TimeProvider clock) : IWebhookReceivers
{
    /// <summary>After how long without success a receiver is switched off.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private const string Rule = "webhooks/receiver/switch-off";

    public async ValueTask<WebhookPlan> PrepareAsync(WebhookMessage message, CancellationToken stop)
    {
        if ((await store.LoadAsync(message.Receiver, stop)).State is not { } receiver)
        {
            return new WebhookPlan.Unknown();
        }

        if (receiver.Status == WebhookStatus.Removed)
        {
            return new WebhookPlan.Nothing();
        }

        var isTest = message.Type == WebhookTypes.Ping;
        if (!await MayKnowAsync(receiver, message, isTest, stop))
        {
            await log.WithholdAsync(message, WebhookErrors.NotVisible.Code, stop);
            return new WebhookPlan.Nothing();
        }

        if (receiver.Status == WebhookStatus.Off || receiver.Target is null)
        {
            await log.SkipAsync(message, WebhookErrors.WasOff.Code, stop);
            return new WebhookPlan.Nothing();
        }

        if (receiver.Status == WebhookStatus.Paused && !isTest)
        {
            await log.SkipAsync(message, WebhookErrors.WasPaused.Code, stop);
            return new WebhookPlan.Nothing();
        }

        return new WebhookPlan.Call(receiver.Target, await secrets.KeysAsync(receiver.Signing(clock.GetUtcNow()), stop));
    }

    public async ValueTask<SendOutcome> NoteAsync(WebhookMessage message, WebhookAttempt attempt, CancellationToken stop)
    {
        if (attempt.Error is not { } error)
        {
            await log.NoteAsync(message, attempt, DeliveryState.Delivered, null, stop);
            await log.NoteHealthAsync(message.Receiver, works: true, stop);
            return new SendOutcome.Sent();
        }

        var wait = attempt.IsForGood ? null : WebhookSchedule.After(attempt.Number);
        if (wait is { } planned && attempt.After is { } asked && asked > planned)
        {
            wait = asked;
        }

        var since = await log.NoteHealthAsync(message.Receiver, works: false, stop);
        var isGone = error.Code == OutboxErrors.WebhookGone.Code;
        if ((isGone || since <= clock.GetUtcNow() - Patience) && await SwitchOffAsync(message.Receiver, isGone ? OffReason.Gone : OffReason.Failing, stop))
        {
            wait = null;
        }

        await log.NoteAsync(message, attempt, wait is null ? DeliveryState.Failed : DeliveryState.Waiting, clock.GetUtcNow() + wait, stop);
        var reason = OutboxErrors.Reason(error);
        return wait is { } after ? new SendOutcome.Failed(reason, after) : new SendOutcome.Refused(reason);
    }

    private async Task<bool> MayKnowAsync(WebhookState receiver, WebhookMessage message, bool isTest, CancellationToken stop)
    {
        if (!isTest && (await subjects.LookAsync(WebhookData.Of(message), stop))?.IsFor(receiver.Id, receiver.Party, receiver.Content.About) != true)
        {
            return false;
        }

        return (await representatives.OfAsync(receiver.Party, stop)).Count > 0;
    }

    /// <summary>Stops calling a receiver, and tells those who answer for it. Two instances that find out at the same time record it once.</summary>
    /// <returns>Whether it is off now.</returns>
    private async Task<bool> SwitchOffAsync(string id, OffReason because, CancellationToken stop)
    {
        var loaded = await store.LoadAsync(id, stop);
        if (loaded.State is not { Status: WebhookStatus.Active } state)
        {
            return loaded.State?.Status == WebhookStatus.Off;
        }

        // What failed before the receiver was switched on again does not count.
        if (because == OffReason.Failing && state.Since > clock.GetUtcNow() - Patience)
        {
            return false;
        }

        var mails = (await representatives.OfAsync(state.Party, stop)).Select(r => Mail(state, because, r)).ToValueList();
        var appended = await ledger.AppendAsync(
            new Append(
                new Origin($"webhook-off-{id}-{loaded.Version}", "system", Rule),
                [new StreamAppend(WebhookEvents.Stream(id), loaded.Version, [WebhookEvents.New(new WebhookSwitchedOff(because))])],
                mails),
            stop);
        return appended.IsSuccess;
    }

    private NewMessage Mail(WebhookState state, OffReason because, Representative to) => OutboxMessages.Of(new MailMessage(
        new MailRecipient(new PersonalText(to.Person, to.Email), null, to.Language),
        because == OffReason.Gone ? "webhook-gone" : "webhook-failing",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["link"] = subjects.Address($"webhooks/{state.Id}") },
        new Dictionary<string, PersonalText>(StringComparer.Ordinal) { ["host"] = new(state.Content.Address.Person, state.Target?.Host ?? "?") }));
}

/// <summary>When something that was not taken over is tried again. The waits are never shorter than the ledger's own, so that what is shown as the next try is one.</summary>
internal static class WebhookSchedule
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
        TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>The wait after an attempt that failed; null to give up, after eleven attempts in a little more than three days.</summary>
    /// <param name="attempt">Which one failed, from 1.</param>
    public static TimeSpan? After(int attempt) => attempt <= Waits.Length ? Waits[attempt - 1] : null;
}
