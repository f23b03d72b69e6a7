using System.Data.Common;
using System.Runtime.CompilerServices;
using Naru.Ledger.Projections;

namespace Naru.Ledger.Stores;

/// <summary>
/// A connection, with its prepared statements, that speaks one SQL to both databases. Transactions are statements, so that savepoints work
/// alike. Not safe for threads.
/// </summary>
internal abstract class SqlSession(DbConnection connection) : ProjectionWriter, IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

    public DbConnection Connection => connection;

    /// <summary>Sends what <see cref="ProjectionWriter.Write"/> has put off.</summary>
    public abstract ValueTask FlushAsync();

    /// <summary>Forgets what was put off: the transaction is not going to be committed.</summary>
    public abstract ValueTask DiscardAsync();

    /// <summary>Begins a transaction that will write: nobody else writes to the head until it ends.</summary>
    public abstract Task BeginWriteAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that reads one state of the database.</summary>
    public abstract Task BeginReadAsync();

    /// <summary>Asks one query for many sets of parameters, on PostgreSQL in one round trip.</summary>
    public abstract ValueTask<IReadOnlyList<T>> QueryManyAsync<T>(
        string sql, Func<DbDataReader, T> read, IReadOnlyList<(string Name, object? Value)[]> sets);

    /// <summary>Runs a statement at once; how many rows it touched.</summary>
    public async ValueTask<int> ExecuteAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await FlushAsync();
        return await CommandFor(sql, parameters).ExecuteNonQueryAsync();
    }

    /// <summary>Runs a statement that has no parameters and is not kept prepared: structure and transactions.</summary>
    public async ValueTask RunAsync(string sql)
    {
        await FlushAsync();
        var command = connection.CreateCommand();
        await using (command)
        {
            // Statements of this project and of projections' structure, never of anybody's input.
#pragma warning disable CA2100
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Undoes the transaction, or what was done since a savepoint. If the database has done so by itself already, that is well.</summary>
    public async ValueTask RollBackAsync(string? savepoint = null)
    {
        await DiscardAsync();
        try
        {
            await RunAsync(savepoint is null ? "ROLLBACK" : $"ROLLBACK TO SAVEPOINT {savepoint}");
        }
        catch (DbException) when (savepoint is null && connection.State == System.Data.ConnectionState.Open && Database == DatabaseKind.Sqlite)
        {
            // SQLite rolls back by itself after some failures, and then has no transaction to undo.
        }
    }

    public override async ValueTask<IReadOnlyList<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        await FlushAsync();
        var rows = new List<T>();
        await using var reader = await CommandFor(sql, parameters).ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Rows one after another, for results that do not fit into memory.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        string sql, Func<DbDataReader, T> read, (string Name, object? Value)[] parameters, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await FlushAsync();
        await using var reader = await CommandFor(sql, parameters).ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return read(reader);
        }
    }

    /// <summary>The first row; null if there is none.</summary>
    public async ValueTask<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] parameters)
    {
        var rows = await QueryAsync(sql, read, parameters);
        return rows.Count == 0 ? default : rows[0];
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var command in commands.Values)
        {
            await command.DisposeAsync();
        }

        commands.Clear();
        await connection.DisposeAsync();
    }

    /// <summary>The prepared statement with these parameters.</summary>
    protected DbCommand CommandFor(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        ref var command = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(commands, sql, out var exists);
        if (!exists)
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, _) in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            // Nearly always in the same order as the first time.
            var (name, value) = parameters[i];
            var parameter = i < command!.Parameters.Count && command.Parameters[i].ParameterName == name ? command.Parameters[i] : command.Parameters[name];
            parameter.Value = Allowed(value);
        }

        return command!;
    }

    /// <summary>The value, if both databases take it alike.</summary>
    protected static object Allowed(object? value) => value switch
    {
        null => DBNull.Value,
        string or long or int or double or bool or byte[] => value,
        _ => throw new ArgumentException($"The two databases keep a {value.GetType().Name} in different ways: give text or a number.", nameof(value)),
    };
}
