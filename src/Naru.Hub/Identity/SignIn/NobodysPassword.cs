using Microsoft.AspNetCore.Identity;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.SignIn;

/// <summary>
/// A password that nobody has: what is typed for an unknown address is compared with its hash, so that the answer takes as long as for a known one. Safe for threads.
/// </summary>
internal sealed class NobodysPassword
{
    private string? hash;

    public static Account Account { get; } = new() { Name = "" };

    /// <summary>Its hash, made once, at the cost that hashes of this hub have.</summary>
    public string HashBy(IPasswordHasher<Account> hasher) => LazyInitializer.EnsureInitialized(ref hash, () => hasher.HashPassword(Account, Secret.New()));
}
