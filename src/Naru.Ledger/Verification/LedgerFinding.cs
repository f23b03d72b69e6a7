using Naru.Core;

namespace Naru.Ledger.Verification;

/// <summary>Something in a ledger that is not as it was recorded. Immutable.</summary>
/// <param name="Error">What, with its code.</param>
/// <param name="Position">At which position, or from which on.</param>
/// <param name="Stream">In which stream.</param>
/// <param name="Version">At which place in the stream.</param>
public sealed record LedgerFinding(Error Error, long? Position = null, string? Stream = null, long? Version = null);
