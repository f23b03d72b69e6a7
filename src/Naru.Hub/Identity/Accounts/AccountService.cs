using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.Names;
using Naru.Hub.Identity.Passwords;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Accounts;

/// <summary>
/// Making accounts, and what a person changes about the own one. Whether an address has an account is told to whoever reads its mail, and to nobody
/// else: the answers are the same. Serves one request.
/// </summary>
internal sealed class AccountService(
    IdentityDb db,
    UserManager<Account> users,
    IPasswordHasher<Account> hasher,
    Throttle throttle,
    Challenges challenges,
    Sessions sessions,
    SecurityEvents events,
    IdentityMails mails,
    IdentityClock clock)
{
    private static readonly TimeSpan RegistrationLasts = TimeSpan.FromHours(24);
    private static readonly TimeSpan ResetLasts = TimeSpan.FromMinutes(30);

    /// <summary>Sends a link to the address, by which its reader finishes; or says that there is an account.</summary>
    public async Task<ValueList<Error>> RegisterAsync(HttpContext context, Registration input)
    {
        var cancellation = context.RequestAborted;
        var email = EmailAddress.Read(input.Email, "$.email");
        var name = NameRule.Check(input.Name, "$.name");
        if (email.Value is null || name.Value is null)
        {
            return [.. email.Errors, .. name.Errors];
        }

        if (await MailSlowedAsync(context, email.Value) is { } slowed)
        {
            return [slowed];
        }

        if (await users.FindByEmailAsync(email.Value.Key) is { } existing)
        {
            events.Send(mails.AlreadyRegistered(existing.Id, existing.Email!, existing.Language));
            await db.SaveChangesAsync(cancellation);
            return [];
        }

        var person = Secret.NewId("person", clock.Now);
        var payload = JsonSerializer.Serialize(new PendingAccount(person, email.Value.Text, name.Value, input.Language.Language() ?? Language.Korean));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var secret = await challenges.IssueAsync(ChallengePurpose.Registration, null, payload, RegistrationLasts, cancellation);
        events.Send(mails.Registration(person, email.Value.Text, input.Language.Language() ?? Language.Korean, secret));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return [];
    }

    /// <summary>Makes the account by the mailed link and signs in, with one factor. Without a password the person adds a passkey next.</summary>
    public async Task<Result<SignInStep>> CompleteAsync(HttpContext context, RegistrationCompletion input)
    {
        var cancellation = context.RequestAborted;
        if (await challenges.LookAsync(ChallengePurpose.Registration, input.Token, cancellation) is not { } waiting)
        {
            return Result.Failure<SignInStep>([IdentityErrors.LinkGone.At("$.token")]);
        }

        var pending = JsonSerializer.Deserialize<PendingAccount>(waiting.Payload)!;
        if (input.Password is not null && PasswordRule.Shipped.Check(input.Password, "$.password", [pending.Email, pending.Name]) is { Count: > 0 } errors)
        {
            return Result.Failure<SignInStep>(errors);
        }

        if (await challenges.TakeAsync(ChallengePurpose.Registration, input.Token, cancellation) is null)
        {
            return Result.Failure<SignInStep>([IdentityErrors.LinkGone.At("$.token")]);
        }

        var account = await CreateAsync(pending, input.Password, cancellation);
        return account is null
            ? Result.Failure<SignInStep>([IdentityErrors.AccountThere.At("$.token")])
            : Result.Success(SignInStep.Done(await sessions.BeginAsync(context, account, SignInMethod.MailedLink, Assurance.Single)));
    }

    /// <summary>Makes an account whose address was proved; null if there is one.</summary>
    public async Task<Account?> CreateAsync(PendingAccount pending, string? password, CancellationToken cancellation)
    {
        var account = new Account
        {
            Id = pending.Person,
            UserName = pending.Email,
            Email = pending.Email,
            EmailConfirmed = true,
            Name = pending.Name,
            Language = pending.Language,
            CreatedAt = clock.Now,
            Version = 1,
        };
        account.PasswordHash = password is null ? null : hasher.HashPassword(account, password);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            // The unique index decides between two at once; the manager's own look comes first.
            if (!(await users.CreateAsync(account)).Succeeded)
            {
                return null;
            }
        }
        catch (DbUpdateException)
        {
            return null;
        }

        db.Links.Add(new LinkRow
        {
            Id = Secret.NewId("link", clock.Now),
            Person = account.Id,
            Kind = LinkKind.Email,
            Value = EmailAddress.Read(pending.Email, "$.email").Value!.Key,
            IsVerified = true,
            DeclaredBy = account.Id,
            CreatedAt = clock.Now,
        });
        events.Record(SecurityEvent.AccountMade, account.Id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return account;
    }

    /// <summary>Sends a link for a new password, if there is such an account.</summary>
    public async Task<ValueList<Error>> AskResetAsync(HttpContext context, PasswordResetAsked input)
    {
        var cancellation = context.RequestAborted;
        var email = EmailAddress.Read(input.Email, "$.email");
        if (email.Value is null)
        {
            return email.Errors.ToValueList();
        }

        if (await MailSlowedAsync(context, email.Value) is { } slowed)
        {
            return [slowed];
        }

        // For an address that nobody has, a link is made, too, which leads nowhere and is not mailed: the time that the answer takes says nothing.
        var account = await users.FindByEmailAsync(email.Value.Key) is { ClosedAt: null } found ? found : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var secret = await challenges.IssueAsync(ChallengePurpose.PasswordReset, account?.Id, account?.SecurityStamp ?? "", ResetLasts, cancellation);
        if (account is not null)
        {
            events.Send(mails.PasswordReset(account.Id, account.Email!, account.Language, secret));
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return [];
    }

    /// <summary>Sets a new password by the mailed link. All sessions end; the second factor stays, and nobody is signed in by this.</summary>
    public async Task<ValueList<Error>> ResetAsync(PasswordReset input, CancellationToken cancellation)
    {
        var waiting = await challenges.LookAsync(ChallengePurpose.PasswordReset, input.Token, cancellation);
        var account = waiting?.Account is null ? null : await users.FindByIdAsync(waiting.Account);
        if (waiting is null || account is null or { ClosedAt: not null } || waiting.Payload != account.SecurityStamp)
        {
            return [IdentityErrors.LinkGone.At("$.token")];
        }

        if (PasswordRule.Shipped.Check(input.Password, "$.password", [account.Email!, account.Name]) is { Count: > 0 } errors)
        {
            return errors;
        }

        if (await challenges.TakeAsync(ChallengePurpose.PasswordReset, input.Token, cancellation) is null)
        {
            return [IdentityErrors.LinkGone.At("$.token")];
        }

        await SetPasswordAsync(account, input.Password!, cancellation);
        return [];
    }

    /// <summary>Changes the password. All other sessions end.</summary>
    public async Task<ValueList<Error>> ChangePasswordAsync(HttpContext context, Account account, PasswordChange input)
    {
        var cancellation = context.RequestAborted;
        if (account.PasswordHash is not null)
        {
            var accountKey = Throttle.AccountKey("password", account.Email!.ToLowerInvariant());
            var addressKey = Throttle.AddressKey("guess", context.Connection.RemoteIpAddress);
            if (await throttle.ReserveAsync(accountKey, addressKey, cancellation) is { } slowed)
            {
                return [slowed];
            }

            if (hasher.VerifyHashedPassword(account, account.PasswordHash, input.Current ?? "") == PasswordVerificationResult.Failed)
            {
                return [IdentityErrors.SignInFailed.At("$.current")];
            }

            await throttle.GiveBackAsync(accountKey, addressKey, cancellation);
        }

        if (PasswordRule.Shipped.Check(input.Password, "$.password", [account.Email!, account.Name]) is { Count: > 0 } errors)
        {
            return errors;
        }

        await SetPasswordAsync(account, input.Password!, cancellation);
        await sessions.ContinueAsync(context, account);
        return [];
    }

    /// <summary>Changes name and language, if nobody else did since.</summary>
    public async Task<Result<Account>> ChangeProfileAsync(Account account, ProfileChange input, CancellationToken cancellation)
    {
        var name = NameRule.Check(input.Name, "$.name");
        if (name.Value is null)
        {
            return Result.Failure<Account>(name.Findings);
        }

        var language = input.Language.Language() ?? account.Language;
        var changed = await db.Users.Where(a => a.Id == account.Id && a.Version == account.Version).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Name, name.Value).SetProperty(a => a.Language, language).SetProperty(a => a.Version, a => a.Version + 1), cancellation);
        return changed == 1
            ? Result.Success(await db.Users.AsNoTracking().SingleAsync(a => a.Id == account.Id, cancellation))
            : Result.Failure<Account>([Api.ApiErrors.Changed.At(SourcePlace.None)]);
    }

    /// <summary>Ends every session of the account, this one too.</summary>
    public async Task SignOutEverywhereAsync(Account account, CancellationToken cancellation)
    {
        events.Record(SecurityEvent.SignedOutEverywhere, account.Id);
        await users.UpdateSecurityStampAsync(account);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task SetPasswordAsync(Account account, string password, CancellationToken cancellation)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        events.Record(SecurityEvent.PasswordChanged, account.Id);
        // Saves the hash, the new stamp and the event together.
        await users.UpdateSecurityStampAsync(account);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Nobody's mailbox is filled by strangers.</summary>
    private Task<Error?> MailSlowedAsync(HttpContext context, EmailAddress email) => throttle.ReserveAsync(
        Throttle.AccountKey("mail", email.Key), Throttle.AddressKey("mail", context.Connection.RemoteIpAddress), context.RequestAborted);
}

/// <summary>What an account will be once its address is proved.</summary>
internal sealed record PendingAccount(string Person, string Email, string Name, Language Language);
