using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Naru.Disclosure.Keys;

/// <summary>
/// Keys by HMAC-SHA-256 of a secret of the hospital (RFC 2104), a pseudo-random function. Immutable; safe for threads, until it is disposed.
/// </summary>
public sealed class HmacPersonKeys : IPersonKeys, IDisposable
{
    /// <summary>The fewest bytes of a secret.</summary>
    public const int LeastSecretBytes = 32;

    private const byte PersonPurpose = 1;
    private const byte SetPurpose = 2;
    private const byte ThingPurpose = 3;

    private readonly byte[] secret;
    private bool isDisposed;

    /// <summary>Keys of a secret.</summary>
    /// <param name="secret">At least 32 random bytes, made once for a dataset and kept as its patients' data are.</param>
    /// <exception cref="ArgumentException">The secret is too short.</exception>
    public HmacPersonKeys(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < LeastSecretBytes)
        {
            throw new ArgumentException($"A secret has at least {LeastSecretBytes} bytes.", nameof(secret));
        }

        // Pinned, so that the collector leaves no copies that nobody can erase.
        this.secret = GC.AllocateUninitializedArray<byte>(secret.Length, pinned: true);
        secret.CopyTo(this.secret);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The secret was erased.</exception>
    public UInt128 OfPerson(long personId)
    {
        Span<byte> message = stackalloc byte[9];
        message[0] = PersonPurpose;
        BinaryPrimitives.WriteInt64LittleEndian(message[1..], personId);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(message, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The secret was erased.</exception>
    public ulong OfSet(UInt128 sumOfKeys)
    {
        Span<byte> message = stackalloc byte[17];
        message[0] = SetPurpose;
        BinaryPrimitives.WriteUInt128LittleEndian(message[1..], sumOfKeys);
        return First64Bits(message);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The secret was erased.</exception>
    public ulong OfThing(UInt128 personKey, string thing)
    {
        var message = new byte[17 + Encoding.UTF8.GetByteCount(thing)];
        message[0] = ThingPurpose;
        BinaryPrimitives.WriteUInt128LittleEndian(message.AsSpan(1), personKey);
        Encoding.UTF8.GetBytes(thing, message.AsSpan(17));
        return First64Bits(message);
    }

    /// <summary>Erases the secret from memory. Nothing can be asked afterwards.</summary>
    public void Dispose()
    {
        isDisposed = true;
        CryptographicOperations.ZeroMemory(secret);
    }

    private ulong First64Bits(ReadOnlySpan<byte> message)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(message, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private void Hash(ReadOnlySpan<byte> message, Span<byte> hash)
    {
        HMACSHA256.HashData(secret, message, hash);

        // Looked at afterwards: a key of zeros, which anybody can compute, must not get out however the threads fall.
        ObjectDisposedException.ThrowIf(Volatile.Read(ref isDisposed), this);
    }
}
