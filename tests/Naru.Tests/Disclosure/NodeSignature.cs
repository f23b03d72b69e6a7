using System.Security.Cryptography;
using Naru.Disclosure.Releases;

namespace Naru.Tests.Disclosure;

/// <summary>The signature of a node, and the hub's knowledge of it. A keyed hash stands for the node's key pair: quick, and as sensitive to every bit.</summary>
internal sealed class NodeSignature(string node) : IReleaseSigner, IReleaseVerifier
{
    private readonly byte[] secret = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("SYNTHETIC " + node));

    public string Node => node;

    public string Algorithm => "HS256";

    public byte[] Sign(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(secret, bytes);

    public bool Verify(string node, string algorithm, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature) =>
        node == Node && algorithm == Algorithm && signature.SequenceEqual(HMACSHA256.HashData(secret, bytes));
}
