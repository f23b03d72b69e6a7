using System.Security.Cryptography;

namespace Naru.Ledger.Personal;

/// <summary>A person's key for AES-256-GCM. Immutable; safe for threads.</summary>
public sealed class PersonKey
{
    /// <summary>How many bytes it has.</summary>
    public const int Size = 32;

    private readonly byte[] bytes;

    /// <summary>A key of its bytes.</summary>
    /// <exception cref="ArgumentException">These are not 32 bytes.</exception>
    public PersonKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != Size)
        {
            throw new ArgumentException("A key has 32 bytes.", nameof(key));
        }

        bytes = key.ToArray();
    }

    /// <summary>A new key.</summary>
    public static PersonKey Create()
    {
        Span<byte> key = stackalloc byte[Size];
        RandomNumberGenerator.Fill(key);
        return new PersonKey(key);
    }

    /// <summary>The bytes: for sealing other things of the person, such as files, and for wrapping.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Never the key.</summary>
    public override string ToString() => "(key)";
}
