using System.Net;
using System.Net.Sockets;

namespace Naru.Hub.Identity.SignIn;

/// <summary>What a person is shown about where they are signed in: enough to recognise it, too little to follow anybody.</summary>
internal static class Surroundings
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg/", "Edge"), ("Whale/", "Whale"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <summary>The address without its last part: 203.0.113.x, 2001:db8:1::.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        switch (address)
        {
            case null:
                return "";
            case { AddressFamily: AddressFamily.InterNetwork }:
                var text = address.ToString();
                return $"{text[..text.LastIndexOf('.')]}.x";
            default:
                var bytes = address.GetAddressBytes();
                bytes.AsSpan(6).Clear();
                return new IPAddress(bytes).ToString();
        }
    }

    /// <summary>Browser and system, of known names only: nothing that was sent is kept.</summary>
    public static string Device(string? userAgent)
    {
        var agent = userAgent ?? "";
        var browser = Array.Find(Browsers, b => agent.Contains(b.Sign, StringComparison.Ordinal)).Name;
        var system = Array.Find(Systems, s => agent.Contains(s.Sign, StringComparison.Ordinal)).Name;
        return (browser, system) switch
        {
            (null, null) => "",
            (null, _) => system,
            (_, null) => browser,
            _ => $"{browser} · {system}",
        };
    }
}
