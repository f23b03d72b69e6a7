using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Loading;

/// <summary>
/// The statements of loading. Their variable parts are names of the CDM's own tables and fields, or pass through
/// <see cref="Name"/> and <see cref="Text"/>; values of the data never become SQL.
/// </summary>
internal static class Sql
{
    /// <summary>An identifier in quotes.</summary>
    public static string Name(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text literal.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>An empty table of the schema <c>cdm</c>. Constraints are checked by Naru, which can say on which line they break.</summary>
    public static string CreateTable(OmopTable table) =>
        $"CREATE TABLE cdm.{table.Name} ({string.Join(", ", table.Fields.Select(f => $"{Name(f.Name)} {f.SqlType}"))})";

    /// <summary>Drops a table or a view of the schema <c>cdm</c> in the connection's own database, if there is one.</summary>
    public static void Drop(DuckDBConnection connection, string table, CancellationToken cancellation)
    {
        var isView = Query(
            connection,
            $"""
            SELECT table_type = 'VIEW' FROM information_schema.tables
            WHERE table_catalog = current_database() AND table_schema = 'cdm' AND table_name = {Text(table)}
            """,
            reader => reader.Read() ? reader.GetBoolean(0) : (bool?)null,
            cancellation);
        if (isView is { } view)
        {
            Run(connection, $"DROP {(view ? "VIEW" : "TABLE")} cdm.{table}", cancellation);
        }
    }

    /// <summary>Drops the views of the schema <c>cdm</c> in the connection's own database.</summary>
    public static void DropViews(DuckDBConnection connection, CancellationToken cancellation)
    {
        var views = Query(
            connection,
            "SELECT view_name FROM duckdb_views() WHERE database_name = current_database() AND schema_name = 'cdm'",
            reader =>
            {
                var names = new List<string>();
                while (reader.Read())
                {
                    names.Add(reader.GetString(0));
                }

                return names;
            },
            cancellation);
        foreach (var view in views)
        {
            Run(connection, $"DROP VIEW cdm.{view}", cancellation);
        }
    }

    /// <summary>Runs a statement; it is interrupted when cancellation is asked for.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Run(DuckDBConnection connection, string sql, CancellationToken cancellation) =>
        Query(connection, sql, reader => reader.Read(), cancellation);

    /// <summary>
    /// Rolls back after something failed. DuckDB may have done so already, or be past doing anything: what failed first is what
    /// matters, and is on its way up.
    /// </summary>
    public static void Rollback(DuckDBConnection connection)
    {
        try
        {
            Run(connection, "ROLLBACK", CancellationToken.None);
        }
        catch (DuckDBException)
        {
        }
    }

    /// <summary>DuckDB's limit in bytes; it tells it as text for people, such as <c>953.6 MiB</c>.</summary>
    public static long MemoryLimit(DuckDBConnection connection, CancellationToken cancellation)
    {
        var parts = Query(
            connection, "SELECT current_setting('memory_limit')", reader => reader.Read() ? reader.GetString(0) : "", cancellation).Split(' ');
        long unit = parts[^1] switch { "KiB" => 1L << 10, "MiB" => 1L << 20, "GiB" => 1L << 30, "TiB" => 1L << 40, _ => 0 };
        return unit > 0 && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var number) ? (long)(number * unit) : 1L << 30;
    }

    /// <summary>How many rows a relation has.</summary>
    public static long Count(DuckDBConnection connection, string relation, CancellationToken cancellation) =>
        Query(connection, $"SELECT count(*) FROM {relation}", reader => reader.Read() ? reader.GetInt64(0) : 0, cancellation);

    /// <summary>
    /// Whether it is the data that DuckDB cannot read: a damaged block, a view over what is gone. Not, when memory or disk are
    /// exhausted: that says nothing about the data.
    /// </summary>
    public static bool IsUnreadable(Exception exception) =>
        exception is DuckDBException && !IsOutOfMemory(exception) && !DiskSpace.IsExhausted(exception);

    /// <summary>Whether DuckDB ran out of memory: the one failure that says nothing about the file it was reading.</summary>
    public static bool IsOutOfMemory(Exception exception) =>
        exception is DuckDBException or AppendException && exception.Message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase);

    /// <summary>Runs a query and reads its result; it is interrupted when cancellation is asked for.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static T Query<T>(DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read, CancellationToken cancellation)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var registration = cancellation.Register(command.Cancel);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            using var reader = command.ExecuteReader();
            return read(reader);
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
    }
}
