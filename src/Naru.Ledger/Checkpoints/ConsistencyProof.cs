using Naru.Core;
using Naru.Ledger.Events;

namespace Naru.Ledger.Checkpoints;

/// <summary>Shows that the ledger of a newer checkpoint begins with that of an older one: nothing was changed, removed or inserted. Immutable.</summary>
/// <param name="Ledger">The ledger's id.</param>
/// <param name="Older">The size of the older checkpoint.</param>
/// <param name="Newer">The size of the newer one.</param>
/// <param name="Path">The hashes that lead from both to their roots.</param>
public sealed record ConsistencyProof(string Ledger, long Older, long Newer, ValueList<Digest> Path);
