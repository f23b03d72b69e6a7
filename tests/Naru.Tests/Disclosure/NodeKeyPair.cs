using System.Security.Cryptography;
using Naru.Disclosure.Releases;

namespace Naru.Tests.Disclosure;

/// <summary>A node's P-256 key pair, and the hub that has its public half: ES256 (RFC 7518, section 3.4).</summary>
internal sealed class NodeKeyPair(string node) : IReleaseSigner, IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Node => node;

    public string Algorithm => "ES256";

    /// <summary>What the hub has of it.</summary>
    internal PublicHalf Public => new(node, key.ExportSubjectPublicKeyInfo());

    public byte[] Sign(ReadOnlySpan<byte> bytes) =>
        key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => key.Dispose();

    internal sealed class PublicHalf(string known, byte[] publicKey) : IReleaseVerifier
    {
        public bool Verify(string node, string algorithm, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return node == known && algorithm == "ES256"
                && key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }
}
