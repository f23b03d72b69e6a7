using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Naru.Cohorts.Sql;

namespace Naru.Cdm.Running;

/// <summary>
/// Runs a statement and hands over its rows a chunk of vectors at a time, as they lie in DuckDB's memory. The row reader of
/// DuckDB.NET costs a call and a check for every value; a question reads millions.
/// </summary>
internal static unsafe class ChunkQuery
{
    /// <summary>Looks at a chunk, which is gone afterwards.</summary>
    internal delegate void Consumer(in Chunk chunk);

    /// <summary>Runs a statement to its end.</summary>
    /// <param name="connection">The connection; nobody else may use it meanwhile.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="value">Turns its parameters into values.</param>
    /// <param name="consume">Called for every chunk, in order, on this thread.</param>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="QueryException">DuckDB could not answer it.</exception>
    internal static void Run(
        DuckDBConnection connection, SqlStatement statement, Func<object, object> value, Consumer consume, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var native = connection.NativeConnection;
        using var interruption = new Interruption(native, cancellationToken);
        var result = Execute(native, statement, value, cancellationToken);
        try
        {
            var types = new DuckDBType[NativeMethods.Query.DuckDBColumnCount(ref result)];
            var names = new string[types.Length];
            for (var i = 0; i < types.Length; i++)
            {
                types[i] = NativeMethods.Query.DuckDBColumnType(ref result, i);
                names[i] = NativeMethods.Query.DuckDBColumnName(ref result, i);
            }

            while (true)
            {
                using var chunk = NativeMethods.Query.DuckDBFetchChunk(result);
                var rows = chunk.IsInvalid ? 0 : (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
                if (rows == 0)
                {
                    ThrowOnError(NativeMethods.Query.DuckDBResultError(ref result), cancellationToken);
                    return;
                }

                cancellationToken.ThrowIfCancellationRequested();
                consume(new Chunk(chunk, rows, types, names));
            }
        }
        finally
        {
            result.Close();
        }
    }

    private static DuckDBResult Execute(
        DuckDBNativeConnection connection, SqlStatement statement, Func<object, object> value, CancellationToken cancellationToken)
    {
        if (statement.Parameters.Count == 0)
        {
            var state = NativeMethods.Query.DuckDBQuery(connection, statement.Text, out var direct);
            return Checked(state, direct, cancellationToken);
        }

        var prepared = NativeMethods.PreparedStatements.DuckDBPrepare(connection, statement.Text, out var command);
        using (command)
        {
            if (prepared == DuckDBState.Error)
            {
                ThrowOnError(NativeMethods.PreparedStatements.DuckDBPrepareError(command), cancellationToken);
            }

            for (var i = 0; i < statement.Parameters.Count; i++)
            {
                using var bound = Bound(value(statement.Parameters[i]));
                if (NativeMethods.PreparedStatements.DuckDBBindValue(command, i + 1, bound) == DuckDBState.Error)
                {
                    throw new QueryException("A parameter could not be bound.");
                }
            }

            var state = NativeMethods.PreparedStatements.DuckDBExecutePrepared(command, out var result);
            return Checked(state, result, cancellationToken);
        }
    }

    private static DuckDBResult Checked(DuckDBState state, DuckDBResult result, CancellationToken cancellationToken)
    {
        if (state != DuckDBState.Error)
        {
            return result;
        }

        var message = NativeMethods.Query.DuckDBResultError(ref result);
        result.Close();
        ThrowOnError(message ?? "", cancellationToken);
        return result;
    }

    private static void ThrowOnError(string? message, CancellationToken cancellationToken)
    {
        if (message is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new QueryException(message);
        }
    }

    private static DuckDBValue Bound(object value) => value switch
    {
        long number => NativeMethods.Value.DuckDBCreateInt64(number),
        int number => NativeMethods.Value.DuckDBCreateInt32(number),
        double number => NativeMethods.Value.DuckDBCreateDouble(number),
        string text => NativeMethods.Value.DuckDBCreateVarchar(text),
        DateOnly date => NativeMethods.Value.DuckDBCreateDate(new DuckDBDate { Days = date.DayNumber - Chunk.EpochDay }),
        IReadOnlyList<long> ids => BoundList(ids),
        _ => throw new InvalidOperationException($"No parameter can be a {value.GetType().Name}."),
    };

    private static DuckDBValue BoundList(IReadOnlyList<long> ids)
    {
        using var type = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.BigInt);
        var values = ids.Select(NativeMethods.Value.DuckDBCreateInt64).ToArray();
        try
        {
            return NativeMethods.Value.DuckDBCreateListValue(type, values, values.Length);
        }
        finally
        {
            Array.ForEach(values, v => v.Dispose());
        }
    }
}
