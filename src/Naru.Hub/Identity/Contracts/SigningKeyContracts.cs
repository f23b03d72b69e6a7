using System.Text.Json;
using System.Text.Json.Serialization;
using Naru.Core;
using Naru.Hub.Identity.SigningKeys;

namespace Naru.Hub.Identity.Contracts;

/// <summary>A public key as WebCrypto exports it. <c>d</c> is known only to be refused with its own message: a private key was sent.</summary>
internal sealed record JwkInput(
    [property: JsonPropertyName("kty")] string Kty,
    [property: JsonPropertyName("crv")] string Crv,
    [property: JsonPropertyName("x")] string X,
    [property: JsonPropertyName("y")] string Y,
    [property: JsonPropertyName("d")] string? D = null,
    [property: JsonPropertyName("ext")] bool? Ext = null,
    [property: JsonPropertyName("key_ops")] ValueList<string>? KeyOps = null);

/// <summary>A key that is to be registered.</summary>
internal sealed record SigningKeyRequest(JwkInput Jwk, string Label, KeyOrigin Origin, int Days, string Purpose = KeyPurpose.Question, string? Study = null);

/// <summary>
/// The statement to be signed (base64url of its bytes): by the key itself, and, when <c>publicKey</c> is there, by a passkey through <c>navigator.credentials.get</c>.
/// </summary>
internal sealed record SigningKeyChallenge(string Ticket, string Statement, PasskeyRequest? PublicKey);

internal sealed record PasskeyRequest(string Challenge, string RpId, string UserVerification, ValueList<PasskeyDescriptor> AllowCredentials);

internal sealed record PasskeyDescriptor(string Type, string Id);

/// <summary>The signed statement: <c>proof</c> is the key's signature (r and s, base64url), <c>credential</c> the passkey's answer.</summary>
internal sealed record SigningKeyRegistration(string Ticket, string Proof, JsonElement? Credential = null);

internal sealed record SigningKeyView(
    string Id, string Thumbprint, JsonElement Jwk, string Label, KeyOrigin Origin, string Purpose, string? Study, string? Delegation, DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);

internal sealed record SigningKeyList(ValueList<SigningKeyView> Items);
