using System.Data.Common;
using Naru.Core;
using Npgsql;

namespace Naru.Ledger.Stores;

/// <summary>
/// A schema of a PostgreSQL database. Who records holds the head's row, so that instances take turns and positions have no gaps. A second schema beside it, with
/// <c>_rebuild</c> after its name, is where projections are made anew.
/// </summary>
internal sealed class PostgresStore : LedgerStore
{
    /// <summary>Appends go together, one group after another; besides them the outbox, a rebuild and a checkpoint write.</summary>
    private const int MostWriting = 6;

    private const int MostReading = 14;

    private readonly string schema;
    private readonly string shadow;
    private readonly NpgsqlDataSource writing;
    private readonly NpgsqlDataSource reading;
    private readonly NoGate gate = new();

    private readonly StoreContents contents;

    public PostgresStore(LedgerAddress.Postgres address, StoreContents contents)
    {
        this.contents = contents;
        Name = address.DisplayName;
        schema = address.Schema;
        shadow = $"{schema}_rebuild";
        writing = Source(address, MostWriting, "");
        reading = Source(address, MostReading, " -c default_transaction_read_only=on");
    }

    public override string Name { get; }

    public override DatabaseKind Database => DatabaseKind.Postgres;

    public override string LockRow => " FOR UPDATE";

    public override string SkipLocked => " FOR UPDATE OF m SKIP LOCKED";

    public override async Task<SqlSession> OpenWriterAsync(CancellationToken cancellationToken)
    {
        var session = new PostgresSession(await writing.OpenConnectionAsync(cancellationToken));
        try
        {
            // A stronger setting than 'on' stays; with 'off' an acknowledgement would be worth nothing.
            await session.RunAsync("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public override async Task<SqlSession> OpenReaderAsync(CancellationToken cancellationToken) =>
        new PostgresSession(await reading.OpenConnectionAsync(cancellationToken));

    public override async Task<DbConnection> OpenReadConnectionAsync(CancellationToken cancellationToken) =>
        await reading.OpenConnectionAsync(cancellationToken);

    public override Task<IDisposable> EnterAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable>(gate);

    public override async Task<StoreState> InspectAsync(SqlSession session)
    {
        var tables = await session.QueryAsync(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = @schema AND c.relkind IN ('r', 'p')",
            r => r.GetString(0),
            ("@schema", schema));
        return contents.Markers.All(m => tables.Contains(m, StringComparer.Ordinal)) ? StoreState.Ledger
            : !contents.Markers.Any(m => tables.Contains(m, StringComparer.Ordinal)) ? StoreState.Empty
            : StoreState.SomethingElse;
    }

    public override IEnumerable<string> CreateStatements() =>
    [
        // Asking first: CREATE SCHEMA IF NOT EXISTS wants the right to create one even where it exists.
        $"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = '{schema}') THEN CREATE SCHEMA {schema}; END IF; END $$",
        $"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = '{shadow}') THEN CREATE SCHEMA {shadow}; END IF; END $$",
        .. contents.Tables("BIGINT", "TEXT COLLATE \"C\"", "BYTEA", ""),
    ];

    public override Task<IReadOnlyList<string>> CheckIntegrityAsync(SqlSession session, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public override async Task<IReadOnlyList<string>> UnsafeSettingsAsync(SqlSession session) => await session.QueryAsync(
        "SELECT name || ' = ' || setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name", r => r.GetString(0));

    public override Error? Explain(Exception exception) => exception switch
    {
        PostgresException e => e.SqlState switch
        {
            PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction => LedgerErrors.ReadOnly.At(Place, Name),
            PostgresErrorCodes.DiskFull => LedgerErrors.DiskFull.At(Place, Name),
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
                LedgerErrors.Locked.At(Place, Name, "0"),
            PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.CheckViolation or PostgresErrorCodes.DataCorrupted
                or PostgresErrorCodes.IndexCorrupted or PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn =>
                LedgerErrors.Damaged.At(Place, Name, e.SqlState),
            _ when IsPassing(e) || e.SqlState.StartsWith("28", StringComparison.Ordinal) || e.SqlState.StartsWith("3D", StringComparison.Ordinal) =>
                LedgerErrors.Unreachable.At(Place, Name, e.SqlState),
            _ => null,
        },
        NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException =>
            LedgerErrors.Unreachable.At(Place, Name, exception.GetType().Name),
        _ => null,
    };

    // Class 08: the connection; 57P: the server is stopping or starting; 53: too many connections.
    public override bool IsPassing(Exception exception) => exception is PostgresException e
        ? e.SqlState.StartsWith("08", StringComparison.Ordinal) || e.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || e.SqlState == PostgresErrorCodes.TooManyConnections
        : exception is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException;

    public override async Task LockAsync(SqlSession session, string purpose) =>
        await session.RunAsync($"SELECT pg_advisory_xact_lock(hashtextextended('naru {schema} {purpose}', 0))");

    public override async Task HoldTableAsync(SqlSession session, string table) => await session.RunAsync($"LOCK TABLE {schema}.{table} IN SHARE ROW EXCLUSIVE MODE");

    /// <summary>Removes the versions of rows that nobody sees any more. Archives of the log and backups keep theirs.</summary>
    public override async Task ForgetAsync(SqlSession session)
    {
        foreach (var table in contents.Markers)
        {
            await session.RunAsync($"VACUUM {schema}.{table}");
        }
    }

    /// <summary>New tables in the second schema: nobody who reads has to wait for them.</summary>
    public override async Task BeginShadowAsync(SqlSession session, IReadOnlyList<string> tables)
    {
        await session.RunAsync($"SET LOCAL search_path = {shadow}, {schema}");
        foreach (var table in tables)
        {
            await session.RunAsync($"DROP TABLE IF EXISTS {shadow}.{table}");
        }
    }

    public override async Task SwapShadowAsync(SqlSession session, IReadOnlyList<string> oldTables, IReadOnlyList<string> newTables)
    {
        foreach (var table in oldTables)
        {
            await session.RunAsync($"DROP TABLE IF EXISTS {schema}.{table}");
        }

        foreach (var table in newTables)
        {
            await session.RunAsync($"ALTER TABLE {shadow}.{table} SET SCHEMA {schema}");
        }

        await session.RunAsync($"SET LOCAL search_path = {schema}");
    }

    public override async ValueTask DisposeAsync()
    {
        await writing.DisposeAsync();
        await reading.DisposeAsync();
    }

    private SourcePlace Place => new(File: Name);

    private static NpgsqlDataSource Source(LedgerAddress.Postgres address, int mostConnections, string options)
    {
        var parts = new NpgsqlConnectionStringBuilder(address.For(mostConnections))
        {
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            ApplicationName = "naru",
        };
        parts.Options += options;
        return new NpgsqlDataSourceBuilder(parts.ConnectionString).Build();
    }

    private sealed class NoGate : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
