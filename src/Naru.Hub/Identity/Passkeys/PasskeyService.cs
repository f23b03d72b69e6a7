using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Names;
using Naru.Hub.Identity.SigningKeys;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Passkeys;

/// <summary>
/// Passkeys, by ASP.NET Core Identity's handler, which judges. Challenges are kept here and answered once: the sign-in manager would keep them in a cookie, and a
/// passkey that does not count its signatures could then be replayed. What was wrong is found out a second time, by our own reading, since the handler says it only in a sentence. Serves one request.
/// </summary>
internal sealed class PasskeyService(
    IdentityDb db,
    UserManager<Account> users,
    IPasskeyHandler<Account> handler,
    Challenges challenges,
    Sessions sessions,
    SecurityEvents events,
    IdentityClock clock,
    HubIdentityOptions options)
{
    public const int MostPasskeys = 20;

    private static readonly TimeSpan ChallengeLasts = TimeSpan.FromMinutes(5);

    public async Task<PasskeyChallenge> AskNewAsync(HttpContext context, Account account)
    {
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id, Name = account.Email!, DisplayName = account.Name }, context);
        return await KeepAsync(ChallengePurpose.PasskeyNew, account.Id, made.AttestationState, made.CreationOptionsJson, context.RequestAborted);
    }

    public async Task<Result<UserPasskeyInfo>> AddAsync(HttpContext context, Account account, NewPasskey input)
    {
        var cancellation = context.RequestAborted;
        var name = NameRule.Check(input.Name, "$.name");
        if (name.Value is null)
        {
            return Result.Failure<UserPasskeyInfo>(name.Findings);
        }

        var existing = await users.GetPasskeysAsync(account);
        if (existing.Count >= MostPasskeys)
        {
            return Result.Failure<UserPasskeyInfo>([IdentityErrors.TooMany.At(SourcePlace.None, MostPasskeys)]);
        }

        var waiting = await challenges.LookAsync(ChallengePurpose.PasskeyNew, input.Ticket, cancellation);
        if (waiting?.Account != account.Id || await challenges.TakeAsync(ChallengePurpose.PasskeyNew, input.Ticket, cancellation) is null)
        {
            return Result.Failure<UserPasskeyInfo>([IdentityErrors.TicketGone.At("$.ticket")]);
        }

        var judged = await handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = context,
            CredentialJson = input.Credential.GetRawText(),
            AttestationState = waiting.Payload,
        });
        if (!judged.Succeeded)
        {
            return Result.Failure<UserPasskeyInfo>([IdentityErrors.PasskeyRefused.At("$.credential", WhyNotMade(input.Credential, waiting.Payload))]);
        }

        var made = judged.Passkey;
        var passkey = new UserPasskeyInfo(
            made.CredentialId, made.PublicKey, clock.Now, made.SignCount, made.Transports, made.IsUserVerified, made.IsBackupEligible, made.IsBackedUp,
            made.AttestationObject, made.ClientDataJson)
        {
            Name = name.Value,
        };
        events.Record(SecurityEvent.PasskeyAdded, account.Id, ("passkey", Id(passkey.CredentialId)));
        await users.AddOrUpdatePasskeyAsync(account, passkey);
        await db.SaveChangesAsync(cancellation);
        return Result.Success(passkey);
    }

    public async Task<PasskeyChallenge> AskSignInAsync(HttpContext context)
    {
        // Nobody is named: which passkeys an address has is not told.
        var made = await handler.MakeRequestOptionsAsync(null, context);
        return await KeepAsync(ChallengePurpose.PasskeySignIn, null, made.AssertionState, made.RequestOptionsJson, context.RequestAborted);
    }

    public async Task<Result<SignInStep>> SignInAsync(HttpContext context, PasskeySignIn input)
    {
        var cancellation = context.RequestAborted;
        if (await challenges.TakeAsync(ChallengePurpose.PasskeySignIn, input.Ticket, cancellation) is not { } taken)
        {
            return Result.Failure<SignInStep>([IdentityErrors.TicketGone.At("$.ticket")]);
        }

        var judged = await handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = context,
            CredentialJson = input.Credential.GetRawText(),
            AssertionState = taken.Payload,
        });
        if (!judged.Succeeded)
        {
            return Result.Failure<SignInStep>([await WhyNotSignedInAsync(input.Credential, taken.Payload, cancellation)]);
        }

        if (judged.User.ClosedAt is not null)
        {
            return Result.Failure<SignInStep>([IdentityErrors.SignInFailed.At(SourcePlace.None)]);
        }

        await users.AddOrUpdatePasskeyAsync(judged.User, judged.Passkey);
        return Result.Success(SignInStep.Done(await sessions.BeginAsync(context, judged.User, SignInMethod.Passkey, Assurance.Two)));
    }

    public Task<IList<UserPasskeyInfo>> OfAsync(Account account) => users.GetPasskeysAsync(account);

    public async Task<Error?> RemoveAsync(Account account, string id, CancellationToken cancellation)
    {
        var passkeys = await users.GetPasskeysAsync(account);
        if (passkeys.FirstOrDefault(p => Id(p.CredentialId) == id) is not { } passkey)
        {
            return IdentityErrors.NothingThere.At(SourcePlace.None);
        }

        // A mailed link would still open the account; but nobody should need it because of one click.
        if (passkeys.Count == 1 && account.PasswordHash is null && (await users.GetLoginsAsync(account)).Count == 0)
        {
            return IdentityErrors.LastWayIn.At(SourcePlace.None);
        }

        events.Record(SecurityEvent.PasskeyRemoved, account.Id, ("passkey", id));
        await users.RemovePasskeyAsync(account, passkey.CredentialId);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>The name of a passkey in addresses and events: a hash, since credential ids can be a thousand bytes long.</summary>
    public static string Id(byte[] credentialId) => Secret.HashOf(Base64Url.EncodeToString(credentialId))[..32];

    private async Task<PasskeyChallenge> KeepAsync(string purpose, string? account, string? state, string optionsJson, CancellationToken cancellation)
    {
        var ticket = await challenges.IssueAsync(purpose, account, state!, ChallengeLasts, cancellation);
        return new PasskeyChallenge(ticket, JsonSerializer.Deserialize<JsonElement>(optionsJson));
    }

    private async Task<Error> WhyNotSignedInAsync(JsonElement credential, string state, CancellationToken cancellation)
    {
        if (PasskeyAssertion.Read(credential) is not var (credentialId, assertion)
            || await users.FindByPasskeyIdAsync(credentialId) is not { } account
            || await users.GetPasskeyAsync(account, credentialId) is not { } passkey)
        {
            return IdentityErrors.PasskeyRefused.At("$.credential", "unknown");
        }

        var verdict = assertion.Judge(passkey.PublicKey, ChallengeIn(state), options.RelyingParty, [options.Origin]);
        var wentBack = verdict == AssertionVerdict.Right && assertion.Counter <= passkey.SignCount && passkey.SignCount > 0;
        var error = wentBack
            ? IdentityErrors.PasskeyCounter.At("$.credential")
            : IdentityErrors.PasskeyRefused.At("$.credential", SecurityEvents.Word(verdict));
        events.Record(wentBack ? SecurityEvent.PasskeyCounterWentBack : SecurityEvent.SignInFailed, account.Id,
            ("method", "passkey"), ("passkey", Id(credentialId)), ("code", error.Code));
        await db.SaveChangesAsync(cancellation);
        return error;
    }

    private string WhyNotMade(JsonElement credential, string state)
    {
        try
        {
            var clientData = Base64Url.DecodeFromChars(credential.GetProperty("response").GetProperty("clientDataJSON").GetString());
            return PasskeyAssertion.ClientDataOf(clientData) switch
            {
                null => "unreadable",
                var (type, challenge, _) when type != "webauthn.create" || !challenge.AsSpan().SequenceEqual(ChallengeIn(state)) => "wrong-challenge",
                var (_, _, origin) when origin != options.Origin => "wrong-origin",
                _ => "not-verified",
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return "unreadable";
        }
    }

    /// <summary>The challenge in the handler's own record of it.</summary>
    private static byte[] ChallengeIn(string state)
    {
        using var document = JsonDocument.Parse(state);
        var challenge = document.RootElement.GetProperty("challenge").GetString();
        try
        {
            return Base64Url.DecodeFromChars(challenge);
        }
        catch (FormatException)
        {
            return Convert.FromBase64String(challenge!);
        }
    }
}
