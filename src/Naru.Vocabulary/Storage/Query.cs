using System.Globalization;
using DuckDB.NET.Data;

namespace Naru.Vocabulary.Storage;

/// <summary>Statements on a vocabulary's files.</summary>
internal static class Query
{
    /// <summary>
    /// A DuckDB in memory that fetches nothing from the network. Files are attached to it for reading; it keeps no more than it is given.
    /// </summary>
    public static DuckDBConnection Open(int threads, long memory, string? spillFolder)
    {
        var address = new DuckDBConnectionStringBuilder { DataSource = ":memory:" };
        address["autoinstall_known_extensions"] = "false";
        address["autoload_known_extensions"] = "false";
        var connection = new DuckDBConnection(address.ConnectionString);
        connection.Open();
        Run(connection, string.Create(CultureInfo.InvariantCulture, $"SET threads = {threads}"));
        Run(connection, string.Create(CultureInfo.InvariantCulture, $"SET memory_limit = '{memory / 1024}KiB'"));
        Run(connection, $"SET temp_directory = {Text(spillFolder ?? "")}");
        return connection;
    }

    /// <summary>A text literal.</summary>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A list of numbers for <c>IN</c>; one that no concept has, if it is empty.</summary>
    public static string List(IEnumerable<long> ids)
    {
        var list = string.Join(',', ids.Select(i => i.ToString(CultureInfo.InvariantCulture)));
        return list.Length == 0 ? "NULL" : list;
    }

    /// <summary>Runs a statement; it is interrupted when cancellation is asked for.</summary>
    public static void Run(DuckDBConnection connection, string sql, CancellationToken cancellation = default) =>
        Rows(connection, sql, _ => 0, cancellation);

    /// <summary>The rows of a query.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static List<T> Rows<T>(
        DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> row, CancellationToken cancellation = default, params object[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(parameter));
        }

        using var registration = cancellation.Register(command.Cancel);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(row(reader));
            }

            return rows;
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
    }

    public static string? TextOrNull(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateOnly? DayOrNull(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);
}
