namespace Naru.Ledger.Checkpoints;

/// <summary>The port to a key that signs checkpoints: the hub's, or that of a party who countersigns. Implementations are safe for threads.</summary>
public interface ICheckpointSigner
{
    /// <summary>The signer's name, by which its public key is found.</summary>
    string Signer { get; }

    /// <summary>A signature by ECDSA on P-256 with SHA-256 over exactly these bytes, as 64 bytes (JWS <c>ES256</c>, RFC 7518).</summary>
    byte[] Sign(ReadOnlySpan<byte> bytes);
}
