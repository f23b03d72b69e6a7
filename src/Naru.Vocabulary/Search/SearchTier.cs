namespace Naru.Vocabulary.Search;

/// <summary>
/// The steps of a search, best first; a concept ranks by the first that finds it. The last three are taken only when those before have
/// found little: <see cref="SearchIndex.Few"/>.
/// </summary>
internal enum SearchTier
{
    Id,
    Code,
    Name,
    NamePrefix,
    CodePrefix,
    Words,
    Parts,
    InnerParts,
    Misspelt,
    MisspeltMore,
}
