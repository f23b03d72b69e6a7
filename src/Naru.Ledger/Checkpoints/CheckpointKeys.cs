using System.Security.Cryptography;

namespace Naru.Ledger.Checkpoints;

/// <summary>The public keys of those whose signatures on checkpoints count. Immutable; safe for threads.</summary>
public sealed class CheckpointKeys
{
    private readonly Dictionary<string, byte[]> keys = new(StringComparer.Ordinal);

    /// <summary>Keys by signer's name.</summary>
    /// <param name="pems">Public keys on P-256 as PEM.</param>
    /// <exception cref="ArgumentException">One is no such key.</exception>
    public CheckpointKeys(IEnumerable<KeyValuePair<string, string>> pems)
    {
        ArgumentNullException.ThrowIfNull(pems);
        foreach (var (signer, pem) in pems)
        {
            using var key = ECDsa.Create();
            try
            {
                key.ImportFromPem(pem);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                throw new ArgumentException($"The key of '{signer}' is no PEM of a public key.", nameof(pems), e);
            }

            keys.Add(signer, key.KeySize == 256 ? key.ExportSubjectPublicKeyInfo() : throw new ArgumentException($"The key of '{signer}' is not on P-256.", nameof(pems)));
        }
    }

    /// <summary>Nobody's.</summary>
    public static CheckpointKeys None { get; } = new([]);

    /// <summary>Whether the signer is known.</summary>
    public bool Knows(string signer) => keys.ContainsKey(signer);

    /// <summary>Whether it is the known signer's signature over exactly these bytes.</summary>
    public bool Verify(string signer, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        if (!keys.TryGetValue(signer, out var bits))
        {
            return false;
        }

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(bits, out _);
        return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
