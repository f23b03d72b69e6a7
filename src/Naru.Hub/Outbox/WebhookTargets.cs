using System.Net;
using System.Net.Sockets;
using Naru.Core;

namespace Naru.Hub.Outbox;

/// <summary>How webhooks are sent. Immutable.</summary>
public sealed record WebhookSettings
{
    /// <summary>
    /// Receivers in the hub's own network that may be called all the same, each with scheme, name and port: <c>http://127.0.0.1:9000</c>. Named one by one by the operator and compared as a whole, so that
    /// naming one opens nothing else; there is no way to allow all of them.
    /// </summary>
    public ValueList<Uri> InnerTargets { get; init; } = [];

    /// <summary>How long to wait for an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How a name becomes addresses; for tests, whose names nobody else knows.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Lookup { get; init; } = Dns.GetHostAddressesAsync;
}

/// <summary>
/// Which addresses the hub calls for others: public ones over https, and those that the operator named. Asked when a receiver is registered, and again at every connection, with the addresses that are then called:
/// a name that leads elsewhere the second time gains nothing. Safe for threads.
/// </summary>
internal sealed class WebhookTargets(WebhookSettings settings)
{
    // Nobody's receiver is here, whatever a setting says: a cloud's metadata, everybody at once, and oneself by another name.
    private static readonly IPNetwork[] Never =
    [
        .. new[] { "0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4", "::/128", "fe80::/10", "ff00::/8" }.Select(n => IPNetwork.Parse(n)),
    ];

    /// <summary>Whether an address may be called as far as its text tells: https, or named by the operator; no user in it.</summary>
    public bool IsCallable(Uri target) => target.IsAbsoluteUri && target.UserInfo.Length == 0 && target.Host.Length > 0
        && (target.Scheme == Uri.UriSchemeHttps || (target.Scheme == Uri.UriSchemeHttp && IsNamed(target)));

    /// <summary>The IP addresses behind it; null if any of them may not be called: one inner address among public ones is a trick.</summary>
    /// <exception cref="SocketException">The name is not known, or cannot be looked up now.</exception>
    public async Task<IPAddress[]?> FindAsync(Uri target, CancellationToken stop)
    {
        var host = target.IdnHost;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await settings.Lookup(host, stop).ConfigureAwait(false);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        return Array.TrueForAll(addresses, IsNamed(target) ? IsSomebody : PublicAddresses.IsPublic) ? addresses : null;
    }

    private static bool IsSomebody(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(Never, n => n.Contains(plain));
    }

    private bool IsNamed(Uri target) => settings.InnerTargets.Any(t =>
        t.Scheme == target.Scheme && t.Port == target.Port && string.Equals(t.IdnHost, target.IdnHost, StringComparison.OrdinalIgnoreCase));
}
