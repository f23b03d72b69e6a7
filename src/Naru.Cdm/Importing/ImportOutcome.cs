using Naru.Cdm.Derivation;
using Naru.Cdm.Store;
using Naru.Core;

namespace Naru.Cdm.Importing;

/// <summary>What an import did.</summary>
/// <param name="Manifest">What the store is now.</param>
/// <param name="Read">The tables that were read from the source, in that order.</param>
/// <param name="TakenOver">The tables that had not changed and were taken over from the earlier store.</param>
/// <param name="Derived">The tables that were derived, with what was left out of them.</param>
/// <param name="IsUnchanged">Whether nothing at all had changed; then the earlier store was left as it is.</param>
/// <param name="OptedOutRows">How many rows that were there belong to patients who opted out, and were left out.</param>
/// <param name="RowsRead">How many rows were read from the source.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record ImportOutcome(
    StoreManifest Manifest,
    ValueList<string> Read,
    ValueList<string> TakenOver,
    ValueList<DerivedTable> Derived,
    bool IsUnchanged,
    long OptedOutRows,
    long RowsRead,
    TimeSpan Elapsed);
