using Naru.Ledger.Events;

namespace Naru.Ledger.Outbox;

/// <summary>A message that is to be sent now. Immutable.</summary>
/// <param name="Id">The message's id, the same at every attempt: whoever receives it can recognise a repetition.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Body">What the sender needs, personal text opened.</param>
/// <param name="OrderKey">Its order key, if it has one.</param>
/// <param name="Command">The command that asked for it.</param>
/// <param name="Recorded">When it was recorded.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
public sealed record OutboxMessage(
    string Id, string Channel, JsonPayload Body, string? OrderKey, string Command, DateTimeOffset Recorded, int Attempt)
{
    /// <summary>Its id, never its body: this is what ends up in logs.</summary>
    public override string ToString() => Id;
}
