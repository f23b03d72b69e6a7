using Naru.Hub.Identity.SigningKeys;

namespace Naru.Cli.Keys;

/// <summary>A hub's address: scheme, name and port. Immutable.</summary>
/// <param name="Origin">The address, without a path.</param>
internal sealed record HubAddress(Uri Origin)
{
    /// <summary>The name, to which passkeys are bound and which statements name.</summary>
    public string Host => Origin.Host;

    /// <summary>Name and port, for findings.</summary>
    public string Name => Origin.Authority;

    /// <summary>The address in a text; null if it is none, or one on which a token could be read on its way.</summary>
    public static HubAddress? Read(string text) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)) ? new HubAddress(uri) : null;

    /// <summary>Whether a statement that names this hub is the hub's: a hub on this computer has several names.</summary>
    public bool Is(KeyStatement statement) => statement.Hub == Host || (Origin.IsLoopback && Uri.TryCreate($"http://{statement.Hub}", UriKind.Absolute, out var named) && named.IsLoopback);
}
