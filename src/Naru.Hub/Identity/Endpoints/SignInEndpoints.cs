using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Hub.Api;
using Naru.Hub.Api.Limits;
using Naru.Hub.Identity.Accounts;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Passkeys;
using Naru.Hub.Identity.SignIn;

namespace Naru.Hub.Identity.Endpoints;

/// <summary>Making an account, signing in and out: open to everybody, because nobody is anybody yet. Guessing is slowed by <see cref="Throttle"/>.</summary>
internal static class SignInEndpoints
{
    private const string Nobody = "Whoever signs in is nobody yet; guessing is slowed.";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/registrations", RegisterAsync).Open(Nobody).Once().RequireRateLimiting(ApiLimits.Identity).Answers(StatusCodes.Status202Accepted)
            .Describe("가입 신청: 주소로 링크를 보냄", "Ask for an account: a link is mailed")
            .Fails(IdentityErrors.EmailNotOne, IdentityErrors.EmailNotAscii, IdentityErrors.NameMissing, IdentityErrors.NameTooLong, IdentityErrors.NameHiddenCharacter,
                IdentityErrors.NameMixesScripts, IdentityErrors.NameStyledLetter, IdentityErrors.NameLooseMark, IdentityErrors.AddressSlowed, IdentityErrors.AccountSlowed)
            .Example(new Registration("researcher@example.org", "김나루", LanguageTag.Ko));
        group.MapPost("/registrations/complete", CompleteAsync).Open(Nobody).Once().RequireRateLimiting(ApiLimits.Identity).Answers<SignInStep>()
            .Describe("링크로 가입을 마침", "Finish by the mailed link")
            .Fails(IdentityErrors.LinkGone, IdentityErrors.AccountThere, IdentityErrors.PasswordShort, IdentityErrors.PasswordLong, IdentityErrors.PasswordCommon,
                IdentityErrors.PasswordPattern, IdentityErrors.PasswordOwn);
        group.MapPost("/sign-in/password", PasswordAsync).Open(Nobody).Once().RequireRateLimiting(ApiLimits.Identity).Answers<SignInStep>()
            .Describe("비밀번호로 로그인", "Sign in by password")
            .Fails(IdentityErrors.SignInFailed, IdentityErrors.AccountSlowed, IdentityErrors.AddressSlowed);
        group.MapPost("/sign-in/code", CodeAsync).Open(Nobody).Once().RequireRateLimiting(ApiLimits.Identity).Answers<SignInStep>()
            .Describe("인증 앱의 코드로 로그인을 마침", "Finish signing in by a code")
            .Fails(IdentityErrors.TicketGone, IdentityErrors.CodeWrong, IdentityErrors.CodeUsed, IdentityErrors.TotpMissing, IdentityErrors.AccountSlowed, IdentityErrors.AddressSlowed);
        group.MapPost("/sign-in/recovery-code", RecoveryAsync).Open(Nobody).Once().RequireRateLimiting(ApiLimits.Identity).Answers<SignInStep>()
            .Describe("복구 코드로 로그인을 마침", "Finish signing in by a recovery code")
            .Fails(IdentityErrors.TicketGone, IdentityErrors.RecoveryCodeWrong, IdentityErrors.AccountSlowed, IdentityErrors.AddressSlowed);
        group.MapPost("/sign-in/passkey/challenge", PasskeyChallengeAsync).Open(Nobody).Once().RequireRateLimiting(ApiLimits.Identity).Answers<PasskeyChallenge>()
            .Describe("패스키 로그인의 과제", "A challenge to passkeys");
        group.MapPost("/sign-in/passkey", PasskeyAsync).Open(Nobody).Once().RequireRateLimiting(ApiLimits.Identity).Answers<SignInStep>()
            .Describe("패스키로 로그인", "Sign in by a passkey")
            .Fails(IdentityErrors.TicketGone, IdentityErrors.PasskeyRefused, IdentityErrors.PasskeyCounter, IdentityErrors.SignInFailed);
        group.MapPost("/password-resets", AskResetAsync).Open(Nobody).Once().RequireRateLimiting(ApiLimits.Identity).Answers(StatusCodes.Status202Accepted)
            .Describe("비밀번호를 새로 정할 링크를 보냄", "A link for a new password is mailed")
            .Fails(IdentityErrors.EmailNotOne, IdentityErrors.EmailNotAscii, IdentityErrors.AddressSlowed, IdentityErrors.AccountSlowed);
        group.MapPost("/password-resets/complete", ResetAsync).Open(Nobody).Once().RequireRateLimiting(ApiLimits.Identity).Answers(StatusCodes.Status204NoContent)
            .Describe("비밀번호를 새로 정함", "Set a new password by the mailed link")
            .Fails(IdentityErrors.LinkGone, IdentityErrors.PasswordShort, IdentityErrors.PasswordLong, IdentityErrors.PasswordCommon, IdentityErrors.PasswordPattern,
                IdentityErrors.PasswordOwn);
        group.MapPost("/sign-out", SignOutAsync).Open("It ends what the caller has, if anything.").Once().Answers(StatusCodes.Status204NoContent)
            .Describe("로그아웃", "Sign out");
    }

    private static async Task<IResult> RegisterAsync(Body<Registration> body, HttpContext context, AccountService accounts) =>
        IdentityEndpoints.Done(await accounts.RegisterAsync(context, body.Value), StatusCodes.Status202Accepted);

    private static async Task<IResult> CompleteAsync(Body<RegistrationCompletion> body, HttpContext context, AccountService accounts) =>
        IdentityEndpoints.Secretly(context, await accounts.CompleteAsync(context, body.Value));

    private static async Task<IResult> PasswordAsync(Body<PasswordSignIn> body, HttpContext context, SignIns signIns) =>
        IdentityEndpoints.Secretly(context, await signIns.WithPasswordAsync(context, body.Value));

    private static async Task<IResult> CodeAsync(Body<CodeSignIn> body, HttpContext context, SignIns signIns) =>
        IdentityEndpoints.Secretly(context, await signIns.WithCodeAsync(context, body.Value, isRecovery: false));

    private static async Task<IResult> RecoveryAsync(Body<CodeSignIn> body, HttpContext context, SignIns signIns) =>
        IdentityEndpoints.Secretly(context, await signIns.WithCodeAsync(context, body.Value, isRecovery: true));

    private static async Task<IResult> PasskeyChallengeAsync(HttpContext context, PasskeyService passkeys)
    {
        context.Response.Headers.CacheControl = "no-store";
        return ApiResults.Json(await passkeys.AskSignInAsync(context));
    }

    private static async Task<IResult> PasskeyAsync(Body<PasskeySignIn> body, HttpContext context, PasskeyService passkeys) =>
        IdentityEndpoints.Secretly(context, await passkeys.SignInAsync(context, body.Value));

    private static async Task<IResult> AskResetAsync(Body<PasswordResetAsked> body, HttpContext context, AccountService accounts) =>
        IdentityEndpoints.Done(await accounts.AskResetAsync(context, body.Value), StatusCodes.Status202Accepted);

    private static async Task<IResult> ResetAsync(Body<PasswordReset> body, HttpContext context, AccountService accounts) =>
        IdentityEndpoints.Done(await accounts.ResetAsync(body.Value, context.RequestAborted));

    private static async Task<IResult> SignOutAsync(HttpContext context, Sessions sessions)
    {
        await sessions.EndOwnAsync(context);
        await context.SignOutAsync(IdentityClaims.CookieScheme);
        return Results.NoContent();
    }
}
