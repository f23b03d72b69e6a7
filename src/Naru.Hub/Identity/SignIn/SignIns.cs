using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.SecondFactor;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.SignIn;

/// <summary>Signing in by password and codes, and what follows a first factor of any kind. Serves one request.</summary>
internal sealed class SignIns(
    IdentityDb db,
    UserManager<Account> users,
    IPasswordHasher<Account> hasher,
    Throttle throttle,
    Challenges challenges,
    Sessions sessions,
    SecondFactors factors,
    SecurityEvents events,
    NobodysPassword nobody)
{
    private static readonly TimeSpan TicketLasts = TimeSpan.FromMinutes(5);


    /// <summary>By password. The answer to a wrong password and to an unknown address is one and the same, and takes the same work.</summary>
    public async Task<Result<SignInStep>> WithPasswordAsync(HttpContext context, PasswordSignIn input)
    {
        var cancellation = context.RequestAborted;
        var key = (input.Email ?? "").Trim(' ').ToLowerInvariant();
        var accountKey = Throttle.AccountKey("password", key);
        var addressKey = Throttle.AddressKey("guess", context.Connection.RemoteIpAddress);
        if (await throttle.ReserveAsync(accountKey, addressKey, cancellation) is { } slowed)
        {
            return Result.Failure<SignInStep>([slowed]);
        }

        var account = await users.FindByEmailAsync(key);
        var verdict = hasher.VerifyHashedPassword(account ?? NobodysPassword.Account, account?.PasswordHash ?? nobody.HashBy(hasher), Bounded(input.Password));
        if (account?.PasswordHash is null || account.ClosedAt is not null || verdict == PasswordVerificationResult.Failed)
        {
            if (account is not null)
            {
                events.Record(SecurityEvent.SignInFailed, account.Id, ("method", "password"), ("code", IdentityErrors.SignInFailed.Code));
                await db.SaveChangesAsync(cancellation);
            }

            return Result.Failure<SignInStep>([IdentityErrors.SignInFailed.At(SourcePlace.None)]);
        }

        await throttle.GiveBackAsync(accountKey, addressKey, cancellation);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account.PasswordHash = hasher.HashPassword(account, input.Password!);
            await db.SaveChangesAsync(cancellation);
        }

        return Result.Success(await AfterFirstFactorAsync(context, account, SignInMethod.Password));
    }

    /// <summary>
    /// A first factor was right. Whoever enrolled a second one that can be typed, an authenticator program or recovery codes beside a passkey, is not signed in without it;
    /// everybody else is signed in with one factor, which gives no role.
    /// </summary>
    public async Task<SignInStep> AfterFirstFactorAsync(HttpContext context, Account account, SignInMethod method)
    {
        if (account.TotpConfirmedAt is not null || await factors.CodesLeftAsync(account.Id, context.RequestAborted) > 0)
        {
            return SignInStep.NeedsCode(await challenges.IssueAsync(ChallengePurpose.SecondFactor, account.Id, "{}", TicketLasts, context.RequestAborted));
        }

        var session = await sessions.BeginAsync(context, account, method, Assurance.Single);
        return SignInStep.Done(session);
    }

    /// <summary>The second factor: a code of the authenticator program, or a recovery code.</summary>
    public async Task<Result<SignInStep>> WithCodeAsync(HttpContext context, CodeSignIn input, bool isRecovery)
    {
        var cancellation = context.RequestAborted;
        var ticket = await challenges.LookAsync(ChallengePurpose.SecondFactor, input.Ticket, cancellation);
        if (ticket?.Account is null || await users.FindByIdAsync(ticket.Account) is not { ClosedAt: null } account)
        {
            return Result.Failure<SignInStep>([IdentityErrors.TicketGone.At("$.ticket")]);
        }

        var accountKey = Throttle.AccountKey("code", account.Id);
        var addressKey = Throttle.AddressKey("guess", context.Connection.RemoteIpAddress);
        if (await throttle.ReserveAsync(accountKey, addressKey, cancellation) is { } slowed)
        {
            return Result.Failure<SignInStep>([slowed]);
        }

        var error = isRecovery
            ? await factors.JudgeRecoveryAsync(account, input.Code, cancellation)
            : account.TotpConfirmedAt is null ? IdentityErrors.TotpMissing.At(SourcePlace.None)
            : await factors.JudgeAsync(account, input.Code, cancellation);
        if (error is not null)
        {
            events.Record(SecurityEvent.SignInFailed, account.Id, ("method", isRecovery ? "recovery-code" : "totp"), ("code", error.Code));
            await db.SaveChangesAsync(cancellation);
            return Result.Failure<SignInStep>([error]);
        }

        if (await challenges.TakeAsync(ChallengePurpose.SecondFactor, input.Ticket, cancellation) is null)
        {
            return Result.Failure<SignInStep>([IdentityErrors.TicketGone.At("$.ticket")]);
        }

        await throttle.GiveBackAsync(accountKey, addressKey, cancellation);
        var session = await sessions.BeginAsync(context, account, isRecovery ? SignInMethod.RecoveryCode : SignInMethod.Totp, Assurance.Two);
        return Result.Success(SignInStep.Done(session));
    }

    /// <summary>Longer ones are no passwords of ours, and hashing them would be work for nothing.</summary>
    private static string Bounded(string? password) => password is { Length: <= Passwords.PasswordRule.Most * 2 } ? password : "";
}
