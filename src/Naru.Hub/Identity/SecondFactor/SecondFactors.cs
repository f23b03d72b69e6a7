using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Store;
using System.Security.Cryptography;

namespace Naru.Hub.Identity.SecondFactor;

/// <summary>The codes of an authenticator program, and the recovery codes for when it is lost. Serves one request.</summary>
internal sealed class SecondFactors(IdentityDb db, IdentityClock clock, SecurityEvents events, IDataProtectionProvider protection, HubIdentityOptions options)
{
    private readonly IDataProtector protector = protection.CreateProtector("Naru.Identity.Totp");

    /// <summary>A new secret, which counts once a code of it was shown. An enrolled program stays in force until then.</summary>
    public async Task<Result<TotpEnrolment>> StartAsync(Account account, CancellationToken cancellation)
    {
        if (account.TotpConfirmedAt is not null)
        {
            return Result.Failure<TotpEnrolment>([IdentityErrors.TotpThere.At(SourcePlace.None)]);
        }

        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        var sealedSecret = protector.Protect(Convert.ToBase64String(secret));
        await db.Users.Where(a => a.Id == account.Id && a.TotpConfirmedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.TotpSecret, sealedSecret).SetProperty(a => a.TotpLastStep, 0L), cancellation);
        return Result.Success(new TotpEnrolment(Totp.Text(secret), Totp.Address(secret, options.RelyingParty, account.Email!)));
    }

    /// <summary>Confirms the secret by a code of it, and gives the recovery codes, which nobody sees again.</summary>
    public async Task<Result<RecoveryCodes>> ConfirmAsync(Account account, string? code, CancellationToken cancellation)
    {
        if (account.TotpConfirmedAt is not null)
        {
            return Result.Failure<RecoveryCodes>([IdentityErrors.TotpThere.At(SourcePlace.None)]);
        }

        if (await JudgeAsync(account, code, cancellation) is { } error)
        {
            return Result.Failure<RecoveryCodes>([error]);
        }

        var now = clock.Now;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.TotpConfirmedAt, now), cancellation);
        events.Record(SecurityEvent.SecondFactorAdded, account.Id, ("kind", "totp"));
        var codes = await RenewCodesAsync(account.Id, cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Success(codes);
    }

    /// <summary>New recovery codes; the old ones are worth nothing.</summary>
    public async Task<Result<RecoveryCodes>> RenewAsync(Account account, CancellationToken cancellation)
    {
        if (account.TotpConfirmedAt is null && !await db.UserPasskeys.AnyAsync(p => p.UserId == account.Id, cancellation))
        {
            return Result.Failure<RecoveryCodes>([IdentityErrors.TotpMissing.At(SourcePlace.None)]);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var codes = await RenewCodesAsync(account.Id, cancellation);
        await transaction.CommitAsync(cancellation);
        return Result.Success(codes);
    }

    public async Task<Error?> RemoveAsync(Account account, CancellationToken cancellation)
    {
        if (account.TotpConfirmedAt is null)
        {
            return IdentityErrors.TotpMissing.At(SourcePlace.None);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.TotpSecret, (string?)null).SetProperty(a => a.TotpConfirmedAt, (DateTimeOffset?)null), cancellation);
        await db.RecoveryCodes.Where(c => c.Account == account.Id).ExecuteDeleteAsync(cancellation);
        events.Record(SecurityEvent.SecondFactorRemoved, account.Id, ("kind", "totp"));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Judges a code and uses it up: no code of its step or an earlier one is taken again, at any instance.</summary>
    public async Task<Error?> JudgeAsync(Account account, string? code, CancellationToken cancellation)
    {
        if (account.TotpSecret is null)
        {
            return IdentityErrors.TotpMissing.At(SourcePlace.None);
        }

        var secret = Convert.FromBase64String(protector.Unprotect(account.TotpSecret));
        if (Totp.StepOf(secret, code ?? "", clock.Now) is not { } step)
        {
            return IdentityErrors.CodeWrong.At("$.code");
        }

        return await db.Users.Where(a => a.Id == account.Id && a.TotpLastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.TotpLastStep, step), cancellation) == 1
            ? null
            : IdentityErrors.CodeUsed.At("$.code");
    }

    /// <summary>Judges a recovery code and uses it up.</summary>
    public async Task<Error?> JudgeRecoveryAsync(Account account, string? code, CancellationToken cancellation)
    {
        var hash = RecoveryCode.HashOf(code ?? "");
        var now = clock.Now;
        if (await db.RecoveryCodes.Where(c => c.CodeHash == hash && c.Account == account.Id && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancellation) != 1)
        {
            return IdentityErrors.RecoveryCodeWrong.At("$.code");
        }

        events.Record(SecurityEvent.RecoveryCodeUsed, account.Id);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    public Task<int> CodesLeftAsync(string account, CancellationToken cancellation) =>
        db.RecoveryCodes.CountAsync(c => c.Account == account && c.UsedAt == null, cancellation);

    private async Task<RecoveryCodes> RenewCodesAsync(string account, CancellationToken cancellation)
    {
        await db.RecoveryCodes.Where(c => c.Account == account).ExecuteDeleteAsync(cancellation);
        var codes = Enumerable.Range(0, RecoveryCode.HowMany).Select(_ => RecoveryCode.New()).ToValueList();
        db.RecoveryCodes.AddRange(codes.Select(c => new RecoveryCodeRow { CodeHash = RecoveryCode.HashOf(c), Account = account }));
        await db.SaveChangesAsync(cancellation);
        return new RecoveryCodes(codes);
    }
}
