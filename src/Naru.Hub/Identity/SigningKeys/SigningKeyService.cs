using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Names;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.SigningKeys;

/// <summary>
/// The keys by which requesters sign questions. The hub keeps public halves only. Each registration goes through a challenge that is answered once: with the key's own
/// signature always, and for a browser's key with a passkey's, too. Serves one request.
/// </summary>
internal sealed class SigningKeyService(IdentityDb db, UserManager<Account> users, Challenges challenges, IdentityClock clock, SecurityEvents events, HubIdentityOptions options)
{
    /// <summary>The longest that a key in a browser signs.</summary>
    public const int MostBrowserDays = 90;

    /// <summary>The longest that a key of the command line signs.</summary>
    public const int MostCommandLineDays = 365;

    private static readonly TimeSpan ChallengeLasts = TimeSpan.FromMinutes(5);

    /// <summary>Writes the statement that is to be signed, and keeps it until it comes back signed.</summary>
    public async Task<Result<SigningKeyChallenge>> AskAsync(Account account, SigningKeyRequest input, CancellationToken cancellation)
    {
        var errors = new List<Error>();
        var key = PublicJwk.Read(input.Jwk.Kty, input.Jwk.Crv, input.Jwk.X, input.Jwk.Y, input.Jwk.D is not null, "$.jwk");
        errors.AddRange(key.Errors);
        var label = NameRule.Check(input.Label, "$.label");
        errors.AddRange(label.Errors);
        var most = input.Origin == KeyOrigin.Browser ? MostBrowserDays : MostCommandLineDays;
        if (input.Days < 1 || input.Days > most)
        {
            errors.Add(IdentityErrors.DaysOutOfRange.At("$.days", 1, most));
        }

        if (input.Purpose != KeyPurpose.Question)
        {
            errors.Add(IdentityErrors.PurposeUnknown.At("$.purpose", KeyPurpose.Question));
        }

        if (key.Value is not null && await db.SigningKeys.AnyAsync(k => k.Thumbprint == key.Value.Thumbprint, cancellation))
        {
            errors.Add(IdentityErrors.KeyThere.At("$.jwk"));
        }

        var passkeys = input.Origin == KeyOrigin.Browser ? await users.GetPasskeysAsync(account) : [];
        if (input.Origin == KeyOrigin.Browser && passkeys.Count == 0)
        {
            errors.Add(IdentityErrors.PasskeyNeeded.At(SourcePlace.None));
        }

        if (errors.Count > 0)
        {
            return Result.Failure<SigningKeyChallenge>(errors.ToValueList());
        }

        var now = clock.Now;
        var statement = new KeyStatement
        {
            Key = key.Value!,
            Person = account.Id,
            Purpose = input.Purpose,
            Study = input.Study,
            Hub = options.RelyingParty,
            From = now,
            To = now.AddDays(input.Days),
            Nonce = Secret.New(),
        }.ToBytes();
        var purpose = input.Origin == KeyOrigin.Browser ? ChallengePurpose.KeyDelegation : ChallengePurpose.KeyPossession;
        var payload = JsonSerializer.Serialize(new Waiting(label.Value!, Base64Url.EncodeToString(statement)));
        var ticket = await challenges.IssueAsync(purpose, account.Id, payload, ChallengeLasts, cancellation);
        return Result.Success(new SigningKeyChallenge(
            ticket,
            Base64Url.EncodeToString(statement),
            input.Origin == KeyOrigin.CommandLine ? null : new PasskeyRequest(
                Base64Url.EncodeToString(SHA256.HashData(statement)), options.RelyingParty, "required",
                passkeys.Select(p => new PasskeyDescriptor("public-key", Base64Url.EncodeToString(p.CredentialId))).ToValueList())));
    }

    /// <summary>Registers the key: the statement came back signed by it, and by a passkey if it lives in a browser.</summary>
    public async Task<Result<SigningKeyRow>> RegisterAsync(Account account, SigningKeyRegistration input, CancellationToken cancellation)
    {
        var purpose = input.Credential is null ? ChallengePurpose.KeyPossession : ChallengePurpose.KeyDelegation;
        var waiting = await challenges.LookAsync(purpose, input.Ticket, cancellation);
        if (waiting?.Account != account.Id || await challenges.TakeAsync(purpose, input.Ticket, cancellation) is null)
        {
            return Result.Failure<SigningKeyRow>([IdentityErrors.TicketGone.At("$.ticket")]);
        }

        var kept = JsonSerializer.Deserialize<Waiting>(waiting.Payload)!;
        var bytes = Base64Url.DecodeFromChars(kept.Statement);
        var statement = KeyStatement.Read(bytes)!;
        var proof = Bytes(input.Proof);
        if (!statement.Key.Verifies(bytes, proof))
        {
            return Result.Failure<SigningKeyRow>([IdentityErrors.DelegationProof.At("$.proof")]);
        }

        var delegation = KeyDelegation.ByItself(bytes, proof);
        if (input.Credential is { } credential)
        {
            var delegated = await DelegateAsync(account, bytes, statement, credential, proof);
            if (delegated.Value is null)
            {
                return Result.Failure<SigningKeyRow>(delegated.Findings);
            }

            delegation = delegated.Value;
        }

        var row = new SigningKeyRow
        {
            Id = Secret.NewId("key", clock.Now),
            Person = account.Id,
            Thumbprint = statement.Key.Thumbprint,
            Jwk = statement.Key.Canonical,
            Label = kept.Label,
            Origin = input.Credential is null ? KeyOrigin.CommandLine : KeyOrigin.Browser,
            Purpose = statement.Purpose,
            Study = statement.Study,
            Delegation = delegation.ToBytes(),
            CreatedAt = clock.Now,
            ExpiresAt = statement.To,
        };
        db.SigningKeys.Add(row);
        events.Record(SecurityEvent.SigningKeyRegistered, account.Id,
            ("key", row.Id), ("thumbprint", row.Thumbprint), ("jwk", row.Jwk), ("origin", SecurityEvents.Word(row.Origin)), ("purpose", row.Purpose), ("study", row.Study),
            ("expires", row.ExpiresAt.ToString("O")));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The unique thumbprint: somebody registered it meanwhile.
            return Result.Failure<SigningKeyRow>([IdentityErrors.KeyThere.At("$.ticket")]);
        }

        return Result.Success(row);
    }

    /// <summary>A person's keys, the newest first, revoked and expired ones too: what they signed has to be explained.</summary>
    public async Task<IReadOnlyList<SigningKeyRow>> OfAsync(string person, CancellationToken cancellation) => await db.SigningKeys.AsNoTracking()
        .Where(k => k.Person == person).OrderByDescending(k => k.CreatedAt).ToListAsync(cancellation);

    /// <summary>The key that may sign now; or why it may not.</summary>
    /// <param name="thumbprint">RFC 7638.</param>
    /// <param name="use">What it is wanted for.</param>
    /// <param name="cancellation">Stops asking.</param>
    public async Task<Result<SigningKeyRow>> InForceAsync(string thumbprint, KeyUse use, CancellationToken cancellation)
    {
        var row = await db.SigningKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Thumbprint == thumbprint, cancellation);
        ErrorKind? kind = row switch
        {
            null => IdentityErrors.NothingThere,
            { RevokedAt: not null } => IdentityErrors.KeyRevoked,
            _ when row.ExpiresAt <= clock.Now => IdentityErrors.DelegationExpired,
            _ when row.Purpose != use.Purpose || (row.Study is not null && row.Study != use.Study) => IdentityErrors.DelegationUse,
            _ => null,
        };
        return kind is null ? Result.Success(row!) : Result.Failure<SigningKeyRow>([kind.At(SourcePlace.None)]);
    }

    public async Task<Error?> RevokeAsync(string person, string id, CancellationToken cancellation)
    {
        var now = clock.Now;
        var row = await db.SigningKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Id == id && k.Person == person, cancellation);
        if (row is null)
        {
            return IdentityErrors.NothingThere.At(SourcePlace.None);
        }

        // Revoking twice is no fault: the second only wants to be sure.
        if (await db.SigningKeys.Where(k => k.Id == id && k.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAt, now), cancellation) == 1)
        {
            events.Record(SecurityEvent.SigningKeyRevoked, person, ("key", id), ("thumbprint", row.Thumbprint));
            await db.SaveChangesAsync(cancellation);
        }

        return null;
    }

    private async Task<Result<KeyDelegation>> DelegateAsync(Account account, byte[] bytes, KeyStatement statement, JsonElement credential, byte[] proof)
    {
        if (PasskeyAssertion.Read(credential) is not var (credentialId, assertion))
        {
            return Result.Failure<KeyDelegation>([IdentityErrors.DelegationUnreadable.At("$.credential")]);
        }

        var passkey = await users.GetPasskeyAsync(account, credentialId);
        var delegation = KeyDelegation.ByPasskey(bytes, proof, credentialId, assertion);
        var trust = new KeyTrust(options.RelyingParty, [options.Origin], _ => passkey?.PublicKey, TimeSpan.Zero);
        var verified = KeyDelegation.Verify(delegation.ToBytes(), new KeyUse(statement.Purpose, statement.Study), trust, clock.Now);
        if (!verified.IsSuccess)
        {
            return Result.Failure<KeyDelegation>(verified.Findings);
        }

        if ((assertion.Counter != 0 || passkey!.SignCount != 0) && assertion.Counter <= passkey!.SignCount)
        {
            events.Record(SecurityEvent.PasskeyCounterWentBack, account.Id, ("passkey", Secret.HashOf(Base64Url.EncodeToString(credentialId))));
            await db.SaveChangesAsync();
            return Result.Failure<KeyDelegation>([IdentityErrors.PasskeyCounter.At("$.credential")]);
        }

        passkey.SignCount = assertion.Counter;
        await users.AddOrUpdatePasskeyAsync(account, passkey);
        return Result.Success(delegation);
    }

    private static byte[] Bytes(string? text)
    {
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private sealed record Waiting(string Label, string Statement);
}
