using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Naru.Bench.Ledger;

/// <summary>The simplest durable recording there is: one row of the same size, one commit, and again.</summary>
internal abstract class Yardstick(DbConnection connection, string create, string insert) : IAsyncDisposable
{
    private const int WarmUp = 3000;
    private static readonly byte[] Payload = new byte[200];
    private DbCommand? command;
    private long number;

    /// <summary>Rows a second.</summary>
    public async Task<double> RunAsync(double seconds)
    {
        if (command is null)
        {
            await connection.OpenAsync();
            await using var setup = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of the two classes below.
            setup.CommandText = create;
            await setup.ExecuteNonQueryAsync();
            command = connection.CreateCommand();
            command.CommandText = insert;
#pragma warning restore CA2100
            foreach (var name in (string[])["@id", "@stream", "@payload"])
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
        }

        // A log that still grows waits longer for the disk than one whose place is used again: both are measured as they are after some time.
        while (number < WarmUp)
        {
            await InsertAsync(command);
        }

        var watch = Stopwatch.StartNew();
        var before = number;
        while (watch.Elapsed.TotalSeconds < seconds)
        {
            await InsertAsync(command);
        }

        return (number - before) / watch.Elapsed.TotalSeconds;
    }

    private async Task InsertAsync(DbCommand insertion)
    {
        number++;
        (insertion.Parameters[0].Value, insertion.Parameters[1].Value, insertion.Parameters[2].Value) = (number, $"case-{number}", Payload);
        await insertion.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (command is not null)
        {
            await command.DisposeAsync();
        }

        await connection.DisposeAsync();
    }
}

internal sealed class SqliteYardstick(string path) : Yardstick(
    new SqliteConnection($"Data Source={path};Pooling=False"),
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE plain (id INTEGER PRIMARY KEY, stream TEXT NOT NULL, payload BLOB NOT NULL) STRICT",
    "INSERT INTO plain (id, stream, payload) VALUES (@id, @stream, @payload)");

internal sealed class PostgresYardstick(string connectionString) : Yardstick(
    new NpgsqlConnection($"{connectionString};Max Auto Prepare=10;Auto Prepare Min Usages=2"),
    "CREATE TABLE IF NOT EXISTS plain (id BIGINT PRIMARY KEY, stream TEXT NOT NULL, payload BYTEA NOT NULL)",
    "INSERT INTO plain (id, stream, payload) VALUES (@id, @stream, @payload)");
