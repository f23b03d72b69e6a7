using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Naru.Hub.Identity;

/// <summary>Secrets that are handed out once. Only their SHA-256 is kept: they are random and long, so that a slow hash would add nothing.</summary>
internal static class Secret
{
    public const int Bytes = 32;

    private const int LongestId = 64;

    /// <summary>256 random bits as base64url: 43 characters.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string NewId(string prefix, DateTimeOffset now) => $"{prefix}-{Guid.CreateVersion7(now):N}";

    /// <summary>Whether a text can be an id, of whatever: what people send is put nowhere unseen.</summary>
    public static bool IsId(string? text) => text is { Length: > 0 and <= LongestId } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>What is kept of a secret: 64 hexadecimal digits.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
