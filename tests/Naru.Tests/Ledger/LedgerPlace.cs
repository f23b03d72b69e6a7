using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Personal;
using Naru.Ledger.Projections;
using Naru.Tests.Cdm.Postgres;
using Npgsql;
using Xunit;

namespace Naru.Tests.Ledger;

/// <summary>A place for one test's ledger, and a way into it with plain SQL.</summary>
internal abstract class LedgerPlace : IAsyncDisposable
{
    public abstract LedgerAddress Address { get; }

    /// <summary>A new place; the server is asked for only if it is PostgreSQL's.</summary>
    public static LedgerPlace Create(DatabaseKind kind, SharedServer server) => kind switch
    {
        DatabaseKind.Sqlite => new SqlitePlace(),
        DatabaseKind.Postgres => new PostgresPlace(server.Server),
    };

    public static LedgerOptions Options(params IProjection[] projections) => new() { Clock = TimeProvider.System, Projections = projections.ToValueList() };

    public async Task<ILedger> OpenAsync(LedgerOptions? options = null)
    {
        var opened = await Ledgers.OpenAsync(Address, options ?? Options(), TestContext.Current.CancellationToken);
        Assert.True(opened.IsSuccess, string.Join('\n', opened.Findings));
        return opened.Value;
    }

    public Task<ILedger> OpenAsync(params IProjection[] projections) => OpenAsync(Options(projections));

    public Task<ILedger> OpenAsync(IPersonKeys keys, params IProjection[] projections) => OpenAsync(Options(projections) with { PersonKeys = keys });

    public abstract DbConnection Connect();

    /// <summary>Runs SQL behind the ledger's back.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Database == DatabaseKind.Postgres ? $"SET search_path = {((LedgerAddress.Postgres)Address).Schema}; {sql}" : sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Rows of a query, each as one text.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Database == DatabaseKind.Postgres ? $"SET search_path = {((LedgerAddress.Postgres)Address).Schema}; {sql}" : sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        }

        return rows;
    }

    public DatabaseKind Database => Address.Database;

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Text(object value) => value switch
    {
        DBNull => "-",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private sealed class SqlitePlace : LedgerPlace
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("naru 원장 ");

        public override LedgerAddress Address => new LedgerAddress.Sqlite(Path.Combine(folder.FullName, "ledger.db"));

        public override DbConnection Connect() => new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "ledger.db")};Pooling=False");

        public override ValueTask DisposeAsync()
        {
            folder.Delete(recursive: true);
            return base.DisposeAsync();
        }
    }

    private sealed class PostgresPlace(PostgresServer server) : LedgerPlace
    {
        private static readonly Lock Making = new();
        private static PostgresDatabase? database;
        private static int schemas;

        private readonly string schema = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref schemas)}");

        public override LedgerAddress Address => new LedgerAddress.Postgres(Shared(server).ConnectionString, schema);

        public override DbConnection Connect() => new NpgsqlConnection(Shared(server).ConnectionString);

        private static PostgresDatabase Shared(PostgresServer server)
        {
            lock (Making)
            {
                return database ??= server.Create();
            }
        }
    }
}
