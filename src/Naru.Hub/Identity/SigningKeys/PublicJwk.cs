using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Naru.Core;

namespace Naru.Hub.Identity.SigningKeys;

/// <summary>A P-256 public key as a JSON Web Key (RFC 7517, 7518). Its point lies on the curve. Immutable.</summary>
public sealed record PublicJwk
{
    private PublicJwk(string x, string y)
    {
        X = x;
        Y = y;
    }

    /// <summary>The first coordinate: 32 bytes, base64url.</summary>
    public string X { get; }

    /// <summary>The second coordinate: 32 bytes, base64url.</summary>
    public string Y { get; }

    /// <summary>The members that RFC 7638 names, in its order, without blanks: what the thumbprint is taken of.</summary>
    public string Canonical => $$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""";

    /// <summary>SHA-256 of <see cref="Canonical"/>, base64url (RFC 7638).</summary>
    public string Thumbprint => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical)));

    /// <summary>The key, or why it is none.</summary>
    public static Result<PublicJwk> Read(string? type, string? curve, string? x, string? y, bool holdsPrivatePart, string path)
    {
        if (holdsPrivatePart)
        {
            return Result.Failure<PublicJwk>([IdentityErrors.KeyIsPrivate.At(path)]);
        }

        if (type != "EC" || curve != "P-256" || Coordinate(x) is not { } first || Coordinate(y) is not { } second)
        {
            return Result.Failure<PublicJwk>([IdentityErrors.KeyForm.At(path)]);
        }

        // Written anew, so that one key has one text.
        return P256.Holds(first, second)
            ? Result.Success(new PublicJwk(Base64Url.EncodeToString(first), Base64Url.EncodeToString(second)))
            : Result.Failure<PublicJwk>([IdentityErrors.KeyOffCurve.At(path)]);
    }

    /// <summary>Whether a signature of WebCrypto's form (r and s, 32 bytes each) over the data is this key's.</summary>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        try
        {
            using var key = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
            });
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[]? Coordinate(string? text)
    {
        try
        {
            return text is { Length: 43 } && Base64Url.DecodeFromChars(text) is { Length: P256.CoordinateBytes } bytes ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
