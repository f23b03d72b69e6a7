using System.Security.Cryptography;

namespace Naru.Hub.Identity.SecondFactor;

/// <summary>
/// A recovery code: 16 characters of 32, 80 random bits, in groups of four. Letters and digits that are mistaken for each other are left out; typed in any case.
/// ASP.NET Core Identity keeps its own in clear text, ours are hashed.
/// </summary>
internal static class RecoveryCode
{
    public const int HowMany = 10;

    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 16;

    public static string New()
    {
        var code = RandomNumberGenerator.GetString(Letters, Length);
        return $"{code[..4]}-{code[4..8]}-{code[8..12]}-{code[12..]}";
    }

    public static string HashOf(string code) =>
        Secret.HashOf(code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
}
