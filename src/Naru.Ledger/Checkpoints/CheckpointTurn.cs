namespace Naru.Ledger.Checkpoints;

/// <summary>What became of a look whether a checkpoint is due. Immutable.</summary>
/// <param name="Made">The checkpoint that was made; null if none was due, or if another instance was faster.</param>
/// <param name="Last">The last one of the ledger, this one or one before; null if there is none.</param>
/// <param name="Events">How many events the ledger has.</param>
public sealed record CheckpointTurn(SignedCheckpoint? Made, SignedCheckpoint? Last, long Events)
{
    /// <summary>Whether something was recorded that no checkpoint covers.</summary>
    public bool IsBehind => Events > (Last?.Checkpoint.Size ?? 0);
}
