using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Naru.Hub.Identity.SecondFactor;

/// <summary>
/// Time-based one-time passwords as authenticator programs make them: HMAC-SHA-1, 30 seconds, six digits (RFC 6238, RFC 4226). ASP.NET Core Identity has
/// them too, but by the machine's clock and without remembering which step was used; here the caller compares steps, so that a code works once. Pure; safe for threads.
/// </summary>
internal static class Totp
{
    public const int SecretBytes = 20;

    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>How many steps a person's clock may be off, to either side.</summary>
    private const int Drift = 1;

    /// <summary>The step to which the code belongs; null if to none near now.</summary>
    public static long? StepOf(ReadOnlySpan<byte> secret, string code, DateTimeOffset now)
    {
        var digits = code.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length != 6 || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        // Every step is compared, whichever fits, so that the time taken says nothing.
        for (var step = current - Drift; step <= current + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(digits), Encoding.ASCII.GetBytes(CodeAt(secret, step))))
            {
                found ??= step;
            }
        }

        return found;
    }

    public static string CodeAt(ReadOnlySpan<byte> secret, DateTimeOffset time) => CodeAt(secret, time.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>The address that an authenticator program reads from a QR code.</summary>
    public static string Address(ReadOnlySpan<byte> secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Text(secret)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits=6&period=30";

    /// <summary>The secret as people type it: base 32 (RFC 4648) without padding; 20 bytes are 32 letters.</summary>
    public static string Text(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var buffer = 0;
        var bits = 0;
        foreach (var value in secret)
        {
            buffer = ((buffer << 8) | value) & 0xFFFF;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(buffer >> bits) & 31]);
            }
        }

        return text.ToString();
    }

    private static string CodeAt(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Authenticator programs know no other; HMAC-SHA-1 is not broken by collisions of SHA-1.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }
}
