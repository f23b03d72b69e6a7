using System.Data.Common;
using System.Text;
using Npgsql;

namespace Naru.Ledger.Stores;

/// <summary>PostgreSQL: statements that write are put off and sent together, because each way to the server and back costs more than the statement.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection) : SqlSession(connection)
{
    private const int MostPutOff = 1000;

    private readonly Dictionary<string, (string Sql, string[] Names)> texts = new(StringComparer.Ordinal);
    private List<NpgsqlBatchCommand> putOff = [];
    private Task? sending;

    public override DatabaseKind Database => DatabaseKind.Postgres;

    public override void Write(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        putOff.Add(BatchCommand(sql, parameters));
        if (putOff.Count >= MostPutOff)
        {
            // While the server works on these, the projection goes on.
            Wait();
            sending = SendAsync(Taken());
        }
    }

    public override async ValueTask FlushAsync()
    {
        if (sending is { } before)
        {
            sending = null;
            await before;
        }

        if (putOff.Count > 0)
        {
            await SendAsync(Taken());
        }
    }

    public override async ValueTask<IReadOnlyList<T>> QueryManyAsync<T>(
        string sql, Func<DbDataReader, T> read, IReadOnlyList<(string Name, object? Value)[]> sets)
    {
        await FlushAsync();
        var rows = new List<T>();
        if (sets.Count == 0)
        {
            return rows;
        }

        await using var batch = new NpgsqlBatch(connection);
        foreach (var set in sets)
        {
            batch.BatchCommands.Add(BatchCommand(sql, set));
        }

        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                rows.Add(read(reader));
            }
        }
        while (await reader.NextResultAsync());

        return rows;
    }

    public override async Task BeginWriteAsync(CancellationToken cancellationToken) => await RunAsync("BEGIN");

    public override async Task BeginReadAsync() => await RunAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

    public override async ValueTask DiscardAsync()
    {
        putOff = [];
        if (sending is { } last)
        {
            sending = null;
            try
            {
                await last;
            }
            catch (DbException)
            {
                // The transaction is given up: whoever gave it up knows why.
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await DiscardAsync();
        await base.DisposeAsync();
    }

    private List<NpgsqlBatchCommand> Taken()
    {
        var taken = putOff;
        putOff = [];
        return taken;
    }

    private void Wait()
    {
        if (sending is { } before)
        {
            sending = null;
            before.GetAwaiter().GetResult();
        }
    }

    private async Task SendAsync(List<NpgsqlBatchCommand> statements)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement);
        }

        await batch.ExecuteNonQueryAsync();
    }

    private NpgsqlBatchCommand BatchCommand(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!texts.TryGetValue(sql, out var text))
        {
            texts[sql] = text = Numbered(sql);
        }

        var command = new NpgsqlBatchCommand(text.Sql);
        foreach (var name in text.Names)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = ValueOf(name, parameters) });
        }

        return command;
    }

    private static object ValueOf(string name, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Name == name)
            {
                return Allowed(parameter.Value);
            }
        }

        throw new ArgumentException($"The statement names {name}, for which there is no value.", nameof(parameters));
    }

    /// <summary>The statement with <c>$1</c> for <c>@name</c>: read once, instead of by Npgsql for every row.</summary>
    private static (string Sql, string[] Names) Numbered(string sql)
    {
        var names = new List<string>();
        var result = new StringBuilder(sql.Length);
        var isQuoted = false;
        for (var i = 0; i < sql.Length; i++)
        {
            isQuoted ^= sql[i] is '\'';
            if (isQuoted || sql[i] != '@')
            {
                result.Append(sql[i]);
                continue;
            }

            var end = i + 1;
            while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_'))
            {
                end++;
            }

            var name = sql[i..end];
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                names.Add(name);
            }

            result.Append('$').Append(names.IndexOf(name) + 1);
            i = end - 1;
        }

        return (result.ToString(), [.. names]);
    }
}
