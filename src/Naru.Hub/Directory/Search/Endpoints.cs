using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Directories.Parties;

namespace Naru.Hub.Directories.Search;

/// <summary>The search: <c>/api/v1/search</c> for offerings, and one address each for parties and innovations, which are asked and answer alike.</summary>
internal static class SearchEndpoints
{
    /// <summary>Longer than anybody types.</summary>
    private const int LongestQuery = 200;

    private const int MostValues = 100;
    private static readonly string[] Others = ["q", "limit", "cursor"];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/search", OfferingsAsync).Runs<ReadOffering>()
            .Describe("제공자원을 찾습니다", "Finds offerings", Asked(
                "kind, district, provider-type, capability, innovation-type, stage, data-use, availability와 종류별 항목",
                "kind, district, provider-type, capability, innovation-type, stage, data-use, availability and fields of kinds"))
            .Answers<SearchAnswer<OfferingHit>>().Fails(DirectoryErrors.UnknownFacet, DirectoryErrors.QueryTooLong);
        api.MapGet("/search/parties", PartiesAsync).Runs<ReadParty>()
            .Describe("기관, 부서, 위원회를 찾습니다", "Finds organisations, units and boards", Asked(
                string.Join(", ", Facets.OfParties), string.Join(", ", Facets.OfParties)))
            .Answers<SearchAnswer<PartyHit>>().Fails(DirectoryErrors.UnknownFacet, DirectoryErrors.QueryTooLong);
        api.MapGet("/search/innovations", InnovationsAsync).Runs<ReadInnovation>()
            .Describe("기술·제품을 찾습니다", "Finds innovations", Asked(
                string.Join(", ", Facets.OfInnovations), string.Join(", ", Facets.OfInnovations)))
            .Answers<SearchAnswer<InnovationHit>>().Fails(DirectoryErrors.UnknownFacet, DirectoryErrors.QueryTooLong);
    }

    private static BilingualText Asked(string facetsKo, string facetsEn) => new(
        $"q는 찾는 말입니다. 다른 이름은 모두 거르는 조건이며 여러 번 쓸 수 있습니다: {facetsKo}.",
        $"q holds words. Every other name is a filter and may be repeated: {facetsEn}.");

    private static Task<IResult> OfferingsAsync(
        HttpContext context, PageRequest page, ApiRequest request, OfferingSearch search, DirectoryStore store, CancellationToken stop, string? q = null) => FindAsync(
        context, q ?? "", page, search, Facets.OfOfferings(store.Data), Viewer.Of(request.Caller), store.Today, (SearchDocument d, SearchMatch m) => d.Hit(m), stop);

    private static Task<IResult> PartiesAsync(
        HttpContext context, PageRequest page, ApiRequest request, PartySearch search, DirectoryStore store, CancellationToken stop, string? q = null) => FindAsync(
        context, q ?? "", page, search, Facets.OfParties, Viewer.Of(request.Caller), store.Today, (PartyDocument d, SearchMatch m) => d.Hit(m), stop);

    private static Task<IResult> InnovationsAsync(
        HttpContext context, PageRequest page, ApiRequest request, InnovationSearch search, DirectoryStore store, CancellationToken stop, string? q = null) => FindAsync(
        context, q ?? "", page, search, Facets.OfInnovations, Viewer.OfInnovations(request.Caller), store.Today, (InnovationDocument d, SearchMatch m) => d.Hit(m), stop);

    private static async Task<IResult> FindAsync<TIndex, TDocument, THit>(
        HttpContext context, string text, PageRequest page, LiveIndex<TIndex, TDocument> search, ValueList<string> facets, Viewer viewer, DateOnly today,
        Func<TDocument, SearchMatch, THit> show, CancellationToken stop)
        where TIndex : SearchIndex<TDocument>
        where TDocument : class, ISearchable
    {
        var errors = new List<Error>();
        if (text.Length > LongestQuery)
        {
            errors.Add(DirectoryErrors.QueryTooLong.At("$.q", LongestQuery));
        }

        var filters = new Dictionary<string, ValueList<string>>(StringComparer.Ordinal);
        foreach (var (name, values) in context.Request.Query.Where(q => !Others.Contains(q.Key, StringComparer.Ordinal)))
        {
            if (!facets.Contains(name, StringComparer.Ordinal))
            {
                errors.Add(DirectoryErrors.UnknownFacet.At("$", name.Length <= 64 ? name : "…", string.Join(", ", facets)));
            }

            filters[name] = values.Where(v => v is not null).Select(v => v!).Distinct(StringComparer.Ordinal).Take(MostValues).ToValueList();
        }

        if (errors.Count > 0)
        {
            return new Problem(errors.ToValueList());
        }

        var after = page.After is null ? null : RankPosition.Parse(page.After);
        var index = await search.CurrentAsync(stop);
        var found = index.Search(new SearchQuery(text, filters, viewer, page.Limit + 1, after), today);
        var items = page.Page(found.Hits, h => h.Position.ToString());
        return ApiResults.Json(new SearchAnswer<THit>(
            items.Items.Select(h => show(h.Document, h.Match)).ToValueList(), items.Next, found.Total, found.Facets, found.Suggestion));
    }
}
