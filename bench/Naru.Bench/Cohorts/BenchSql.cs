using DuckDB.NET.Data;

namespace Naru.Bench.Cohorts;

/// <summary>Statements of the benchmarks themselves, sent to DuckDB directly.</summary>
internal static class BenchSql
{
    internal static DuckDBConnection Open(string file, bool readOnly)
    {
        var connection = new DuckDBConnection(readOnly ? $"DataSource={file};ACCESS_MODE=READ_ONLY" : $"DataSource={file}");
        connection.Open();
        return connection;
    }

    internal static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>All rows of a result, their values as text.</summary>
    internal static List<string[]> Rows(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Out.Text($"{reader.GetValue(i)}"))]);
        }

        return rows;
    }

    /// <summary>A text in SQL.</summary>
    internal static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
