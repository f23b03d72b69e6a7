using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Identity.Accounts;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Erasing;
using Naru.Hub.Identity.SecondFactor;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Endpoints;

/// <summary>The own account: what it is, and where its person is signed in. There is no address by which anybody could ask for another's.</summary>
internal static class AccountEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/me", ReadAsync).Runs<ReadAccount>().Answers<AccountView>().Describe("내 계정", "The own account");
        group.MapPut("/me", ChangeAsync).Runs<ChangeAccount>().Once().Answers<AccountView>().Describe("이름과 언어 바꾸기", "Change name and language")
            .Fails(IdentityErrors.NameMissing, IdentityErrors.NameTooLong, IdentityErrors.NameHiddenCharacter, IdentityErrors.NameMixesScripts, IdentityErrors.NameStyledLetter,
                IdentityErrors.NameLooseMark);
        group.MapPost("/me/close", CloseAsync).Runs<ChangeCredentials>().NeedsProof().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("계정을 영구히 닫고 개인정보를 지우기: 되돌릴 수 없음", "Close the account for good and erase what is personal: this cannot be undone");
        group.MapGet("/me/sessions", SessionsAsync).Runs<ReadAccount>().Answers<SessionList>().Describe("로그인한 곳", "Where one is signed in");
        group.MapDelete("/me/sessions/{id}", EndSessionAsync).Runs<ChangeAccount>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("한 곳에서 로그아웃", "Sign out there").Fails(IdentityErrors.NothingThere);
        group.MapPost("/me/sign-out-everywhere", SignOutEverywhereAsync).Runs<ChangeAccount>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("모든 곳에서 로그아웃", "Sign out everywhere");
    }

    internal static async Task<AccountView> ViewAsync(Account account, ApiRequest request, HttpContext context, UserManager<Account> users, SecondFactors factors) => new(
        account.Id, account.Email!, account.Name, account.Language.Tag(), account.CreatedAt, IdentityClaims.AssuranceOf(context.User), account.PasswordHash is not null,
        account.TotpConfirmedAt is not null, await factors.CodesLeftAsync(account.Id, context.RequestAborted), (await users.GetPasskeysAsync(account)).Count,
        (await users.GetLoginsAsync(account)).Select(l => l.LoginProvider["oidc:".Length..]).ToValueList(),
        request.Caller.Roles.Select(r => new RoleView(r.Party, r.Role)).ToValueList());

    private static async Task<IResult> ReadAsync(ApiRequest request, HttpContext context, IdentityDb db, UserManager<Account> users, SecondFactors factors)
    {
        var account = await db.AccountOf(request, context.RequestAborted);
        return ApiResults.Versioned(await ViewAsync(account, request, context, users, factors), account.Version);
    }

    private static async Task<IResult> ChangeAsync(
        Body<ProfileChange> body, Precondition precondition, ApiRequest request, HttpContext context, IdentityDb db, AccountService accounts, UserManager<Account> users,
        SecondFactors factors)
    {
        var account = await db.AccountOf(request, context.RequestAborted);
        var held = precondition.Hold(account, account.Version);
        if (!held.IsSuccess)
        {
            return new Problem(held.Findings);
        }

        var changed = await accounts.ChangeProfileAsync(account, body.Value, context.RequestAborted);
        return changed.Value is { } now
            ? ApiResults.Versioned(await ViewAsync(now, request, context, users, factors), now.Version)
            : new Problem(changed.Findings);
    }

    private static async Task<IResult> CloseAsync(ApiRequest request, HttpContext context, PersonErasures erasures)
    {
        // What cannot be erased now is noted, and done when it can be: to whoever closed the account it is closed in any case.
        _ = await erasures.EraseAsync(request.Person, request.Person, context.RequestAborted);
        await context.SignOutAsync(IdentityClaims.CookieScheme);
        return Results.NoContent();
    }

    private static async Task<IResult> SessionsAsync(ApiRequest request, HttpContext context, IdentityDb db, Sessions sessions)
    {
        var own = context.User.Value(IdentityClaims.Session);
        var rows = await sessions.OfAsync(await db.AccountOf(request, context.RequestAborted), context.RequestAborted);
        return ApiResults.Json(new SessionList(rows
            .Select(s => new SessionView(s.Id, s.Method, s.Assurance, s.CreatedAt, s.SeenAt, s.Network, s.Device, s.Id == own)).ToValueList()));
    }

    private static async Task<IResult> EndSessionAsync(string id, ApiRequest request, HttpContext context, Sessions sessions) =>
        await sessions.EndAsync(request.Person, id, context.RequestAborted) ? Results.NoContent() : Problem.Of(IdentityErrors.NothingThere);

    private static async Task<IResult> SignOutEverywhereAsync(ApiRequest request, HttpContext context, IdentityDb db, AccountService accounts)
    {
        await accounts.SignOutEverywhereAsync(await db.AccountOf(request, context.RequestAborted), context.RequestAborted);
        await context.SignOutAsync(IdentityClaims.CookieScheme);
        return Results.NoContent();
    }
}
