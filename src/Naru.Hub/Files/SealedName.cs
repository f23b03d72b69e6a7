using System.Security.Cryptography;
using System.Text;
using Naru.Ledger.Personal;

namespace Naru.Hub.Files;

/// <summary>The name of a personal file as the table holds it: such names tell of the person (“…의 신분증.pdf”). Pure but for the random salt.</summary>
internal static class SealedName
{
    internal static string Seal(string name, PersonKey key, string file)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var stored = new byte[SealedContent.SaltBytes + text.Length + SealedContent.TagBytes];
        var salt = stored.AsSpan(0, SealedContent.SaltBytes);
        RandomNumberGenerator.Fill(salt);
        using var cipher = SealedContent.Cipher(key, salt, file, "name");
        // The salt makes the key one of its own: it seals this one text.
        Span<byte> nonce = stackalloc byte[SealedContent.NonceBytes];
        SealedContent.Nonce(nonce, 0, isLast: true);
        cipher.Encrypt(nonce, text, stored.AsSpan(SealedContent.SaltBytes, text.Length), stored.AsSpan(SealedContent.SaltBytes + text.Length));
        return Convert.ToBase64String(stored);
    }

    /// <summary>The name.</summary>
    /// <exception cref="InvalidDataException">It was changed, or sealed with another key.</exception>
    internal static string Open(string sealedName, PersonKey key, string file)
    {
        var stored = Convert.FromBase64String(sealedName);
        var text = new byte[stored.Length - SealedContent.SaltBytes - SealedContent.TagBytes];
        using var cipher = SealedContent.Cipher(key, stored.AsSpan(0, SealedContent.SaltBytes), file, "name");
        Span<byte> nonce = stackalloc byte[SealedContent.NonceBytes];
        SealedContent.Nonce(nonce, 0, isLast: true);
        try
        {
            cipher.Decrypt(nonce, stored.AsSpan(SealedContent.SaltBytes, text.Length), stored.AsSpan(SealedContent.SaltBytes + text.Length), text);
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new InvalidDataException("A file's name does not open.", e);
        }

        return Encoding.UTF8.GetString(text);
    }
}
