namespace Naru.Vocabulary.Search;

/// <summary>How far the building of an index is.</summary>
/// <param name="Concepts">Concepts read so far.</param>
/// <param name="Total">All concepts.</param>
/// <param name="Merging">Whether everything is read and the parts are being merged, the last third of the work.</param>
public sealed record SearchBuildProgress(long Concepts, long Total, bool Merging);
