namespace Naru.Disclosure.Releases;

/// <summary>The port to the node's signing key. Implementations are safe for threads.</summary>
public interface IReleaseSigner
{
    /// <summary>Which node signs; the verifier finds the public key by it.</summary>
    string Node { get; }

    /// <summary>The JWS name of the algorithm (RFC 7518), such as <c>ES256</c>.</summary>
    string Algorithm { get; }

    /// <summary>A signature over exactly these bytes.</summary>
    byte[] Sign(ReadOnlySpan<byte> bytes);
}
