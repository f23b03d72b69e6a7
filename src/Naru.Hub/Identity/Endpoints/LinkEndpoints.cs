using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.Store;
using Naru.Hub.Permissions;

namespace Naru.Hub.Identity.Endpoints;

/// <summary>What says which human it is. A person sees and declares the own links; officers decide which are taken away.</summary>
internal static class LinkEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/me/emails", AskEmailAsync).Runs<DeclareLink>().NeedsProof().Once().Answers(StatusCodes.Status202Accepted)
            .Describe("다른 전자우편 주소 더하기: 링크를 보냄", "Add another e-mail address: a link is mailed")
            .Fails(IdentityErrors.EmailNotOne, IdentityErrors.EmailNotAscii, IdentityErrors.AccountSlowed, IdentityErrors.AddressSlowed);
        group.MapPost("/me/emails/confirm", ConfirmEmailAsync).Runs<DeclareLink>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("링크로 주소를 확인", "Confirm it by the mailed link").Fails(IdentityErrors.LinkGone);
        group.MapGet("/me/links", ListAsync).Runs<ReadLink>().Answers<LinkList>().Describe("내 본인 확인 정보", "The own links");
        group.MapPost("/me/links", DeclareAsync).Runs<DeclareLink>().Once().Answers<LinkView>(StatusCodes.Status201Created)
            .Describe("ORCID iD나 다른 계정이 본인 것임을 밝힘", "Declare an ORCID iD or another account as one's own")
            .Fails(IdentityErrors.OrcidForm, IdentityErrors.OrcidCheck, IdentityErrors.LinkToSelf, IdentityErrors.PersonUnknown, IdentityErrors.NameMissing, IdentityErrors.TooMany)
            .Example(new LinkDeclaration(LinkDeclarationKind.Orcid, "0000-0002-1825-0097", "학교 계정에서도 씁니다"));
        group.MapPost("/me/links/{id}/ask-end", AskEndAsync).Runs<AskLinkEnd>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("해제 신청", "Ask for its end").Fails(IdentityErrors.NothingThere);
        group.MapGet("/links/asked-to-end", AskedToEndAsync).Runs<ReadLinkEnds>().Answers<LinkEndRequests>()
            .Describe("해제 신청 목록", "Requests to end links");
        group.MapPost("/links", LinkAsync).Runs<LinkPersons>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("두 계정을 한 사람으로 잇기", "Link two accounts as one human's")
            .Fails(IdentityErrors.OrcidForm, IdentityErrors.OrcidCheck, IdentityErrors.LinkToSelf, IdentityErrors.PersonUnknown, IdentityErrors.NameMissing, IdentityErrors.TooMany);
        group.MapPost("/links/{id}/end", EndAsync).Runs<EndLink>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("해제", "End a link").Fails(IdentityErrors.NothingThere);
    }

    private static async Task<IResult> AskEmailAsync(Body<EmailInput> body, ApiRequest request, HttpContext context, IdentityDb db, Emails emails) =>
        IdentityEndpoints.Done(await emails.AskAsync(context, await db.AccountOf(request, context.RequestAborted), body.Value.Email), StatusCodes.Status202Accepted);

    private static async Task<IResult> ConfirmEmailAsync(Body<TokenInput> body, ApiRequest request, HttpContext context, IdentityDb db, Emails emails) =>
        IdentityEndpoints.Done(await emails.ConfirmAsync(await db.AccountOf(request, context.RequestAborted), body.Value.Token, context.RequestAborted));

    private static async Task<IResult> ListAsync(ApiRequest request, HttpContext context, HumanLinks humans) =>
        ApiResults.Json(new LinkList((await humans.OfAsync(request.Person, context.RequestAborted)).Select(View).ToValueList()));

    private static async Task<IResult> DeclareAsync(Body<LinkDeclaration> body, ApiRequest request, HttpContext context, HumanLinks humans) =>
        ApiResults.From(
            await humans.DeclareAsync(request.Person, body.Value, request.Person, isOfficer: false, context.RequestAborted),
            link => ApiResults.Json(View(link), StatusCodes.Status201Created));

    private static async Task<IResult> AskEndAsync(string id, ApiRequest request, HttpContext context, HumanLinks humans) =>
        IdentityEndpoints.Done(await humans.AskEndAsync(request.Person, id, context.RequestAborted));

    private static async Task<IResult> AskedToEndAsync(ApiRequest request, HttpContext context, PermissionTables permissions, HumanLinks humans) =>
        permissions.Check(request.Caller, Standing.Of(request.Caller, "any"), new ReadLinkEnds()) is { IsSuccess: false } refused
            ? new Problem(refused.Findings)
            : ApiResults.Json(new LinkEndRequests((await humans.AskedToEndAsync(context.RequestAborted))
                .Select(l => new LinkEndRequest(l.Id, l.Person, l.Kind, l.IsVerified, l.EndAskedAt!.Value)).ToValueList()));

    private static async Task<IResult> LinkAsync(Body<LinkByOfficer> body, ApiRequest request, HttpContext context, PermissionTables permissions, HumanLinks humans)
    {
        var permitted = permissions.Check(request.Caller, Standing.Of(request.Caller, "any"), new LinkPersons());
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        var input = new LinkDeclaration(body.Value.Kind, body.Value.Value, body.Value.Reason);
        return ApiResults.From(await humans.DeclareAsync(body.Value.Person, input, request.Person, isOfficer: true, context.RequestAborted), _ => Results.NoContent());
    }

    private static async Task<IResult> EndAsync(string id, ApiRequest request, HttpContext context, PermissionTables permissions, HumanLinks humans) =>
        permissions.Check(request.Caller, Standing.Of(request.Caller, "any"), new EndLink()) is { IsSuccess: false } refused
            ? new Problem(refused.Findings)
            : IdentityEndpoints.Done(await humans.EndAsync(id, request.Person, context.RequestAborted));

    private static LinkView View(LinkRow link) => new(link.Id, link.Kind, link.Value, link.IsVerified, link.CreatedAt, link.EndAskedAt);
}
