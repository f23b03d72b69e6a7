using System.Security.Cryptography;
using System.Text.Json;
using Naru.Core;

namespace Naru.Hub.Identity.SigningKeys;

/// <summary>
/// A passkey's word for a signing key: the statement, what the passkey answered to it, and the key's own signature over it. Self-contained: with the passkeys
/// that a custodian accepted, a node checks it without asking the hub. Immutable; safe for threads.
/// </summary>
internal sealed record KeyDelegation(byte[] Statement, byte[] CredentialId, PasskeyAssertion Assertion, byte[] Proof)
{
    private const int MostBytes = 16 * 1024;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(new Form(
        Encode(Statement), Encode(CredentialId), Encode(Assertion.ClientData), Encode(Assertion.AuthenticatorData), Encode(Assertion.Signature), Encode(Proof)));

    /// <summary>
    /// Whether the delegation holds. Every check is made by what is given: no network, no clock of its own.
    /// </summary>
    /// <param name="bytes">The delegation, as the hub gives it.</param>
    /// <param name="use">What the key is wanted for.</param>
    /// <param name="trust">Whom the checker trusts.</param>
    /// <param name="now">The checker's time.</param>
    /// <returns>The statement; or everything that is wrong: IDN810 to IDN819.</returns>
    public static Result<KeyStatement> Verify(ReadOnlyMemory<byte> bytes, KeyUse use, KeyTrust trust, DateTimeOffset now)
    {
        if (Read(bytes) is not { } delegation || KeyStatement.Read(delegation.Statement) is not { } statement)
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

        if (trust.PasskeyOf(delegation.CredentialId) is not { } passkey)
        {
            errors.Add(IdentityErrors.DelegationUntrusted.At(SourcePlace.None));
        }
        else
        {
            var verdict = delegation.Assertion.Judge(passkey, SHA256.HashData(delegation.Statement), trust.Hub, trust.Origins);
            Check(verdict is not (AssertionVerdict.WrongSignature or AssertionVerdict.Unreadable), IdentityErrors.DelegationSignature);
            Check(verdict != AssertionVerdict.WrongChallenge, IdentityErrors.DelegationChallenge);
            Check(verdict is not (AssertionVerdict.WrongOrigin or AssertionVerdict.WrongRelyingParty), IdentityErrors.DelegationOrigin);
            Check(verdict != AssertionVerdict.NotVerified, IdentityErrors.DelegationNotVerified);
        }

        Check(statement.Key.Verifies(delegation.Statement, delegation.Proof), IdentityErrors.DelegationProof);
        Check(statement.Hub == trust.Hub, IdentityErrors.DelegationOrigin);
        Check(statement.From <= now + trust.Skew, IdentityErrors.DelegationEarly);
        Check(now - trust.Skew < statement.To, IdentityErrors.DelegationExpired);
        Check(statement.Purpose == use.Purpose && (statement.Study is null || statement.Study == use.Study), IdentityErrors.DelegationUse);
        return Result.From(() => statement, errors.DistinctBy(e => e.Code, StringComparer.Ordinal).ToValueList());
    }

    private static KeyDelegation? Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MostBytes)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Form>(bytes.Span, JsonSerializerOptions.Strict) is { } form
                ? new KeyDelegation(
                    Decode(form.Statement), Decode(form.CredentialId),
                    new PasskeyAssertion(Decode(form.ClientDataJson), Decode(form.AuthenticatorData), Decode(form.Signature)), Decode(form.Proof))
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static byte[] Decode(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);

    private sealed record Form(
        [property: System.Text.Json.Serialization.JsonPropertyName("statement")] string Statement,
        [property: System.Text.Json.Serialization.JsonPropertyName("credentialId")] string CredentialId,
        [property: System.Text.Json.Serialization.JsonPropertyName("clientDataJSON")] string ClientDataJson,
        [property: System.Text.Json.Serialization.JsonPropertyName("authenticatorData")] string AuthenticatorData,
        [property: System.Text.Json.Serialization.JsonPropertyName("signature")] string Signature,
        [property: System.Text.Json.Serialization.JsonPropertyName("proof")] string Proof);
}

/// <summary>What a signing key is wanted for. Immutable.</summary>
/// <param name="Purpose">Such as <see cref="KeyPurpose.Question"/>.</param>
/// <param name="Study">The study; null if it belongs to none.</param>
internal sealed record KeyUse(string Purpose, string? Study);

/// <summary>What signing keys are for.</summary>
internal static class KeyPurpose
{
    /// <summary>Signing questions to hospitals.</summary>
    public const string Question = "question";
}

/// <summary>Whom a checker trusts. Immutable.</summary>
/// <param name="Hub">The hub's domain.</param>
/// <param name="Origins">The hub's origins.</param>
/// <param name="PasskeyOf">The public key (COSE) of an accepted passkey by its credential id; null for one that nobody accepted.</param>
/// <param name="Skew">How much the checker's clock may be off.</param>
internal sealed record KeyTrust(string Hub, ValueList<string> Origins, Func<byte[], byte[]?> PasskeyOf, TimeSpan Skew);
