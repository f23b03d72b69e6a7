using System.Data.Common;
using Microsoft.Data.Sqlite;
using Naru.Ledger;
using Npgsql;

namespace Naru.Hub.Kernel;

/// <summary>
/// Connections to the database of the ledger, for tables that stand beside it: what is not event-sourced. Statements must be such that both databases
/// understand them, with values as parameters. Safe for threads.
/// </summary>
public sealed class HubDatabase : IAsyncDisposable
{
    private const int MostConnections = 12;

    private readonly DbDataSource source;

    /// <summary>Connections to where a ledger is.</summary>
    public HubDatabase(LedgerAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Address = address;
        source = address switch
        {
            LedgerAddress.Sqlite sqlite => SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder { DataSource = sqlite.Path }.ConnectionString),
            LedgerAddress.Postgres postgres => NpgsqlDataSource.Create(postgres.For(MostConnections)),
            _ => throw new ArgumentOutOfRangeException(nameof(address)),
        };
    }

    /// <summary>Where the ledger is.</summary>
    public LedgerAddress Address { get; }

    /// <summary>An open connection; the caller disposes it.</summary>
    public async Task<DbConnection> OpenAsync(CancellationToken stop)
    {
        var connection = await source.OpenConnectionAsync(stop).ConfigureAwait(false);
        if (connection is SqliteConnection)
        {
            // A state of the connection, not of the file: what is deleted is overwritten, so that nothing of an erased person stays in free pages.
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA secure_delete = ON";
            await command.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
        }

        return connection;
    }

    /// <summary>Runs one statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> ExecuteAsync(string sql, CancellationToken stop, params (string Name, object? Value)[] parameters)
    {
        using var turn = Address is LedgerAddress.Sqlite sqlite ? await SqliteTurns.TakeAsync(sqlite.Path, stop).ConfigureAwait(false) : null;
        var connection = await OpenAsync(stop).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var command = CommandOf(connection, sql, parameters);
            await using (command.ConfigureAwait(false))
            {
                return await command.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The first row of a query, if there is one.</summary>
    public async Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken stop, params (string Name, object? Value)[] parameters)
        where T : class => (await ReadAsync(sql, read, most: 1, parameters, stop).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>All rows of a query, read before the first is handed out: whoever gets them may change the table.</summary>
    public Task<List<T>> AllAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken stop, params (string Name, object? Value)[] parameters) =>
        ReadAsync(sql, read, int.MaxValue, parameters, stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read, int most, (string Name, object? Value)[] parameters, CancellationToken stop)
    {
        var rows = new List<T>();
        var connection = await OpenAsync(stop).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var command = CommandOf(connection, sql, parameters);
            await using (command.ConfigureAwait(false))
            {
                var reader = await command.ExecuteReaderAsync(stop).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (rows.Count < most && await reader.ReadAsync(stop).ConfigureAwait(false))
                    {
                        rows.Add(read(reader));
                    }
                }
            }
        }

        return rows;
    }

    private static DbCommand CommandOf(DbConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
