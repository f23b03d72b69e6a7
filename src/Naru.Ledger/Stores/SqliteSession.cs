using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Naru.Ledger.Stores;

/// <summary>SQLite: in the same process, so that every statement runs at once.</summary>
internal sealed class SqliteSession(SqliteConnection connection, TimeSpan patience) : SqlSession(connection)
{
    public override DatabaseKind Database => DatabaseKind.Sqlite;

    public override void Write(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        CommandFor(sql, parameters).ExecuteNonQuery();

    public override ValueTask FlushAsync() => ValueTask.CompletedTask;

    public override ValueTask DiscardAsync() => ValueTask.CompletedTask;

    public override ValueTask<IReadOnlyList<T>> QueryManyAsync<T>(
        string sql, Func<DbDataReader, T> read, IReadOnlyList<(string Name, object? Value)[]> sets)
    {
        var rows = new List<T>();
        foreach (var set in sets)
        {
            using var reader = CommandFor(sql, set).ExecuteReader();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }
        }

        return ValueTask.FromResult<IReadOnlyList<T>>(rows);
    }

    /// <summary>
    /// Asks for the lock again and again at short, random intervals. SQLite's own waiting sleeps up to 100 ms and the provider's 150 ms: beside a process that
    /// commits without a pause they would hardly ever meet the moment between two commits.
    /// </summary>
    public override async Task BeginWriteAsync(CancellationToken cancellationToken)
    {
        var waiting = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var code = raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE");
            if (code == raw.SQLITE_OK)
            {
                return;
            }

            if ((code & 0xff) != raw.SQLITE_BUSY || waiting.Elapsed > patience)
            {
                SqliteException.ThrowExceptionForRC(code, connection.Handle);
            }

            // Intervals only; nothing that is recorded depends on them.
            await Task.Delay(TimeSpan.FromMilliseconds(1 + Random.Shared.Next(4)), cancellationToken);
        }
    }

    public override async Task BeginReadAsync() => await RunAsync("BEGIN");
}
