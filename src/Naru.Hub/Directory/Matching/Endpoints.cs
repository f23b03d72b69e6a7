using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Api.Limits;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Directories.Search;

namespace Naru.Hub.Directories.Matching;

/// <summary>Matching: <c>/api/v1/matches</c>.</summary>
internal static class MatchEndpoints
{
    /// <summary>More than anybody reads; what comes after fits worse.</summary>
    private const int Most = 100;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/matches", MatchAsync).Runs<MatchInnovation>().Unrecorded("It changes nothing.").RequireRateLimiting(ApiLimits.Costly)
        .Describe("기술·제품에 맞는 제공자원을 이유와 함께 찾습니다", "Finds offerings that fit an innovation, with the reasons").Answers<MatchAnswer>()
        .Fails(DirectoryErrors.UnknownCode, DirectoryErrors.NoSuchParty)
        .Example(new MatchRequest("01998f4b5c6d7e8f") { Kinds = ["dataset", "trial-site"], Ethics = EthicsApproval.Approved, Nda = true });

    private static async Task<IResult> MatchAsync(
        Body<MatchRequest> body, ApiRequest request, InnovationStore innovations, PartyStore parties, OfferingSearch search, DirectoryStore store, CancellationToken stop)
    {
        var wanted = body.Value;
        var loaded = await innovations.LoadAsync(wanted.Innovation, stop);
        var permitted = innovations.Permit(request, loaded, new MatchInnovation());
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        var innovation = loaded.State!.Profile;
        var checks = new Checks(store.Data, store.Today);
        checks.Codes("$.kinds", wanted.Kinds, k => store.Data.Kind(k) is not null, "offering-kind");
        var taker = wanted.Taker ?? innovation.Owners[0];
        checks.Require(innovation.Owners.Contains(taker, StringComparer.Ordinal), DirectoryErrors.NoSuchParty, "$.taker", taker.Length <= 64 ? taker : "…");
        var errors = checks.Errors.Concat(wanted.Use is { } use ? DeclaredUseChecks.Check("$.use", use, store) : []).ToValueList();
        if (errors.Count > 0)
        {
            return new Problem(errors);
        }

        var profile = (await parties.LoadAsync(taker, stop)).State?.Profile ?? new PartyProfile(PartyKind.Organisation, new Texts());
        var index = await search.CurrentAsync(stop);
        var matcher = new Matcher(
            store.Data, store.Vocabulary, store.Today, new MatchSubject(innovation, taker, profile, wanted.Ethics, wanted.Nda, wanted.Use));
        var (found, considered) = index.Match(matcher, Viewer.Of(store.Permissions, request.Caller), wanted.Kinds, Most);
        return ApiResults.Json(new MatchAnswer(found.Select(matcher.Result).ToValueList(), considered, store.Vocabulary.IsThere));
    }
}
