using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Naru.Hub.Identity.Store;

namespace Naru.Tests.Hub.Identity;

/// <summary>Identity's hasher with few iterations, so that hundreds of sign-ins take no minutes; counts how often it worked.</summary>
internal sealed class CountingHasher : IPasswordHasher<Account>
{
    private int verified;

    private readonly PasswordHasher<Account> real = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    public int Verified => verified;

    public string HashPassword(Account user, string password) => real.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref verified);
        return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
