using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Offerings;

namespace Naru.Hub.Directories.Search;

/// <summary>The search: <c>/api/v1/search</c>.</summary>
internal static class SearchEndpoints
{
    /// <summary>Longer than anybody types.</summary>
    private const int LongestQuery = 200;

    private const int MostValues = 100;
    private static readonly string[] Others = ["q", "limit", "cursor"];

    public static void Map(RouteGroupBuilder api) => api.MapGet("/search", SearchAsync).Runs<ReadOffering>()
        .Describe(
            "제공자원을 찾습니다", "Finds offerings",
            new BilingualText(
                "q는 찾는 말입니다. 다른 이름은 모두 거르는 조건이며 여러 번 쓸 수 있습니다: kind, district, provider-type, capability, innovation-type, stage, data-use, availability와 종류별 항목.",
                "q holds words. Every other name is a filter and may be repeated: kind, district, provider-type, capability, innovation-type, stage, data-use, availability and fields of kinds."))
        .Answers<SearchAnswer>().Fails(DirectoryErrors.UnknownFacet, DirectoryErrors.QueryTooLong);

    private static async Task<IResult> SearchAsync(
        HttpContext context, PageRequest page, ApiRequest request, OfferingSearch search, DirectoryStore store, CancellationToken stop)
    {
        var errors = new List<Error>();
        var text = context.Request.Query["q"].ToString();
        if (text.Length > LongestQuery)
        {
            errors.Add(DirectoryErrors.QueryTooLong.At("$.q", LongestQuery));
        }

        var facets = Facets.All(store.Data);
        var filters = new Dictionary<string, ValueList<string>>(StringComparer.Ordinal);
        foreach (var (name, values) in context.Request.Query.Where(q => !Others.Contains(q.Key, StringComparer.Ordinal)))
        {
            if (!facets.Contains(name, StringComparer.Ordinal))
            {
                errors.Add(DirectoryErrors.UnknownFacet.At("$", name.Length <= 64 ? name : "…", string.Join(", ", facets)));
            }

            filters[name] = values.Where(v => v is not null).Select(v => v!).Distinct(StringComparer.Ordinal).Take(MostValues).ToValueList();
        }

        var after = page.After is null ? null : RankPosition.Parse(page.After);
        if (errors.Count > 0)
        {
            return new Problem(errors.ToValueList());
        }

        var index = await search.CurrentAsync(stop);
        var found = index.Search(new SearchQuery(text, filters, Viewer.Of(store.Permissions, request.Caller), page.Limit + 1, after), store.Today);
        var items = page.Page(found.Hits.Zip(found.Positions), h => h.Second.ToString());
        return ApiResults.Json(new SearchAnswer(items.Items.Select(i => i.First).ToValueList(), items.Next, found.Total, found.Facets));
    }
}
