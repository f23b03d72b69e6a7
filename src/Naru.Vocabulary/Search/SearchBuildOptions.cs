namespace Naru.Vocabulary.Search;

/// <summary>What building an index may use. Immutable.</summary>
/// <param name="BufferBytes">Memory for what is not on disk yet; the whole takes about three times as much, beside DuckDB's own.</param>
public sealed record SearchBuildOptions(long BufferBytes = 256L << 20);
