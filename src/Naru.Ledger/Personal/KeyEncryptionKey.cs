using System.Security.Cryptography;
using System.Text;

namespace Naru.Ledger.Personal;

/// <summary>
/// The key with which persons' keys are locked in their store. The host keeps it elsewhere: whoever has a copy of the store alone has nothing. Immutable; safe for threads.
/// </summary>
public sealed class KeyEncryptionKey
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly PersonKey key;

    /// <summary>A key of its bytes.</summary>
    /// <exception cref="ArgumentException">These are not 32 bytes.</exception>
    public KeyEncryptionKey(ReadOnlySpan<byte> bytes) => key = new PersonKey(bytes);

    /// <summary>Never the key.</summary>
    public override string ToString() => "(key)";

    /// <summary>Locks a person's key: twelve random bytes, the encrypted key, sixteen bytes of tag; bound to the person.</summary>
    internal byte[] Wrap(ReadOnlySpan<byte> secret, string person)
    {
        var wrapped = new byte[NonceSize + PersonKey.Size + TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key.Bytes, TagSize);
        aes.Encrypt(wrapped.AsSpan(0, NonceSize), secret, wrapped.AsSpan(NonceSize, PersonKey.Size), wrapped.AsSpan(^TagSize), Binding(person));
        return wrapped;
    }

    /// <summary>The person's key; null if it was locked with another key, for another person, or was changed.</summary>
    internal PersonKey? Unwrap(byte[] wrapped, string person)
    {
        if (wrapped.Length != NonceSize + PersonKey.Size + TagSize)
        {
            return null;
        }

        try
        {
            Span<byte> secret = stackalloc byte[PersonKey.Size];
            using var aes = new AesGcm(key.Bytes, TagSize);
            aes.Decrypt(wrapped.AsSpan(0, NonceSize), wrapped.AsSpan(NonceSize, PersonKey.Size), wrapped.AsSpan(^TagSize), secret, Binding(person));
            return new PersonKey(secret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Binding(string person) => Encoding.UTF8.GetBytes($"naru-person-key-1 {person}");
}
