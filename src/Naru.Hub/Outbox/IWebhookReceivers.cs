using Naru.Core;
using Naru.Ledger.Outbox;

namespace Naru.Hub.Outbox;

/// <summary>What is to be done with a message for a receiver, as it stands at the moment of sending. Immutable.</summary>
public abstract record WebhookPlan
{
    private WebhookPlan()
    {
    }

    /// <summary>There is no such receiver, and there never was.</summary>
    public sealed record Unknown : WebhookPlan;

    /// <summary>Nothing is sent: the receiver is off, or may not know of this any more. The message is done.</summary>
    public sealed record Nothing : WebhookPlan;

    /// <summary>It is called.</summary>
    /// <param name="Target">Where.</param>
    /// <param name="Keys">The keys: one, or more while they change; each signs.</param>
    public sealed record Call(Uri Target, ValueList<WebhookKey> Keys) : WebhookPlan;
}

/// <summary>What became of one attempt to call a receiver. Immutable.</summary>
/// <param name="Number">Which attempt of this message it was, from 1.</param>
/// <param name="Status">The HTTP status; null if there was no answer.</param>
/// <param name="Error">Why it did not work; null if it was taken over.</param>
/// <param name="IsForGood">Whether another attempt would be in vain.</param>
/// <param name="After">How long the receiver asks to wait; null if it does not.</param>
public sealed record WebhookAttempt(int Number, int? Status, Error? Error, bool IsForGood, TimeSpan? After);

/// <summary>The port to the registered receivers: they are asked before each attempt and told after it. Implementations are safe for threads.</summary>
public interface IWebhookReceivers
{
    /// <summary>What is to be done with a message now.</summary>
    ValueTask<WebhookPlan> PrepareAsync(WebhookMessage message, CancellationToken stop);

    /// <summary>Takes note of an attempt, and says when the next one is.</summary>
    ValueTask<SendOutcome> NoteAsync(WebhookMessage message, WebhookAttempt attempt, CancellationToken stop);
}
