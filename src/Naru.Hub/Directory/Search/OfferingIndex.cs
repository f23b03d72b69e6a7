using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Matching;

namespace Naru.Hub.Directories.Search;

/// <summary>The index of published offerings, which also knows of them what matching asks. Safe for threads: many may search and match while nobody writes.</summary>
internal sealed class OfferingIndex(DirectoryData data) : SearchIndex<SearchDocument>(data, Facets.OfOfferings(data))
{
    private readonly MatchFeatures features = new();

    /// <summary>The offerings that have something to do with an innovation, in their order.</summary>
    /// <param name="matcher">What is asked of each.</param>
    /// <param name="viewer">Who asks: what may not be seen is not looked at.</param>
    /// <param name="kinds">Kinds of offering; none for all.</param>
    /// <param name="most">How many are wanted.</param>
    /// <returns>The offerings, and how many were looked at.</returns>
    public (IReadOnlyList<SearchDocument> Found, int Considered) Match(Matcher matcher, Viewer viewer, IReadOnlyCollection<string> kinds, int most) => Reading(() =>
    {
        var looked = Seen.Of(viewer);
        if (kinds.Count > 0)
        {
            var wanted = new DocumentSet();
            foreach (var kind in kinds)
            {
                if (FacetValues.Find(Facets.Kind, kind) is { } documents)
                {
                    wanted.Or(documents);
                }
            }

            looked.And(wanted);
        }

        var ranked = new MatchRanking(matcher, features, FacetValues, Dates, Numbers).Rank(looked, most, Ranking.CompareIds);
        return ((IReadOnlyList<SearchDocument>)[.. ranked.Select(Document)], looked.Count());
    });

    protected override void Added(SearchDocument document, int number) => features.Add(document.Content, number);
}
