using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Naru.Core;

namespace Naru.Ledger.Stores;

/// <summary>One SQLite file: WAL, so that readers do not wait for the writer; every commit on disk before it is acknowledged.</summary>
internal sealed class SqliteStore(string path, StoreContents contents, TimeSpan patience) : LedgerStore
{
    private readonly string writing = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString();
    private readonly string reading = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString();

    public override string Name => path;

    public override DatabaseKind Database => DatabaseKind.Sqlite;

    public override string LockRow => "";

    public override string SkipLocked => "";

    public override async Task<SqlSession> OpenWriterAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(writing, cancellationToken);
        var session = new SqliteSession(connection, patience);
        try
        {
            if (await InspectAsync(session) != StoreState.SomethingElse)
            {
                await session.RunAsync("PRAGMA journal_mode = WAL");
                await session.RunAsync("PRAGMA synchronous = FULL");
                await session.RunAsync("PRAGMA secure_delete = ON");
                await session.RunAsync("PRAGMA cache_size = -65536");
            }

            // From here on BEGIN does the waiting.
            SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, 0);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public override async Task<SqlSession> OpenReaderAsync(CancellationToken cancellationToken) =>
        new SqliteSession(await OpenAsync(reading, cancellationToken), patience);

    public override async Task<DbConnection> OpenReadConnectionAsync(CancellationToken cancellationToken) => await OpenAsync(reading, cancellationToken);

    public override Task<IDisposable> EnterAsync(CancellationToken cancellationToken) => SqliteTurns.TakeAsync(path, cancellationToken);

    public override async Task<StoreState> InspectAsync(SqlSession session)
    {
        var application = await session.FirstAsync("PRAGMA application_id", r => (long?)r.GetInt64(0));
        var tables = await session.FirstAsync("SELECT count(*) FROM sqlite_master", r => (long?)r.GetInt64(0));
        return application == contents.ApplicationId ? StoreState.Ledger : application == 0 && tables == 0 ? StoreState.Empty : StoreState.SomethingElse;
    }

    public override IEnumerable<string> CreateStatements() =>
    [
        string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {contents.ApplicationId}"),
        .. contents.Tables("INTEGER", "TEXT", "BLOB", " STRICT"),
    ];

    public override async Task<IReadOnlyList<string>> CheckIntegrityAsync(SqlSession session, CancellationToken cancellationToken) =>
        [.. (await session.QueryAsync("PRAGMA integrity_check(10)", r => r.GetString(0))).Where(m => m != "ok")];

    public override Task<IReadOnlyList<string>> UnsafeSettingsAsync(SqlSession session) => Task.FromResult<IReadOnlyList<string>>([]);

    public override Error? Explain(Exception exception) => exception switch
    {
        SqliteException e => e.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED =>
                LedgerErrors.Locked.At(Place, path, patience.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)),
            SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_AUTH => LedgerErrors.ReadOnly.At(Place, path),
            SQLitePCL.raw.SQLITE_FULL => LedgerErrors.DiskFull.At(Place, path),
            SQLitePCL.raw.SQLITE_CANTOPEN => LedgerErrors.NoFolder.At(Place, path),
            SQLitePCL.raw.SQLITE_NOTADB => LedgerErrors.NotALedger.At(Place, path),
            SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_ERROR =>
                LedgerErrors.Damaged.At(Place, path, string.Create(CultureInfo.InvariantCulture, $"SQLite {e.SqliteExtendedErrorCode}")),
            _ => null,
        },
        UnauthorizedAccessException => LedgerErrors.ReadOnly.At(Place, path),
        _ => null,
    };

    public override bool IsPassing(Exception exception) => false;

    /// <summary>Whoever writes is alone anyway.</summary>
    public override Task LockAsync(SqlSession session, string purpose) => Task.CompletedTask;

    /// <summary>Whoever writes is alone anyway.</summary>
    public override Task HoldTableAsync(SqlSession session, string table) => Task.CompletedTask;

    /// <summary>Deleted rows are overwritten in the file (<c>secure_delete</c>); this empties the log in which they still stand.</summary>
    public override async Task ForgetAsync(SqlSession session) => await session.RunAsync("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>Readers keep the former state until the transaction is committed, so that the tables can be dropped at once.</summary>
    public override async Task BeginShadowAsync(SqlSession session, IReadOnlyList<string> tables)
    {
        foreach (var table in tables)
        {
            await session.RunAsync($"DROP TABLE IF EXISTS {table}");
        }
    }

    public override Task SwapShadowAsync(SqlSession session, IReadOnlyList<string> oldTables, IReadOnlyList<string> newTables) => Task.CompletedTask;

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(reading);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    private SourcePlace Place => new(File: path);

    private async Task<SqliteConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, (int)patience.TotalMilliseconds);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
