using System.Buffers.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Identity.Accounts;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Passkeys;
using Naru.Hub.Identity.SecondFactor;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;
using Naru.Hub.Identity.Tokens;

namespace Naru.Hub.Identity.Endpoints;

/// <summary>How the own account is entered: password, codes, passkeys, tokens. Each change needs a proof that is a few minutes old.</summary>
internal static class CredentialEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPut("/me/password", PasswordAsync).Runs<ChangeCredentials>().NeedsProof().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("비밀번호 바꾸기", "Change the password")
            .Fails(IdentityErrors.SignInFailed, IdentityErrors.PasswordShort, IdentityErrors.PasswordLong, IdentityErrors.PasswordCommon, IdentityErrors.PasswordPattern,
                IdentityErrors.PasswordOwn, IdentityErrors.AccountSlowed, IdentityErrors.AddressSlowed);
        group.MapPost("/me/totp", StartTotpAsync).Runs<ChangeCredentials>().NeedsProof().Once().Answers<TotpEnrolment>()
            .Describe("인증 앱 등록 시작", "Begin enrolling an authenticator program").Fails(IdentityErrors.TotpThere);
        group.MapPost("/me/totp/confirm", ConfirmTotpAsync).Runs<ChangeCredentials>().NeedsProof().Once().Answers<RecoveryCodes>()
            .Describe("인증 앱 등록 마침", "Finish enrolling it").Fails(IdentityErrors.TotpThere, IdentityErrors.TotpMissing, IdentityErrors.CodeWrong, IdentityErrors.CodeUsed);
        group.MapDelete("/me/totp", RemoveTotpAsync).Runs<ChangeCredentials>().NeedsTwoFactors().NeedsProof().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("인증 앱 지우기", "Remove it").Fails(IdentityErrors.TotpMissing);
        group.MapPost("/me/recovery-codes", RenewCodesAsync).Runs<ChangeCredentials>().NeedsTwoFactors().NeedsProof().Once().Answers<RecoveryCodes>()
            .Describe("새 복구 코드", "New recovery codes").Fails(IdentityErrors.TotpMissing);
        group.MapGet("/me/passkeys", PasskeysAsync).Runs<ReadAccount>().Answers<PasskeyList>().Describe("내 패스키", "The own passkeys");
        group.MapPost("/me/passkeys/challenge", AskPasskeyAsync).Runs<ChangeCredentials>().NeedsProof().Once().Answers<PasskeyChallenge>()
            .Describe("새 패스키의 과제", "A challenge for a new passkey");
        group.MapPost("/me/passkeys", AddPasskeyAsync).Runs<ChangeCredentials>().NeedsProof().Once().Answers<PasskeyView>(StatusCodes.Status201Created)
            .Describe("패스키 등록", "Add a passkey").Fails(IdentityErrors.TicketGone, IdentityErrors.PasskeyRefused, IdentityErrors.TooMany, IdentityErrors.NameMissing);
        group.MapDelete("/me/passkeys/{id}", RemovePasskeyAsync).Runs<ChangeCredentials>().NeedsTwoFactors().NeedsProof().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("패스키 지우기", "Remove a passkey").Fails(IdentityErrors.NothingThere, IdentityErrors.LastWayIn);
        group.MapGet("/scopes", Scopes).Open("It is part of the documentation.").Answers<ScopeList>().Describe("API 토큰의 토큰 범위", "The scopes of API tokens");
        group.MapGet("/me/tokens", TokensAsync).Runs<ReadAccount>().Answers<ApiTokenList>().Describe("내 API 토큰", "The own API tokens");
        group.MapPost("/me/tokens", MakeTokenAsync).Runs<ChangeCredentials>().NeedsTwoFactors().NeedsProof().Once().Answers<NewApiToken>(StatusCodes.Status201Created)
            .Describe("API 토큰 만들기: 한 번만 보임", "Make an API token: it is shown once")
            .Fails(IdentityErrors.ScopeUnknown, IdentityErrors.NoRoleThere, IdentityErrors.DaysOutOfRange, IdentityErrors.TooMany, IdentityErrors.NameMissing)
            .Example(new ApiTokenRequest("정산 프로그램", ["identity:read"], 90));
        group.MapDelete("/me/tokens/{id}", RevokeTokenAsync).Runs<ChangeCredentials>().Once().Answers(StatusCodes.Status204NoContent)
            .Describe("API 토큰 폐지", "Revoke an API token").Fails(IdentityErrors.NothingThere);
    }

    private static async Task<IResult> PasswordAsync(Body<PasswordChange> body, ApiRequest request, HttpContext context, IdentityDb db, AccountService accounts) =>
        IdentityEndpoints.Done(await accounts.ChangePasswordAsync(context, await db.AccountOf(request, context.RequestAborted), body.Value));

    private static async Task<IResult> StartTotpAsync(ApiRequest request, HttpContext context, IdentityDb db, SecondFactors factors) =>
        IdentityEndpoints.Secretly(context, await factors.StartAsync(await db.AccountOf(request, context.RequestAborted), context.RequestAborted));

    private static async Task<IResult> ConfirmTotpAsync(
        Body<CodeInput> body, ApiRequest request, HttpContext context, IdentityDb db, SecondFactors factors, Sessions sessions)
    {
        var account = await db.AccountOf(request, context.RequestAborted);
        var codes = await factors.ConfirmAsync(account, body.Value.Code, context.RequestAborted);
        if (codes.IsSuccess)
        {
            await sessions.RaiseAsync(context, account, SignInMethod.Totp);
        }

        return IdentityEndpoints.Secretly(context, codes);
    }

    private static async Task<IResult> RemoveTotpAsync(ApiRequest request, HttpContext context, IdentityDb db, SecondFactors factors) =>
        IdentityEndpoints.Done(await factors.RemoveAsync(await db.AccountOf(request, context.RequestAborted), context.RequestAborted));

    private static async Task<IResult> RenewCodesAsync(ApiRequest request, HttpContext context, IdentityDb db, SecondFactors factors) =>
        IdentityEndpoints.Secretly(context, await factors.RenewAsync(await db.AccountOf(request, context.RequestAborted), context.RequestAborted));

    private static async Task<IResult> PasskeysAsync(ApiRequest request, HttpContext context, IdentityDb db, PasskeyService passkeys)
    {
        var own = await passkeys.OfAsync(await db.AccountOf(request, context.RequestAborted));
        return ApiResults.Json(new PasskeyList(own.OrderBy(p => p.CreatedAt).Select(View).ToValueList()));
    }

    private static async Task<IResult> AskPasskeyAsync(ApiRequest request, HttpContext context, IdentityDb db, PasskeyService passkeys)
    {
        context.Response.Headers.CacheControl = "no-store";
        return ApiResults.Json(await passkeys.AskNewAsync(context, await db.AccountOf(request, context.RequestAborted)));
    }

    private static async Task<IResult> AddPasskeyAsync(
        Body<NewPasskey> body, ApiRequest request, HttpContext context, IdentityDb db, PasskeyService passkeys, Sessions sessions)
    {
        var account = await db.AccountOf(request, context.RequestAborted);
        var added = await passkeys.AddAsync(context, account, body.Value);
        if (added.IsSuccess)
        {
            await sessions.RaiseAsync(context, account, SignInMethod.Passkey);
        }

        return ApiResults.From(added, passkey => ApiResults.Json(View(passkey), StatusCodes.Status201Created));
    }

    private static async Task<IResult> RemovePasskeyAsync(string id, ApiRequest request, HttpContext context, IdentityDb db, PasskeyService passkeys) =>
        IdentityEndpoints.Done(await passkeys.RemoveAsync(await db.AccountOf(request, context.RequestAborted), id, context.RequestAborted));

    private static IResult Scopes(ScopeCatalogue scopes) =>
        ApiResults.Json(new ScopeList(scopes.All.Select(s => new ScopeView(s.Name, LabelView.Of(s.Title))).ToValueList()));

    private static async Task<IResult> TokensAsync(ApiRequest request, HttpContext context, ApiTokens tokens) =>
        ApiResults.Json(new ApiTokenList((await tokens.OfAsync(request.Person, context.RequestAborted)).Select(t => new ApiTokenView(
            t.Id, t.Name, t.Hint, t.Scopes.Split(' ').ToValueList(), t.Party, t.CreatedAt, t.ExpiresAt, t.LastUsedAt, t.RevokedAt)).ToValueList()));

    private static async Task<IResult> MakeTokenAsync(Body<ApiTokenRequest> body, ApiRequest request, HttpContext context, ApiTokens tokens) =>
        IdentityEndpoints.Secretly(context, await tokens.MakeAsync(request.Person, body.Value, context.RequestAborted), StatusCodes.Status201Created);

    private static async Task<IResult> RevokeTokenAsync(string id, ApiRequest request, HttpContext context, ApiTokens tokens) =>
        IdentityEndpoints.Done(await tokens.RevokeAsync(request.Person, id, context.RequestAborted));

    private static PasskeyView View(UserPasskeyInfo passkey) => new(
        PasskeyService.Id(passkey.CredentialId), passkey.Name ?? "", passkey.CreatedAt, passkey.IsBackedUp, Base64Url.EncodeToString(passkey.CredentialId), Base64Url.EncodeToString(passkey.PublicKey));
}
