namespace Naru.Ledger;

/// <summary>The database holds what the ledger never writes: it was damaged or changed by other means.</summary>
/// <param name="what">What is wrong, without personal data.</param>
internal sealed class LedgerDamagedException(string what) : Exception(what);
