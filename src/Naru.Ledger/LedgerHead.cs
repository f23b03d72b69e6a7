namespace Naru.Ledger;

/// <summary>The end of the ledger.</summary>
/// <param name="Position">The position of the last event, which is how many there are; 0 if there are none.</param>
/// <param name="Time">When it was recorded; the Unix epoch if there is none.</param>
public sealed record LedgerHead(long Position, DateTimeOffset Time);
