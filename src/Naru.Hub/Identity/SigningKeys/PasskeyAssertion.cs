using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Naru.Hub.Identity.SigningKeys;

/// <summary>
/// What a passkey answered to a challenge, and whether it is right (W3C Web Authentication Level 3, 7.2, steps 7 to 22 but for the counter, which needs
/// what was stored). Needs no network and no clock, so that a hospital's node can check it as well. Immutable.
/// </summary>
/// <param name="ClientData">What the browser says: type, challenge, origin; JSON in UTF-8.</param>
/// <param name="AuthenticatorData">What the authenticator says.</param>
/// <param name="Signature">Over the authenticator's data and the hash of the browser's.</param>
internal sealed record PasskeyAssertion(byte[] ClientData, byte[] AuthenticatorData, byte[] Signature)
{
    private const int LeastAuthenticatorBytes = 37;
    private const byte UserPresent = 1;
    private const byte UserVerified = 4;

    /// <summary>How often the authenticator says that it signed; 0 if it does not count.</summary>
    public uint Counter => AuthenticatorData.Length >= LeastAuthenticatorBytes ? BinaryPrimitives.ReadUInt32BigEndian(AuthenticatorData.AsSpan(33)) : 0;

    /// <summary>The assertion in a credential as browsers give it (<c>PublicKeyCredential.toJSON()</c>), with its id; null if it is none.</summary>
    public static (byte[] CredentialId, PasskeyAssertion Assertion)? Read(JsonElement credential)
    {
        try
        {
            var response = credential.GetProperty("response");
            return (Bytes(credential, "id"), new PasskeyAssertion(Bytes(response, "clientDataJSON"), Bytes(response, "authenticatorData"), Bytes(response, "signature")));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether it answers this challenge, for this site, by this key, with the person verified.</summary>
    /// <param name="key">The passkey's public key, COSE.</param>
    /// <param name="challenge">The bytes that were to be signed.</param>
    /// <param name="relyingParty">The domain to which the passkey is bound.</param>
    /// <param name="origins">The origins that may have asked.</param>
    public AssertionVerdict Judge(ReadOnlyMemory<byte> key, ReadOnlySpan<byte> challenge, string relyingParty, IEnumerable<string> origins)
    {
        if (CoseKey.Read(key) is not { } publicKey || AuthenticatorData.Length < LeastAuthenticatorBytes || ClientDataOf(ClientData) is not var (type, said, origin))
        {
            return AssertionVerdict.Unreadable;
        }

        if (type != "webauthn.get" || !CryptographicOperations.FixedTimeEquals(said, challenge))
        {
            return AssertionVerdict.WrongChallenge;
        }

        if (!origins.Contains(origin, StringComparer.Ordinal))
        {
            return AssertionVerdict.WrongOrigin;
        }

        if (!AuthenticatorData.AsSpan(0, SHA256.HashSizeInBytes).SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty))))
        {
            return AssertionVerdict.WrongRelyingParty;
        }

        const byte wanted = UserPresent | UserVerified;
        if ((AuthenticatorData[32] & wanted) != wanted)
        {
            return AssertionVerdict.NotVerified;
        }

        byte[] signed = [.. AuthenticatorData, .. SHA256.HashData(ClientData)];
        return publicKey.Verifies(signed, Signature) ? AssertionVerdict.Right : AssertionVerdict.WrongSignature;
    }

    /// <summary>Type, challenge and origin; null if it is not the browser's JSON, or the page stood in a frame of another site.</summary>
    public static (string Type, byte[] Challenge, string Origin)? ClientDataOf(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.TryGetProperty("crossOrigin", out var cross) && cross.ValueKind == JsonValueKind.True)
            {
                return null;
            }

            return (root.GetProperty("type").GetString()!, Bytes(root, "challenge"), root.GetProperty("origin").GetString()!);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Bytes(JsonElement element, string name) => Base64Url.DecodeFromChars(element.GetProperty(name).GetString());
}

/// <summary>What is wrong with an assertion, if anything.</summary>
internal enum AssertionVerdict
{
    Right,
    Unreadable,
    WrongChallenge,
    WrongOrigin,
    WrongRelyingParty,
    NotVerified,
    WrongSignature,
}
