using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Naru.Ledger.Personal;

namespace Naru.Hub.Files;

/// <summary>
/// The form in which a personal content is stored: a header with a random salt, then chunks of 64 KiB, each sealed by AES-256-GCM under a key that is derived from
/// the person's, the salt and the file's id (HKDF-SHA-256, RFC 5869). A chunk's nonce is its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and
/// Vizár 2015): exchanged, repeated, missing or cut-off chunks do not open, and no nonce is used twice under a key. Pure.
/// </summary>
internal static class SealedContent
{
    internal const int ChunkBytes = 64 * 1024;
    internal const int TagBytes = 16;
    internal const int NonceBytes = 12;
    internal const int SaltBytes = 32;
    internal const int HeaderBytes = 8 + SaltBytes;

    internal static ReadOnlySpan<byte> Magic => "NARUSEL1"u8;

    internal static AesGcm Cipher(PersonKey key, ReadOnlySpan<byte> salt, string file, string purpose)
    {
        Span<byte> derived = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, derived, salt, Encoding.UTF8.GetBytes($"naru {purpose} {file}"));
        var cipher = new AesGcm(derived, TagBytes);
        CryptographicOperations.ZeroMemory(derived);
        return cipher;
    }

    internal static void Nonce(Span<byte> nonce, long chunk, bool isLast)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, chunk);
        nonce[8] = isLast ? (byte)1 : (byte)0;
    }

    /// <summary>How many bytes a stored file of this length holds; null if no content has this length.</summary>
    internal static long? PlainLength(long stored)
    {
        var body = stored - HeaderBytes;
        var chunks = Chunks(stored);
        return body >= TagBytes && body - ((chunks - 1) * (ChunkBytes + TagBytes)) >= TagBytes ? body - (chunks * TagBytes) : null;
    }

    internal static long Chunks(long stored) => Math.Max(1, (stored - HeaderBytes + ChunkBytes + TagBytes - 1) / (ChunkBytes + TagBytes));
}

/// <summary>Seals what is written to it. <see cref="CompleteAsync"/> writes the last chunk: without it the content does not open. Serves one content.</summary>
internal sealed class SealingWriter : IDisposable
{
    private readonly Stream target;
    private readonly AesGcm cipher;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] plain = new byte[SealedContent.ChunkBytes];
    private readonly byte[] chunk = new byte[SealedContent.ChunkBytes + SealedContent.TagBytes];
    private int filled;
    private long number;

    private SealingWriter(Stream target, AesGcm cipher) => (this.target, this.cipher) = (target, cipher);

    internal static async Task<SealingWriter> BeginAsync(Stream target, PersonKey key, string file, CancellationToken stop)
    {
        var header = new byte[SealedContent.HeaderBytes];
        SealedContent.Magic.CopyTo(header);
        RandomNumberGenerator.Fill(header.AsSpan(SealedContent.Magic.Length));
        var writer = new SealingWriter(target, SealedContent.Cipher(key, header.AsSpan(SealedContent.Magic.Length), file, "content"));
        await writer.PutAsync(header, stop).ConfigureAwait(false);
        return writer;
    }

    internal async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        while (!bytes.IsEmpty)
        {
            // A full chunk waits for the next byte: only then it is known not to be the last.
            if (filled == plain.Length)
            {
                await SealAsync(isLast: false, stop).ConfigureAwait(false);
            }

            var part = Math.Min(bytes.Length, plain.Length - filled);
            bytes[..part].CopyTo(plain.AsMemory(filled));
            filled += part;
            bytes = bytes[part..];
        }
    }

    /// <summary>Writes the last chunk.</summary>
    /// <returns>The SHA-256 of everything that was written, sealed as it is.</returns>
    internal async Task<string> CompleteAsync(CancellationToken stop)
    {
        await SealAsync(isLast: true, stop).ConfigureAwait(false);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(plain);
        cipher.Dispose();
        hash.Dispose();
    }

    private Task SealAsync(bool isLast, CancellationToken stop)
    {
        Span<byte> nonce = stackalloc byte[SealedContent.NonceBytes];
        SealedContent.Nonce(nonce, number++, isLast);
        cipher.Encrypt(nonce, plain.AsSpan(0, filled), chunk.AsSpan(0, filled), chunk.AsSpan(filled, SealedContent.TagBytes));
        var length = filled + SealedContent.TagBytes;
        filled = 0;
        return PutAsync(chunk.AsMemory(0, length), stop);
    }

    private async Task PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        hash.AppendData(bytes.Span);
        await target.WriteAsync(bytes, stop).ConfigureAwait(false);
    }
}
