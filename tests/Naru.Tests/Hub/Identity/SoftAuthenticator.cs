using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Naru.Tests.Hub.Identity;

/// <summary>
/// An authenticator of software: one passkey (ES256) that answers challenges as a browser and a device would (W3C Web Authentication), and, on demand, as they must not.
/// </summary>
internal sealed class SoftAuthenticator(string origin) : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] CredentialId { get; init; } = RandomNumberGenerator.GetBytes(32);

    public string Origin { get; set; } = origin;

    public bool VerifiesUser { get; set; } = true;

    /// <summary>0 for a passkey that does not count, as those that are synchronised.</summary>
    public uint Counter { get; set; }

    public bool Counts { get; set; } = true;

    public string? UserHandle { get; set; }

    /// <summary>Answers another challenge than it was given.</summary>
    public byte[]? OtherChallenge { get; set; }

    public string? OtherRelyingParty { get; set; }

    public byte[] PublicKey
    {
        get
        {
            var point = key.ExportParameters(false).Q;
            var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
            writer.WriteStartMap(5);
            writer.WriteInt32(1);
            writer.WriteInt32(2);
            writer.WriteInt32(3);
            writer.WriteInt32(-7);
            writer.WriteInt32(-1);
            writer.WriteInt32(1);
            writer.WriteInt32(-2);
            writer.WriteByteString(point.X!);
            writer.WriteInt32(-3);
            writer.WriteByteString(point.Y!);
            writer.WriteEndMap();
            return writer.Encode();
        }
    }

    /// <summary>What <c>navigator.credentials.create</c> gives for these options.</summary>
    public JsonObject Create(JsonNode options)
    {
        UserHandle = (string)options["user"]!["id"]!;
        var id = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(id, (ushort)CredentialId.Length);
        byte[] data = [.. AuthenticatorData((string)options["rp"]!["id"]!, 0x40), .. new byte[16], .. id, .. CredentialId, .. PublicKey];
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString("none");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString(data);
        writer.WriteEndMap();
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Encode(ClientData("webauthn.create", (string)options["challenge"]!)),
            ["attestationObject"] = Encode(writer.Encode()),
            ["transports"] = new JsonArray("internal"),
        });
    }

    /// <summary>What <c>navigator.credentials.get</c> gives for these options.</summary>
    public JsonObject Get(JsonNode options)
    {
        var client = ClientData("webauthn.get", (string)options["challenge"]!);
        Counter += Counts ? 1u : 0;
        var data = AuthenticatorData((string)options["rpId"]!, 0);
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Encode(client),
            ["authenticatorData"] = Encode(data),
            ["signature"] = Encode(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = UserHandle,
        });
    }

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => key.Dispose();

    private JsonObject Credential(JsonObject response) => new()
    {
        ["id"] = Encode(CredentialId),
        ["rawId"] = Encode(CredentialId),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    };

    private byte[] ClientData(string type, string challenge) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        type,
        challenge = OtherChallenge is null ? challenge : Encode(OtherChallenge),
        origin = Origin,
        crossOrigin = false,
    }));

    private byte[] AuthenticatorData(string relyingParty, byte more)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        return
        [
            .. SHA256.HashData(Encoding.UTF8.GetBytes(OtherRelyingParty ?? relyingParty)),
            (byte)(1 | (VerifiesUser ? 4 : 0) | more),
            .. counter,
        ];
    }
}
