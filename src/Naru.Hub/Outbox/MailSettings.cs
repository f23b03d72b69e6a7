using Naru.Core;

namespace Naru.Hub.Outbox;

/// <summary>Which server sends mails, or which folder takes them, and in whose name. Immutable.</summary>
public sealed record MailSettings
{
    /// <summary>The server; null if mails go into <see cref="Folder"/>.</summary>
    public string? Host { get; init; }

    /// <summary>
    /// The folder into which mails are put as files instead of being sent, for a hub without a server: its operator opens them, or another program sends them. Their links are secrets.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>Its port: 587 with STARTTLS, 465 with TLS from the beginning, 25 within a network.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Whether nothing is sent over a connection that is not encrypted. Off only for a server in the same network: then STARTTLS is used if the server offers it.</summary>
    public bool TlsRequired { get; init; } = true;

    /// <summary>The certificates (PEM) of an authority that the machine does not know, such as an institution's own; null to trust what the machine trusts.</summary>
    public string? AuthorityPem { get; init; }

    /// <summary>The user, if one has to sign in.</summary>
    public string? User { get; init; }

    /// <summary>The password, from a file or the environment; never in the data.</summary>
    public string? Password { get; init; }

    /// <summary>The address from which mails come.</summary>
    public required string FromAddress { get; init; }

    /// <summary>The sender's name.</summary>
    public required BilingualText FromName { get; init; }

    /// <summary>The hub's own domain, for the ids of mails and meetings.</summary>
    public required string Domain { get; init; }

    /// <summary>How long to wait for the server.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Mails into a folder.</summary>
    /// <param name="folder">The folder; made with the first mail.</param>
    /// <param name="domain">The hub's own domain.</param>
    public static MailSettings Into(string folder, string domain) => new()
    {
        Folder = folder,
        FromAddress = $"naru@{domain}",
        FromName = new BilingualText("나루", "Naru"),
        Domain = domain,
    };

    /// <summary>Never the password.</summary>
    public override string ToString() => Folder ?? $"{User ?? "-"}@{Host}";
}
