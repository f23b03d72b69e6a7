using Naru.Ledger.Events;

namespace Naru.Ledger.Outbox;

/// <summary>
/// Something to be sent once a command is recorded: it is stored in the same transaction, and sent at least once, with the same <see cref="OutboxMessage.Id"/> every time. Immutable.
/// </summary>
/// <param name="Channel">Which sender takes it: <c>mail</c>, <c>webhook</c>, <c>calendar</c> ….</param>
/// <param name="Body">What the sender needs, as JSON; personal text is sealed as in events. A message whose person was erased is never sent.</param>
/// <param name="OrderKey">
/// Messages of one channel and key are sent in the order of recording, each only after the one before was sent or given up; null if the order does not matter.
/// </param>
/// <param name="NotBefore">The earliest time of sending; null for at once.</param>
public sealed record NewMessage(string Channel, JsonPayload Body, string? OrderKey = null, DateTimeOffset? NotBefore = null)
{
    /// <summary>Its channel, never its body: this is what ends up in logs.</summary>
    public override string ToString() => Channel;
}
