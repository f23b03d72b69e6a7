using Naru.Ledger.Events;

namespace Naru.Ledger.Checkpoints;

/// <summary>
/// What a ledger was at some time: the root of the tree over its first events. Who keeps it can tell later whether these events are still as they were. Immutable.
/// </summary>
/// <param name="Ledger">The ledger's id.</param>
/// <param name="Size">How many events it covers: positions 1 to this.</param>
/// <param name="Root">The root of the tree (RFC 6962).</param>
/// <param name="Time">When it was made.</param>
public sealed record Checkpoint(string Ledger, long Size, Digest Root, DateTimeOffset Time);
