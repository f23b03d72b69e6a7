using Naru.Core;
using Naru.Ledger.Checkpoints;

namespace Naru.Ledger.Verification;

/// <summary>How a ledger is verified. Immutable.</summary>
public sealed record VerifyOptions
{
    /// <summary>Checkpoints that are kept elsewhere. Without any, a history that was rewritten as a whole cannot be told from a true one.</summary>
    public ValueList<SignedCheckpoint> Checkpoints { get; init; } = [];

    /// <summary>The keys of those who signed checkpoints; null not to look at signatures. Those in the ledger are looked at, too.</summary>
    public CheckpointKeys? Keys { get; init; }

    /// <summary>The most findings to list; the others are counted.</summary>
    public int MaximumFindings { get; init; } = 1000;

    /// <summary>How long to wait for a database that is away or locked.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Told how many events were read, from time to time.</summary>
    public IProgress<long>? Progress { get; init; }
}
