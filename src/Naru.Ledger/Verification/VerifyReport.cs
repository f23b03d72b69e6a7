using Naru.Core;
using Naru.Ledger.Events;

namespace Naru.Ledger.Verification;

/// <summary>What verification found. Immutable.</summary>
/// <param name="Ledger">The ledger's id.</param>
/// <param name="Events">How many events were read.</param>
/// <param name="Streams">How many streams they are of.</param>
/// <param name="Root">The root of the tree over all events: what a checkpoint made now would say.</param>
/// <param name="Checkpoints">How many checkpoints it was compared with.</param>
/// <param name="Findings">What is wrong, by position; nothing if all is as it was recorded.</param>
/// <param name="Unlisted">How many findings are not listed.</param>
public sealed record VerifyReport(
    string Ledger, long Events, long Streams, Digest Root, int Checkpoints, ValueList<LedgerFinding> Findings, long Unlisted)
{
    /// <summary>Whether nothing was found.</summary>
    public bool IsSound => Findings.Count == 0;
}
