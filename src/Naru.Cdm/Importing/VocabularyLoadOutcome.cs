using Naru.Vocabulary.Storage;

namespace Naru.Cdm.Importing;

/// <summary>What loading a vocabulary did.</summary>
/// <param name="Manifest">What the folder holds now.</param>
/// <param name="IsUnchanged">Whether it held just that before; then it was left as it is.</param>
/// <param name="RowsRead">How many rows were read from the source.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record VocabularyLoadOutcome(VocabularyManifest Manifest, bool IsUnchanged, long RowsRead, TimeSpan Elapsed);
