namespace Naru.Ledger;

/// <summary>What is at a ledger's address, before anything is made there. Immutable.</summary>
/// <param name="IsThere">Whether there is a ledger.</param>
/// <param name="HoldsEvents">Whether something is recorded in it.</param>
public sealed record LedgerPresence(bool IsThere, bool HoldsEvents);
