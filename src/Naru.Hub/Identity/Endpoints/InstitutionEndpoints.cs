using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Institutions;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Endpoints;

/// <summary>Signing in through institutions, and linking them. The addresses to which institutions send people back are answered by the OpenID Connect handlers.</summary>
internal static class InstitutionEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/institutions", List).Open("Whoever signs in chooses from it.").Answers<ValueList<InstitutionView>>()
            .Describe("로그인에 쓸 수 있는 기관", "Institutions through which one can sign in");
        group.MapGet("/institutions/{id}/sign-in", SignIn).Open("Whoever signs in is nobody yet.").Answers(StatusCodes.Status302Found)
            .Describe("기관으로 가서 로그인", "Go to the institution to sign in").Fails(IdentityErrors.InstitutionUnknown);
        group.MapPost("/me/institutions/{id}/link", Link).Runs<ChangeCredentials>().NeedsProof().Once().Answers(StatusCodes.Status302Found)
            .Describe("기관으로 가서 이 계정에 연결", "Go to the institution to link it to this account").Fails(IdentityErrors.InstitutionUnknown);
        group.MapPost("/me/institutions/confirm", ConfirmAsync).Runs<ChangeCredentials>().NeedsProof().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("기다리던 기관 신원을 이 계정에 연결", "Link the waiting identity to this account")
            .Fails(IdentityErrors.TicketGone, IdentityErrors.InstitutionLinkedElsewhere);
        group.MapDelete("/me/institutions/{id}", UnlinkAsync).Runs<ChangeCredentials>().NeedsProof().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("기관 연결을 끊음", "Unlink an institution").Fails(IdentityErrors.NothingThere, IdentityErrors.LastWayIn);
    }

    private static IResult List(HubIdentityOptions options) => ApiResults.Json(options.Institutions.Select(i => new InstitutionView(i.Id, LabelView.Of(i.Name))).ToValueList());

    private static IResult SignIn(string id, HubIdentityOptions options) => Challenge(id, options, null);

    private static IResult Link(string id, ApiRequest request, HubIdentityOptions options) => Challenge(id, options, request.Person);

    private static IResult Challenge(string id, HubIdentityOptions options, string? linkTo)
    {
        if (options.Institutions.FirstOrDefault(i => i.Id == id) is not { } institution)
        {
            return Problem.Of(IdentityErrors.InstitutionUnknown);
        }

        var properties = new AuthenticationProperties { RedirectUri = InstitutionSetup.ResultPage };
        if (linkTo is not null)
        {
            properties.Items[InstitutionSignIn.LinkTo] = linkTo;
        }

        return Results.Challenge(properties, [institution.Scheme]);
    }

    private static async Task<IResult> ConfirmAsync(Body<TicketInput> body, ApiRequest request, HttpContext context, IdentityDb db, InstitutionSignIn institutions) =>
        IdentityEndpoints.Done(await institutions.ConfirmPendingAsync(context, await db.AccountOf(request, context.RequestAborted), body.Value.Ticket));

    private static async Task<IResult> UnlinkAsync(string id, ApiRequest request, HttpContext context, IdentityDb db, InstitutionSignIn institutions) =>
        IdentityEndpoints.Done(await institutions.UnlinkAsync(context, await db.AccountOf(request, context.RequestAborted), id));
}
