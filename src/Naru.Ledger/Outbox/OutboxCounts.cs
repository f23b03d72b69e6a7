namespace Naru.Ledger.Outbox;

/// <summary>How many messages are in which state: for an operator's page and for alarms.</summary>
/// <param name="Waiting">Not sent yet.</param>
/// <param name="Dead">Given up.</param>
/// <param name="Sent">Sent, and not purged yet.</param>
/// <param name="Erased">Not sent because the person they were about was erased.</param>
/// <param name="OldestDue">Since when the oldest one that waits should have been sent; null if none waits.</param>
public sealed record OutboxCounts(long Waiting, long Dead, long Sent, long Erased, DateTimeOffset? OldestDue);
