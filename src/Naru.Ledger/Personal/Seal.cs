using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Naru.Ledger.Personal;

/// <summary>
/// Seals a text by AES-256-GCM: <c>1</c>, twelve random bytes, the encrypted text, sixteen bytes of tag, in base64url. The text is filled up to a multiple of 32
/// bytes first, because its length would stay readable for ever. Bound to person, ledger and place, so that a sealed text that is moved does not open.
/// </summary>
internal static class Seal
{
    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Block = 32;

    public static string Close(string text, PersonKey key, string person, string ledger, string place)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var plain = new byte[(4 + length + Block - 1) / Block * Block];
        BinaryPrimitives.WriteInt32BigEndian(plain, length);
        Encoding.UTF8.GetBytes(text, plain.AsSpan(4));
        var sealedBytes = new byte[1 + NonceSize + plain.Length + TagSize];
        sealedBytes[0] = Version;
        var nonce = sealedBytes.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Bytes, TagSize);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(1 + NonceSize, plain.Length), sealedBytes.AsSpan(^TagSize), Binding(person, ledger, place));
        CryptographicOperations.ZeroMemory(plain);
        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <summary>The text; null if this key does not open it at this place.</summary>
    public static string? Open(string sealedText, PersonKey key, string person, string ledger, string place)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(sealedText);
            if (bytes.Length < 1 + NonceSize + Block + TagSize || bytes[0] != Version)
            {
                return null;
            }

            var plain = new byte[bytes.Length - 1 - NonceSize - TagSize];
            using var aes = new AesGcm(key.Bytes, TagSize);
            aes.Decrypt(
                bytes.AsSpan(1, NonceSize), bytes.AsSpan(1 + NonceSize, plain.Length), bytes.AsSpan(^TagSize), plain, Binding(person, ledger, place));
            return Encoding.UTF8.GetString(plain, 4, BinaryPrimitives.ReadInt32BigEndian(plain));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Binding(string person, string ledger, string place)
    {
        var bytes = new List<byte>();
        foreach (var part in (string[])["naru-personal-1", person, ledger, place])
        {
            var utf8 = Encoding.UTF8.GetBytes(part);
            bytes.AddRange([(byte)(utf8.Length >> 8), (byte)(utf8.Length & 0xff), .. utf8]);
        }

        return [.. bytes];
    }
}
