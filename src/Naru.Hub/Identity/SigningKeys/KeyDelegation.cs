using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Naru.Core;

namespace Naru.Hub.Identity.SigningKeys;

/// <summary>
/// What vouches for a signing key: the statement, the key's own signature over it, and for a key in a browser what a passkey answered to it. Self-contained: with the passkeys and
/// the keys that a custodian accepted, a node checks it without asking the hub. Immutable; safe for threads.
/// </summary>
public sealed class KeyDelegation
{
    private const int MostBytes = 16 * 1024;

    private readonly byte[] statement;
    private readonly byte[] proof;
    private readonly (byte[] Credential, PasskeyAssertion Assertion)? passkey;

    private KeyDelegation(byte[] statement, byte[] proof, (byte[] Credential, PasskeyAssertion Assertion)? passkey) => (this.statement, this.proof, this.passkey) = (statement, proof, passkey);

    /// <summary>The bytes as they go with every question: JSON in UTF-8.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(new Form(
        Encode(statement),
        Encode(proof),
        passkey is null ? null : Encode(passkey.Value.Credential),
        passkey is null ? null : Encode(passkey.Value.Assertion.ClientData),
        passkey is null ? null : Encode(passkey.Value.Assertion.AuthenticatorData),
        passkey is null ? null : Encode(passkey.Value.Assertion.Signature)));

    /// <summary>
    /// Whether the delegation holds. Every check is made by what is given: no network, no clock of its own.
    /// </summary>
    /// <param name="bytes">The delegation, as the hub gives it.</param>
    /// <param name="use">What the key is wanted for.</param>
    /// <param name="trust">Whom the checker trusts.</param>
    /// <param name="now">The checker's time.</param>
    /// <returns>The statement; or everything that is wrong: IDN810 to IDN820.</returns>
    public static Result<KeyStatement> Verify(ReadOnlyMemory<byte> bytes, KeyUse use, KeyTrust trust, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(use);
        ArgumentNullException.ThrowIfNull(trust);
        if (Read(bytes) is not { } delegation || KeyStatement.Read(delegation.statement) is not { } statement)
        {
            return Result.Failure<KeyStatement>([IdentityErrors.DelegationUnreadable.At(SourcePlace.None)]);
        }

        var errors = new List<Error>();
        void Check(bool holds, ErrorKind kind)
        {
            if (!holds)
            {
                errors.Add(kind.At(SourcePlace.None));
            }
        }

        if (delegation.passkey is not var (credential, assertion))
        {
            // Nobody vouches for the key but the key: then it must have been accepted itself.
            Check(trust.Accepts(statement.Key.Thumbprint), IdentityErrors.KeyUntrusted);
        }
        else if (trust.PasskeyOf(credential) is not { } accepted)
        {
            errors.Add(IdentityErrors.DelegationUntrusted.At(SourcePlace.None));
        }
        else
        {
            var verdict = assertion.Judge(accepted, SHA256.HashData(delegation.statement), trust.Hub, trust.Origins);
            Check(verdict is not (AssertionVerdict.WrongSignature or AssertionVerdict.Unreadable), IdentityErrors.DelegationSignature);
            Check(verdict != AssertionVerdict.WrongChallenge, IdentityErrors.DelegationChallenge);
            Check(verdict is not (AssertionVerdict.WrongOrigin or AssertionVerdict.WrongRelyingParty), IdentityErrors.DelegationOrigin);
            Check(verdict != AssertionVerdict.NotVerified, IdentityErrors.DelegationNotVerified);
        }

        Check(statement.Key.Verifies(delegation.statement, delegation.proof), IdentityErrors.DelegationProof);
        Check(statement.Hub == trust.Hub, IdentityErrors.DelegationOrigin);
        Check(statement.From <= now + trust.Skew, IdentityErrors.DelegationEarly);
        Check(now - trust.Skew < statement.To, IdentityErrors.DelegationExpired);
        Check(statement.Purpose == use.Purpose && (statement.Study is null || statement.Study == use.Study), IdentityErrors.DelegationUse);
        return Result.From(() => statement, errors.DistinctBy(e => e.Code, StringComparer.Ordinal).ToValueList());
    }

    /// <summary>What the delegation says, unchecked: for showing it to its own person. Null if it is none.</summary>
    /// <param name="bytes">The delegation.</param>
    public static KeyStatement? Peek(ReadOnlyMemory<byte> bytes) => Read(bytes) is { } delegation ? KeyStatement.Read(delegation.statement) : null;

    /// <summary>Of a key in a browser: a passkey vouches for it.</summary>
    internal static KeyDelegation ByPasskey(byte[] statement, byte[] proof, byte[] credential, PasskeyAssertion assertion) => new(statement, proof, (credential, assertion));

    /// <summary>Of a key of the command line: it vouches for itself, and a custodian accepts its thumbprint.</summary>
    internal static KeyDelegation ByItself(byte[] statement, byte[] proof) => new(statement, proof, null);

    private static KeyDelegation? Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MostBytes)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Form>(bytes.Span, JsonSerializerOptions.Strict) switch
            {
                { CredentialId: { } credential, ClientDataJson: { } client, AuthenticatorData: { } data, Signature: { } signature } form =>
                    ByPasskey(Decode(form.Statement), Decode(form.Proof), Decode(credential), new PasskeyAssertion(Decode(client), Decode(data), Decode(signature))),
                { CredentialId: null, ClientDataJson: null, AuthenticatorData: null, Signature: null } form => ByItself(Decode(form.Statement), Decode(form.Proof)),
                _ => null,
            };
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static byte[] Decode(string text) => Base64Url.DecodeFromChars(text);

    private sealed record Form(
        [property: JsonPropertyName("statement")] string Statement,
        [property: JsonPropertyName("proof")] string Proof,
        [property: JsonPropertyName("credentialId"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CredentialId = null,
        [property: JsonPropertyName("clientDataJSON"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ClientDataJson = null,
        [property: JsonPropertyName("authenticatorData"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AuthenticatorData = null,
        [property: JsonPropertyName("signature"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Signature = null);
}

/// <summary>What a signing key is wanted for. Immutable.</summary>
/// <param name="Purpose">Such as <see cref="KeyPurpose.Question"/>.</param>
/// <param name="Study">The study; null if it belongs to none.</param>
public sealed record KeyUse(string Purpose, string? Study);

/// <summary>What signing keys are for.</summary>
public static class KeyPurpose
{
    /// <summary>Signing questions to hospitals.</summary>
    public const string Question = "question";
}

/// <summary>Whom a checker trusts. Immutable.</summary>
/// <param name="Hub">The hub's domain.</param>
/// <param name="Origins">The hub's origins.</param>
/// <param name="PasskeyOf">The public key (COSE) of an accepted passkey by its credential id; null for one that nobody accepted.</param>
/// <param name="Skew">How much the checker's clock may be off.</param>
public sealed record KeyTrust(string Hub, ValueList<string> Origins, Func<byte[], byte[]?> PasskeyOf, TimeSpan Skew)
{
    /// <summary>Whether a key for which no passkey vouches was accepted itself, by its thumbprint (RFC 7638); by default none was.</summary>
    public Func<string, bool> Accepts { get; init; } = _ => false;
}
