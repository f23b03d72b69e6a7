using System.Buffers.Text;
using System.Security.Cryptography;

namespace Naru.Tests.Hub.Identity;

/// <summary>A signing key of a requester, as WebCrypto makes them.</summary>
internal sealed class RequesterKey : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string X => Base64Url.EncodeToString(key.ExportParameters(false).Q.X!);

    public string Y => Base64Url.EncodeToString(key.ExportParameters(false).Q.Y!);

    public object Jwk => new { kty = "EC", crv = "P-256", x = X, y = Y, ext = true, key_ops = new[] { "verify" } };

    public string Sign(string statement) => Base64Url.EncodeToString(
        key.SignData(Base64Url.DecodeFromChars(statement), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    public void Dispose() => key.Dispose();
}
