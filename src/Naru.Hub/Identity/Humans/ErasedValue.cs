using System.Security.Cryptography;
using System.Text;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Humans;

/// <summary>
/// What stays of the value of an erased person's link: a digest, by which the same address or ORCID iD is recognised when it comes again, so that nobody sheds a conflict of
/// interest by closing an account. Bound to the hub: nothing can be looked up elsewhere. Safe for threads.
/// </summary>
internal static class ErasedValue
{
    private const string Prefix = "erased:";

    /// <summary>The digest of a value.</summary>
    public static string Of(string ledger, LinkKind kind, string value) =>
        Is(value) ? value : Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"naru-link-1 {ledger} {kind} {value}")));

    /// <summary>Whether a value is a digest.</summary>
    public static bool Is(string value) => value.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The link as it is compared with others: with its digest, if it has a value that is hidden after erasure.</summary>
    public static LinkRow Comparable(string ledger, LinkRow link)
    {
        if (link.Kind != LinkKind.SameAs)
        {
            link.Value = Of(ledger, link.Kind, link.Value);
        }

        return link;
    }
}
