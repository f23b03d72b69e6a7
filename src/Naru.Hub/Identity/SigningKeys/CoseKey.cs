using System.Formats.Cbor;
using System.Security.Cryptography;

namespace Naru.Hub.Identity.SigningKeys;

/// <summary>
/// A passkey's public key in the form in which authenticators give it (COSE_Key, RFC 9052 and 9053): ES256 or RS256, the two that passkeys of today use.
/// Immutable; safe for threads.
/// </summary>
internal sealed class CoseKey
{
    /// <summary>ECDSA with P-256 and SHA-256.</summary>
    public const int Es256 = -7;

    /// <summary>RSA, PKCS #1 v1.5, with SHA-256: Windows Hello.</summary>
    public const int Rs256 = -257;

    private const int LeastRsaBytes = 256;
    private readonly ECParameters? curve;
    private readonly RSAParameters? rsa;

    private CoseKey(ECParameters? curve, RSAParameters? rsa)
    {
        this.curve = curve;
        this.rsa = rsa;
    }

    /// <summary>The key; null if it is none of the two kinds.</summary>
    public static CoseKey? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Ctap2Canonical);
            var numbers = new Dictionary<long, long>();
            var strings = new Dictionary<long, byte[]>();
            var count = reader.ReadStartMap() ?? 0;
            for (var i = 0; i < count; i++)
            {
                var label = reader.ReadInt64();
                if (reader.PeekState() == CborReaderState.ByteString)
                {
                    strings[label] = reader.ReadByteString();
                }
                else
                {
                    numbers[label] = reader.ReadInt64();
                }
            }

            reader.ReadEndMap();
            return reader.BytesRemaining > 0 ? null : Make(numbers, strings);
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether the signature over the data is this key's.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            if (curve is { } parameters)
            {
                using var key = ECDsa.Create(parameters);
                return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
            }

            using var rsaKey = RSA.Create(rsa!.Value);
            return rsaKey.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // Labels: 1 kty, 3 alg; of curves -1 crv, -2 x, -3 y; of RSA -1 n, -2 e.
    private static CoseKey? Make(Dictionary<long, long> numbers, Dictionary<long, byte[]> strings) => (numbers.GetValueOrDefault(1), numbers.GetValueOrDefault(3)) switch
    {
        (2, Es256) when numbers.GetValueOrDefault(-1) == 1 && strings.GetValueOrDefault(-2) is { } x && strings.GetValueOrDefault(-3) is { } y && P256.Holds(x, y) =>
            new CoseKey(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } }, null),
        (3, Rs256) when strings.GetValueOrDefault(-1) is { Length: >= LeastRsaBytes } n && strings.GetValueOrDefault(-2) is { Length: > 0 } e =>
            new CoseKey(null, new RSAParameters { Modulus = n, Exponent = e }),
        _ => null,
    };
}
