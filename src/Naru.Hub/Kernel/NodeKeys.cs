using System.Collections.Frozen;
using System.Security.Cryptography;
using Naru.Disclosure.Releases;

namespace Naru.Hub.Kernel;

/// <summary>
/// The public keys of the hospitals' nodes that the hub trusts: one PEM file a node, <c>‹node›.pem</c>. Immutable; safe for threads.
/// </summary>
public sealed class NodeKeys : IReleaseVerifier, IDisposable
{
    private readonly FrozenDictionary<string, ECDsa> keys;

    private NodeKeys(IEnumerable<(string Node, ECDsa Key)> keys) => this.keys = keys.ToFrozenDictionary(k => k.Node, k => k.Key, StringComparer.Ordinal);

    /// <summary>The keys in a folder; files that hold none are named. A folder that is not there holds none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="unreadable">The files that hold no P-256 public key.</param>
    public static NodeKeys Read(string folder, out IReadOnlyList<string> unreadable)
    {
        var (read, failed) = (new List<(string, ECDsa)>(), new List<string>());
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.pem").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            var key = ECDsa.Create();
            try
            {
                key.ImportFromPem(File.ReadAllText(file));
                read.Add((Path.GetFileNameWithoutExtension(file), key));
            }
            catch (Exception e) when (e is ArgumentException or CryptographicException)
            {
                key.Dispose();
                failed.Add(file);
            }
        }

        unreadable = failed;
        return new NodeKeys(read);
    }

    /// <inheritdoc/>
    public bool Verify(string node, string algorithm, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature) =>
        algorithm == "ES256" && keys.TryGetValue(node, out var key) && key.VerifyData(bytes, signature, HashAlgorithmName.SHA256);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            key.Dispose();
        }
    }
}
