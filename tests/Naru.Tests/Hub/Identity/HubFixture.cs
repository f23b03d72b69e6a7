using Naru.Ledger;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>A hub that the tests of one class share: on each database the same ones.</summary>
public abstract class HubFixture : IAsyncLifetime
{
    private IdentityHub? hub;

    internal IdentityHub Hub => hub!;

    internal abstract LedgerAddress NewAddress();

    public async ValueTask InitializeAsync() => hub = await IdentityHub.StartAsync(NewAddress());

    public async ValueTask DisposeAsync()
    {
        if (hub is not null)
        {
            await hub.DisposeAsync();
        }

        Clean();
        GC.SuppressFinalize(this);
    }

    protected virtual void Clean()
    {
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteHub : HubFixture
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("naru-identity-");
    private int files;

    internal override LedgerAddress NewAddress() => new LedgerAddress.Sqlite(Path.Combine(folder.FullName, $"hub{Interlocked.Increment(ref files)}.db"));

    protected override void Clean()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresHub(SharedServer server) : HubFixture
{
    internal override LedgerAddress NewAddress() => new LedgerAddress.Postgres(server.Server.Create().ConnectionString.Replace("Pooling=false", "Pooling=true", StringComparison.Ordinal));
}
