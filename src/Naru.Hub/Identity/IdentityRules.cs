namespace Naru.Hub.Identity;

/// <summary>Numbers that several parts of identity share.</summary>
internal static class IdentityRules
{
    /// <summary>PBKDF2 with HMAC-SHA-512 (OWASP Password Storage Cheat Sheet, 2025: at least 210,000).</summary>
    public const int HashIterations = 210_000;
}
