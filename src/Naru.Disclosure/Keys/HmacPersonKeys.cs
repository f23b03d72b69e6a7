using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Naru.Disclosure.Keys;

/// <summary>
/// Keys by HMAC-SHA-256 of a secret of the hospital (RFC 2104), a pseudo-random function. Immutable; safe for threads.
/// </summary>
public sealed class HmacPersonKeys : IPersonKeys
{
    /// <summary>The fewest bytes of a secret.</summary>
    public const int LeastSecretBytes = 32;

    private const byte PersonPurpose = 1;
    private const byte SetPurpose = 2;
    private const byte ThingPurpose = 3;

    private readonly byte[] secret;

    /// <summary>Keys of a secret.</summary>
    /// <param name="secret">At least 32 random bytes, made once for a dataset and kept as its patients' data are.</param>
    /// <exception cref="ArgumentException">The secret is too short.</exception>
    public HmacPersonKeys(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < LeastSecretBytes)
        {
            throw new ArgumentException($"A secret has at least {LeastSecretBytes} bytes.", nameof(secret));
        }

        this.secret = secret.ToArray();
    }

    /// <inheritdoc/>
    public UInt128 OfPerson(long personId)
    {
        Span<byte> message = stackalloc byte[9];
        message[0] = PersonPurpose;
        BinaryPrimitives.WriteInt64LittleEndian(message[1..], personId);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, message, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <inheritdoc/>
    public ulong OfSet(UInt128 sumOfKeys)
    {
        Span<byte> message = stackalloc byte[17];
        message[0] = SetPurpose;
        BinaryPrimitives.WriteUInt128LittleEndian(message[1..], sumOfKeys);
        return First64Bits(message);
    }

    /// <inheritdoc/>
    public ulong OfThing(UInt128 personKey, int thing)
    {
        Span<byte> message = stackalloc byte[21];
        message[0] = ThingPurpose;
        BinaryPrimitives.WriteUInt128LittleEndian(message[1..], personKey);
        BinaryPrimitives.WriteInt32LittleEndian(message[17..], thing);
        return First64Bits(message);
    }

    private ulong First64Bits(ReadOnlySpan<byte> message)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, message, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
