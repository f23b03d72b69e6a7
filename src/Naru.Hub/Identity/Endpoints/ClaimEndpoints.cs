using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Identity.Endpoints;

/// <summary>Claims to represent a party, or to another role in it.</summary>
internal static class ClaimEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/claims", MakeAsync).Runs<MakeClaim>().NeedsTwoFactors().Once().Answers<PartyClaimView>(StatusCodes.Status201Created)
            .Describe("기관의 대표 등 역할을 신청: 담당자와 그 기관의 대표가 봄", "Claim to represent a party, or another role in it: officers and its representatives see it")
            .Fails(
                IdentityErrors.PartyUnknown, IdentityErrors.PartyClosed, IdentityErrors.PartyMerged, IdentityErrors.RoleUnknown, IdentityErrors.RoleThere, IdentityErrors.TextLength,
                IdentityErrors.ClaimThere, IdentityErrors.ClaimsTooMany)
            .Example(new PartyClaimRequest("0192f0c1d2e37a4b8c9d0e1f2a3b4c5d", "나루바이오의 공동대표입니다. 대표 전화로 확인해 주세요."));
        group.MapGet("/me/claims", OwnAsync).Runs<ReadClaim>().Answers<PartyClaimList>().Describe("내 신청", "The own claims");
        group.MapGet("/claims", ListAsync).Runs<ReadClaim>().Answers<Page<PartyClaimView>>()
            .Describe("신청 목록: 오래된 것부터. 기관의 대표는 party를 적음", "A worklist of claims, the oldest first; representatives name their party")
            .Fails(ApiErrors.BadQuery);
        group.MapGet("/claims/{id}", ReadAsync).Runs<ReadClaim>().Answers<PartyClaimView>().Describe("신청 보기", "See a claim");
        group.MapPost("/claims/{id}/grant", GrantAsync).Runs<GrantClaim>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("승인: 역할을 맡김", "Grant a claim: the role is held from now on")
            .Fails(IdentityErrors.DecisionConflict, IdentityErrors.ClaimDecided, IdentityErrors.TextLength, IdentityErrors.RoleThere, IdentityErrors.EndBeforeStart)
            .Example(new PartyClaimGrant("대표 전화로 본인을 확인했습니다."));
        group.MapPost("/claims/{id}/decline", DeclineAsync).Runs<DeclineClaim>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("거절: 이유는 신청한 사람이 봄", "Decline a claim: its person sees the reason")
            .Fails(IdentityErrors.DecisionConflict, IdentityErrors.ClaimDecided, IdentityErrors.TextLength)
            .Example(new PartyClaimRefusal("그 기관에서 모르는 분이라고 합니다."));
        group.MapPost("/claims/{id}/withdraw", WithdrawAsync).Runs<WithdrawClaim>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("철회", "Withdraw a claim").Fails(IdentityErrors.ClaimDecided);
    }

    private static async Task<IResult> MakeAsync(
        Body<PartyClaimRequest> body, ApiRequest request, HttpContext context, IdentityDb db, PermissionTables permissions, PartyClaims claims)
    {
        var permitted = permissions.Check(request.Caller, Standing.Of(request.Caller, "none"), new MakeClaim());
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        var made = await claims.MakeAsync(await db.AccountOf(request, context.RequestAborted), body.Value, context.RequestAborted);
        return ApiResults.From(made, c => ApiResults.Created($"{Representation.Address}/{c.Id}", View(c), c.Version));
    }

    private static async Task<IResult> OwnAsync(ApiRequest request, HttpContext context, PartyClaims claims) =>
        ApiResults.Json(new PartyClaimList((await claims.OfPersonAsync(request.Person, context.RequestAborted)).Select(c => View(c)).ToValueList()));

    private static async Task<IResult> ListAsync(
        PageRequest page, ApiRequest request, HttpContext context, PermissionTables permissions, PartyClaims claims, IPartyDirectory directory, string? state = null, string? party = null)
    {
        var stop = context.RequestAborted;
        var asked = party is null ? null : (await PartyFates.OfAsync(directory, [party], stop)).Now(party);
        var permitted = permissions.Check(request.Caller, Standing.Of(request.Caller, "none", owner: asked), new ReadClaim());
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        ClaimState? wanted = Enum.GetValues<ClaimState>().Where(s => Word(s) == state).Cast<ClaimState?>().FirstOrDefault();
        if (state is not null && wanted is null)
        {
            return Problem.Of(ApiErrors.BadQuery, "state", string.Join(" | ", Enum.GetValues<ClaimState>().Select(Word)));
        }

        var found = await claims.ListAsync(asked, wanted, page.After, page.Limit + 1, stop);
        return ApiResults.Json(page.Page(found.Select(c => View(c)), c => c.Id));
    }

    private static async Task<IResult> ReadAsync(string id, ApiRequest request, HttpContext context, PermissionTables permissions, PartyClaims claims, ClaimJudge judge)
    {
        if (await claims.FindAsync(id, context.RequestAborted) is not { } claim)
        {
            return ApiResults.NotThere();
        }

        var standing = StandingOf(request, claim);
        var permitted = permissions.Check(request.Caller, standing, new ReadClaim());
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        var isOfficer = standing.Roles.Contains("hub-officer", StringComparer.Ordinal);
        var mayJudge = isOfficer || standing.Roles.Contains($"owner-{DecisionConflicts.Representative}", StringComparer.Ordinal);
        return ApiResults.Versioned(View(claim, mayJudge ? await judge.OfAsync(claim, request.Person, isOfficer, context.RequestAborted) : null), claim.Version);
    }

    private static Task<IResult> GrantAsync(
        string id, Precondition version, Body<PartyClaimGrant> body, ApiRequest request, HttpContext context, PermissionTables permissions, PartyClaims claims) =>
        RunAsync(id, version, new GrantClaim(), request, context, permissions, claims, c => claims.GrantAsync(c, request.Caller, body.Value, context.RequestAborted));

    private static Task<IResult> DeclineAsync(
        string id, Precondition version, Body<PartyClaimRefusal> body, ApiRequest request, HttpContext context, PermissionTables permissions, PartyClaims claims) =>
        RunAsync(id, version, new DeclineClaim(), request, context, permissions, claims, c => claims.DeclineAsync(c, request.Caller, body.Value, context.RequestAborted));

    private static Task<IResult> WithdrawAsync(string id, ApiRequest request, HttpContext context, PermissionTables permissions, PartyClaims claims) =>
        RunAsync(id, null, new WithdrawClaim(), request, context, permissions, claims, c => claims.WithdrawAsync(c, context.RequestAborted));

    private static async Task<IResult> RunAsync<TCommand>(
        string id, Precondition? version, TCommand command, ApiRequest request, HttpContext context, PermissionTables permissions, PartyClaims claims,
        Func<PartyClaim, Task<Error?>> run)
        where TCommand : class, IHubCommand
    {
        if (await claims.FindAsync(id, context.RequestAborted) is not { } claim)
        {
            return ApiResults.NotThere();
        }

        var permitted = permissions.Check(request.Caller, StandingOf(request, claim), command);
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        return version?.Hold(claim, claim.Version) is { IsSuccess: false } stale ? new Problem(stale.Findings) : IdentityEndpoints.Done(await run(claim));
    }

    private static Standing StandingOf(ApiRequest request, PartyClaim claim) => Standing.Of(request.Caller, Word(claim.State), owner: claim.Party, person: claim.Row.Person);

    private static string Word(ClaimState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    private static PartyClaimView View(PartyClaim claim, ClaimJudging? judging = null) => new(
        claim.Id, claim.Party, claim.Row.Role, claim.Row.Person, claim.Row.Statement, claim.State, claim.Row.CreatedAt, claim.Row.ExpiresAt, claim.Row.DecidedAt,
        claim.Row.DecidedBy, claim.Row.Reason, claim.Row.Membership, judging);
}
