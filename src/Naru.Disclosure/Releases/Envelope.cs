using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Naru.Disclosure.Releases;

/// <summary>The signed form of a release: a flattened JWS (RFC 7515, section 7.2.2). The signature is over its exact bytes.</summary>
internal static class Envelope
{
    /// <summary>Distinguishes these signatures from all others of the same key.</summary>
    private const string MediaType = "naru-release+json";

    public static string Seal(ReadOnlySpan<byte> payload, IReleaseSigner signer)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["alg"] = signer.Algorithm,
            ["kid"] = signer.Node,
            ["typ"] = MediaType,
        });
        var (protectedPart, payloadPart) = (Base64Url.EncodeToString(header), Base64Url.EncodeToString(payload));
        var signature = signer.Sign(SigningInput(protectedPart, payloadPart));
        return JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["payload"] = payloadPart,
            ["protected"] = protectedPart,
            ["signature"] = Base64Url.EncodeToString(signature),
        });
    }

    /// <summary>The node and the payload; null if the envelope is damaged or the signature is not the node's.</summary>
    public static (string Node, byte[] Payload)? Open(ReadOnlySpan<byte> envelope, IReleaseVerifier verifier)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<Dictionary<string, string>>(envelope);
            if (parts is null
                || !parts.TryGetValue("payload", out var payload)
                || !parts.TryGetValue("protected", out var protectedPart)
                || !parts.TryGetValue("signature", out var signature)
                || JsonSerializer.Deserialize<Dictionary<string, string>>(Base64Url.DecodeFromChars(protectedPart)) is not { } header
                || !header.TryGetValue("alg", out var algorithm)
                || !header.TryGetValue("kid", out var node)
                || header.GetValueOrDefault("typ") != MediaType
                || !verifier.Verify(node, algorithm, SigningInput(protectedPart, payload), Base64Url.DecodeFromChars(signature)))
            {
                return null;
            }

            return (node, Base64Url.DecodeFromChars(payload));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private static byte[] SigningInput(string protectedPart, string payload) => Encoding.ASCII.GetBytes($"{protectedPart}.{payload}");
}
