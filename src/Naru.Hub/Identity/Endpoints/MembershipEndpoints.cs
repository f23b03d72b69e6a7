using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Identity.Store;
using Naru.Hub.Permissions;

namespace Naru.Hub.Identity.Endpoints;

/// <summary>Roles in parties, and invitations to them.</summary>
internal static class MembershipEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/me/memberships", OwnAsync).Runs<ReadMembership>().Answers<MembershipList>().Describe("내 역할", "The own roles");
        group.MapGet("/parties/{party}/memberships", OfPartyAsync).Runs<ReadMembership>().Answers<MembershipList>().Describe("기관의 구성원", "A party's members");
        group.MapPost("/memberships", GrantAsync).Runs<GrantMembership>().Once().Answers<MembershipView>(StatusCodes.Status201Created)
            .Describe("역할 주기", "Give a role")
            .Fails(IdentityErrors.RoleUnknown, IdentityErrors.PersonUnknown, IdentityErrors.EndBeforeStart, IdentityErrors.RoleThere, IdentityErrors.PartyClosed, IdentityErrors.DecisionConflict);
        group.MapPost("/memberships/{id}/end", EndAsync).Runs<EndMembership>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("역할 끝내기", "End a role").Fails(IdentityErrors.MembershipEnded);
        group.MapGet("/parties/{party}/invitations", InvitationsAsync).Runs<ReadInvitation>().Answers<InvitationList>().Describe("기관의 초대", "A party's invitations");
        group.MapPost("/invitations", InviteAsync).Runs<InvitePerson>().Once().Answers<InvitationView>(StatusCodes.Status201Created)
            .Describe("초대하기: 링크를 보냄", "Invite: a link is mailed")
            .Fails(IdentityErrors.RoleUnknown, IdentityErrors.EmailNotOne, IdentityErrors.EmailNotAscii, IdentityErrors.DaysOutOfRange, IdentityErrors.EndBeforeStart,
                IdentityErrors.PartyClosed)
            .Example(new InvitationRequest("party-01", "member", "researcher@example.org", 7));
        group.MapPost("/invitations/{id}/revoke", RevokeAsync).Runs<RevokeInvitation>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("초대 거둬들이기", "Take an invitation back").Fails(IdentityErrors.InvitationUsed, IdentityErrors.InvitationRevoked);
        group.MapPost("/invitations/look", LookAsync).Open("Whoever holds the link may see what it offers.").Once().Answers<InvitationOffer>()
            .Describe("초대 보기", "See what an invitation offers")
            .Fails(IdentityErrors.InvitationUnknown, IdentityErrors.InvitationExpired, IdentityErrors.InvitationUsed, IdentityErrors.InvitationRevoked);
        group.MapPost("/invitations/accept", AcceptAsync).Runs<AcceptInvitation>().Once().Answers<MembershipView>(StatusCodes.Status201Created)
            .Describe("초대 수락", "Accept an invitation")
            .Fails(IdentityErrors.InvitationUnknown, IdentityErrors.InvitationExpired, IdentityErrors.InvitationUsed, IdentityErrors.InvitationRevoked, IdentityErrors.InvitationOther,
                IdentityErrors.RoleThere, IdentityErrors.DecisionConflict);
    }

    private static async Task<IResult> OwnAsync(ApiRequest request, HttpContext context, MembershipService memberships) =>
        ApiResults.Json(new MembershipList((await memberships.OfPersonAsync(request.Person, context.RequestAborted)).Select(View).ToValueList()));

    private static async Task<IResult> OfPartyAsync(
        string party, ApiRequest request, HttpContext context, PermissionTables permissions, MembershipService memberships, IPartyDirectory directory)
    {
        var permitted = permissions.Check(request.Caller, Standing.Of(request.Caller, "none", owner: party), new ReadMembership());
        return permitted.IsSuccess
            ? ApiResults.Json(new MembershipList((await memberships.OfPartyAsync(await NowAsync(directory, party, context), context.RequestAborted)).Select(View).ToValueList()))
            : ApiResults.NotThere();
    }

    private static async Task<IResult> GrantAsync(
        Body<MembershipGrant> body, ApiRequest request, HttpContext context, PermissionTables permissions, MembershipService memberships, DecisionConflicts conflicts,
        IPartyDirectory directory)
    {
        var party = await NowAsync(directory, body.Value.Party, context);
        var permitted = permissions.Check(request.Caller, Standing.Of(request.Caller, "none", owner: party), new GrantMembership());
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        return await conflicts.OfOfficerAsync(request.Caller, party, body.Value.Person, context.RequestAborted) is { } conflict
            ? Problem.Of(conflict)
            : ApiResults.From(
                await memberships.GrantAsync(body.Value, request.Person, "grant", context.RequestAborted),
                m => ApiResults.Json(View(m), StatusCodes.Status201Created));
    }

    private static async Task<IResult> EndAsync(string id, ApiRequest request, HttpContext context, PermissionTables permissions, MembershipService memberships)
    {
        if (await memberships.FindAsync(id, context.RequestAborted) is not { } membership)
        {
            return ApiResults.NotThere();
        }

        var standing = Standing.Of(request.Caller, membership.State, owner: membership.Party, person: membership.Row.Person);
        var permitted = permissions.Check(request.Caller, standing, new EndMembership());
        return permitted.IsSuccess
            ? IdentityEndpoints.Done(await memberships.EndAsync(id, request.Person, context.RequestAborted))
            : new Problem(permitted.Findings);
    }

    private static async Task<IResult> InvitationsAsync(
        string party, ApiRequest request, HttpContext context, PermissionTables permissions, Invitations invitations, IPartyDirectory directory)
    {
        var permitted = permissions.Check(request.Caller, Standing.Of(request.Caller, "none", owner: party), new ReadInvitation());
        return permitted.IsSuccess
            ? ApiResults.Json(new InvitationList((await invitations.OfPartyAsync(await NowAsync(directory, party, context), context.RequestAborted)).Select(View).ToValueList()))
            : ApiResults.NotThere();
    }

    private static async Task<IResult> InviteAsync(
        Body<InvitationRequest> body, ApiRequest request, HttpContext context, PermissionTables permissions, Invitations invitations)
    {
        var permitted = permissions.Check(request.Caller, Standing.Of(request.Caller, "none", owner: body.Value.Party), new InvitePerson());
        return permitted.IsSuccess
            ? ApiResults.From(
                await invitations.InviteAsync(body.Value, request.Person, context.RequestAborted),
                i => ApiResults.Json(View(i), StatusCodes.Status201Created))
            : new Problem(permitted.Findings);
    }

    private static async Task<IResult> RevokeAsync(string id, ApiRequest request, HttpContext context, PermissionTables permissions, Invitations invitations)
    {
        if (await invitations.FindAsync(id, context.RequestAborted) is not { } offer)
        {
            return ApiResults.NotThere();
        }

        var permitted = permissions.Check(request.Caller, Standing.Of(request.Caller, offer.State, owner: offer.Party), new RevokeInvitation());
        return permitted.IsSuccess
            ? IdentityEndpoints.Done(await invitations.RevokeAsync(offer.Row, request.Person, context.RequestAborted))
            : new Problem(permitted.Findings);
    }

    private static async Task<IResult> LookAsync(Body<TokenInput> body, HttpContext context, Invitations invitations) =>
        ApiResults.From(
            await invitations.LookAsync(body.Value.Token, context.RequestAborted),
            i => ApiResults.Json(new InvitationOffer(i.Party, i.Row.Role, i.Row.ExpiresAt, i.Row.MembershipUntil)));

    private static async Task<IResult> AcceptAsync(
        Body<InvitationAcceptance> body, ApiRequest request, HttpContext context, IdentityDb db, Invitations invitations) =>
        ApiResults.From(
            await invitations.AcceptAsync(await db.AccountOf(request, context.RequestAborted), body.Value, context.RequestAborted),
            m => ApiResults.Json(View(m), StatusCodes.Status201Created));

    /// <summary>The party to which an id leads now.</summary>
    private static async Task<string> NowAsync(IPartyDirectory directory, string party, HttpContext context) =>
        (await PartyFates.OfAsync(directory, [party], context.RequestAborted)).Now(party);

    private static MembershipView View(Membership m) => new(
        m.Id, m.Row.Person, m.Party, m.Row.Role, m.Row.From, m.Row.To, m.Row.GrantedBy, m.Row.Authority, m.Row.EndedAt, m.State, m.Row.Party == m.Party ? null : m.Row.Party);

    private static InvitationView View(Offer offer) => new(
        offer.Row.Id, offer.Party, offer.Row.Role, offer.Row.Email, offer.Row.InvitedBy, offer.State, offer.Row.CreatedAt, offer.Row.ExpiresAt, offer.Row.MembershipUntil);
}
