using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>The answer to a <see cref="ConceptQuery"/>. Immutable.</summary>
/// <param name="Hits">The concepts of the page that was asked for, best first. The order is total, so pages never overlap.</param>
/// <param name="Total">How many concepts were found, or so many at least.</param>
/// <param name="TotalIsExact">Whether <paramref name="Total"/> is exact; counting stops at <see cref="SearchIndex.CountedAtMost"/>.</param>
/// <param name="Facets">Where the found concepts are; null when the total is not exact.</param>
public sealed record ConceptHits(ValueList<ConceptHit> Hits, long Total, bool TotalIsExact, ConceptFacets? Facets);
