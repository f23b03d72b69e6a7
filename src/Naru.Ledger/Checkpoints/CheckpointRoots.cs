using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Verification;

namespace Naru.Ledger.Checkpoints;

/// <summary>Compares a ledger with checkpoints, in one pass over the hashes of its events.</summary>
internal sealed class CheckpointRoots
{
    private readonly Checkpoint[] checkpoints;
    private readonly Dictionary<long, Digest> roots = [];
    private readonly MerkleFrontier frontier = new();

    public CheckpointRoots(IEnumerable<Checkpoint> checkpoints)
    {
        this.checkpoints = [.. checkpoints.OrderBy(c => c.Size)];
        foreach (var checkpoint in this.checkpoints)
        {
            roots[checkpoint.Size] = Digest.None;
        }
    }

    public long Size => frontier.Size;

    public Digest Root => frontier.Root();

    public void Add(Digest eventHash)
    {
        frontier.Add(Merkle.Leaf(eventHash));
        if (roots.ContainsKey(frontier.Size))
        {
            roots[frontier.Size] = frontier.Root();
        }
    }

    /// <summary>Where the ledger is not what the checkpoints say: between the last that holds and the first that does not.</summary>
    public IEnumerable<LedgerFinding> Findings(string ledger)
    {
        var held = 0L;
        foreach (var checkpoint in checkpoints)
        {
            if (checkpoint.Ledger != ledger)
            {
                yield return new LedgerFinding(LedgerErrors.OtherLedger.At(SourcePlace.None, checkpoint.Ledger));
            }
            else if (checkpoint.Size > Size)
            {
                yield return new LedgerFinding(LedgerErrors.HistoryCut.At(SourcePlace.None, checkpoint.Size, Size), Size + 1);
            }
            else if (roots[checkpoint.Size] != checkpoint.Root)
            {
                yield return new LedgerFinding(LedgerErrors.HistoryRewritten.At(SourcePlace.None, held + 1, checkpoint.Size), held + 1);
            }
            else
            {
                held = checkpoint.Size;
            }
        }
    }
}
