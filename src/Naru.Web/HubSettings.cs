using System.Net;
using Naru.Core;
using Naru.Hub.Api.Limits;
using Naru.Hub.Identity.Institutions;
using Naru.Hub.Outbox;
using Naru.Ledger;

namespace Naru.Web;

/// <summary>How a hub is set up. Read by <see cref="HubSettingsReader"/>. Immutable.</summary>
public sealed record HubSettings
{
    /// <summary>The folder with everything that the hub keeps on disk.</summary>
    public required HubFolder Folder { get; init; }

    /// <summary>Npgsql's connection string; null for SQLite in the folder.</summary>
    public string? Postgres { get; init; }

    /// <summary>The schema in PostgreSQL.</summary>
    public string PostgresSchema { get; init; } = "naru";

    /// <summary>Where to listen.</summary>
    public ValueList<string> Urls { get; init; } = ["http://127.0.0.1:5080"];

    /// <summary>The address under which people open the hub.</summary>
    public required Uri PublicOrigin { get; init; }

    /// <summary>Proxies whose word about the caller's address is taken.</summary>
    public ValueList<IPAddress> TrustedProxies { get; init; } = [];

    /// <summary>The certificate (PKCS#12) of https addresses; null where a proxy does that.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Its password.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>The file with the key that locks persons' keys; made in the folder if it is not given.</summary>
    public string? PersonKeyFile { get; init; }

    /// <summary>The certificate that seals the keys of cookies in the database; null leaves them as safe as the database is.</summary>
    public string? KeyCertificateFile { get; init; }

    /// <summary>Its password.</summary>
    public string? KeyCertificatePassword { get; init; }

    /// <summary>How far the clock may be behind the last event: see <see cref="LedgerOptions.ClockTolerance"/>.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The PEM file with the private key that signs checkpoints; made in the folder if it is not given.</summary>
    public string? CheckpointKeyFile { get; init; }

    /// <summary>How long after a checkpoint the next is made, if something was recorded since.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Where a copy of each checkpoint is put; it should be a place that somebody else keeps.</summary>
    public string CheckpointFolder
    {
        get => field ?? Folder.Checkpoints;
        init;
    }

    /// <summary>For how many days the outbox remembers what was sent.</summary>
    public int OutboxKeepDays { get; init; } = 30;

    /// <summary>The folder of a loaded vocabulary; null for a hub without one, to which concepts are only equal or different.</summary>
    public string? Vocabulary { get; init; }

    /// <summary>How often one may ask.</summary>
    public ApiLimits Limits { get; init; } = new();

    /// <summary>How mails are sent; null for a hub without a mail server, which puts them into its folder.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>How webhooks are sent.</summary>
    public WebhookSettings Webhooks { get; init; } = new();

    /// <summary>Institutions through which people may sign in.</summary>
    public ValueList<Institution> Institutions { get; init; } = [];

    /// <summary>Where the ledger is.</summary>
    public LedgerAddress Ledger => Postgres is null ? new LedgerAddress.Sqlite(Folder.Database) : new LedgerAddress.Postgres(Postgres, PostgresSchema);

    /// <summary>Where persons' keys are: apart from the ledger, so that a copy of one is not a copy of the other.</summary>
    public LedgerAddress PersonKeys => Postgres is null ? new LedgerAddress.Sqlite(Folder.PersonKeys) : new LedgerAddress.Postgres(Postgres, $"{PostgresSchema}_keys");

    /// <summary>Never a password.</summary>
    public override string ToString() => $"{Folder.Path} {Ledger.DisplayName} {PublicOrigin}";
}
