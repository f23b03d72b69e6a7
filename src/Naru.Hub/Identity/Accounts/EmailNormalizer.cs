using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;

namespace Naru.Hub.Identity.Accounts;

/// <summary>Addresses are compared in small letters. They are ASCII, so that there is one way to write each of them.</summary>
internal sealed class EmailNormalizer : ILookupNormalizer
{
    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => name?.ToLowerInvariant();

    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => email?.ToLowerInvariant();
}
