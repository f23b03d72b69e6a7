using System.Collections.Frozen;
using System.Security.Cryptography;
using Naru.Disclosure.Releases;

namespace Naru.Hub.Kernel;

/// <summary>
/// The public keys of the hospitals' nodes that the hub trusts: one PEM file a node, <c>‹node›.pem</c>. Immutable; safe for threads.
/// </summary>
public sealed class NodeKeys : IReleaseVerifier
{
    private const int P256Bits = 256;

    // As bytes: an ECDsa serves one thread only.
    private readonly FrozenDictionary<string, byte[]> keys;

    private NodeKeys(IEnumerable<(string Node, byte[] Key)> keys) => this.keys = keys.ToFrozenDictionary(k => k.Node, k => k.Key, StringComparer.Ordinal);

    /// <summary>The keys in a folder; files that hold none are named. A folder that is not there holds none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="unreadable">The files that hold no P-256 public key.</param>
    public static NodeKeys Read(string folder, out IReadOnlyList<string> unreadable)
    {
        var (read, failed) = (new List<(string, byte[])>(), new List<string>());
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.pem").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            using var key = ECDsa.Create();
            try
            {
                key.ImportFromPem(File.ReadAllText(file));
                if (key.KeySize == P256Bits && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value)
                {
                    read.Add((Path.GetFileNameWithoutExtension(file), key.ExportSubjectPublicKeyInfo()));
                    continue;
                }
            }
            catch (Exception e) when (e is ArgumentException or CryptographicException)
            {
                // No key at all: named below, as one of another curve is.
            }

            failed.Add(file);
        }

        unreadable = failed;
        return new NodeKeys(read);
    }

    /// <inheritdoc/>
    public bool Verify(string node, string algorithm, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature)
    {
        if (algorithm != "ES256" || !keys.TryGetValue(node, out var bytesOfKey))
        {
            return false;
        }

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(bytesOfKey, out _);
        return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256);
    }
}
