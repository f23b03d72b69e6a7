using System.Security.Cryptography;

namespace Naru.Ledger.Checkpoints;

/// <summary>Signs checkpoints with a key in memory. Safe for threads; dispose it to forget the key.</summary>
public sealed class CheckpointSigner : ICheckpointSigner, IDisposable
{
    private readonly ECDsa key;
    private readonly Lock signing = new();

    private CheckpointSigner(string signer, ECDsa key) => (Signer, this.key) = (signer, key);

    /// <inheritdoc/>
    public string Signer { get; }

    /// <summary>The public key as PEM, to be given to whoever verifies.</summary>
    public string PublicKeyPem => key.ExportSubjectPublicKeyInfoPem();

    /// <summary>The private key as PEM (PKCS #8, not encrypted): keep it as a secret.</summary>
    public string PrivateKeyPem => key.ExportPkcs8PrivateKeyPem();

    /// <summary>A new key.</summary>
    public static CheckpointSigner Create(string signer) => new(signer, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>The key of a PEM.</summary>
    /// <exception cref="ArgumentException">It is no private key on P-256.</exception>
    public static CheckpointSigner FromPem(string signer, string privateKeyPem)
    {
        var imported = ECDsa.Create();
        try
        {
            imported.ImportFromPem(privateKeyPem);
            return imported.KeySize == 256 ? new CheckpointSigner(signer, imported) : throw new CryptographicException();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            imported.Dispose();
            throw new ArgumentException("This is no private key on P-256.", nameof(privateKeyPem), e);
        }
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> bytes)
    {
        lock (signing)
        {
            return key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
