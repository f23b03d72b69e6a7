using Naru.Core;

namespace Naru.Ledger;

/// <summary>Opens ledgers. Safe for threads.</summary>
public static class Ledgers
{
    /// <summary>Opens a ledger, making it if there is none, and brings its projections up to date.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops opening.</param>
    /// <returns>The ledger; or why it cannot be opened (LDG2xx).</returns>
    public static Task<Result<ILedger>> OpenAsync(LedgerAddress address, LedgerOptions options, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
