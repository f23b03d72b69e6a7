namespace Naru.Disclosure.Releases;

/// <summary>The port to the public keys of the nodes that the reader trusts. Implementations are safe for threads.</summary>
public interface IReleaseVerifier
{
    /// <summary>Whether the signature over exactly these bytes is the node's, by that algorithm. False for nodes that are not known, and for any algorithm but the one that the node's key is for.</summary>
    bool Verify(string node, string algorithm, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature);
}
