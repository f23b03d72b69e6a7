using System.Net;
using System.Net.Sockets;

namespace Naru.Hub.Outbox;

/// <summary>
/// Which addresses belong to the public Internet. Whoever registers a webhook must not make the hub call what only the hub can reach: the servers beside it, a cloud's metadata, itself (RFC 6890 and IANA's
/// registries of special-purpose addresses). Pure.
/// </summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    // Of IPv6 only 2000::/3 is in public use; within it these are not.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialWithin =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(n => IPNetwork.Parse(n)),
    ];

    internal static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !Array.Exists(Special, n => n.Contains(plain)),
            AddressFamily.InterNetworkV6 => Global.Contains(plain) && !Array.Exists(SpecialWithin, n => n.Contains(plain)),
            _ => false,
        };
    }
}
