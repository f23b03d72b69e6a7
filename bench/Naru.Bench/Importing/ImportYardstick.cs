using System.Globalization;
using DuckDB.NET.Data;

namespace Naru.Bench.Importing;

/// <summary>
/// What the import is compared with: DuckDB alone reads the same files into a database file, with events in the order in which a store
/// has them. No check, no narrowing, no hash, no statistics. Runs in a process of its own, so that its memory can be told.
/// </summary>
internal static class ImportYardstick
{
    public static void Run(string folder, string format, string target, long memory, int threads)
    {
        using var connection = new DuckDBConnection($"DataSource={target}");
        connection.Open();
        Run(connection, $"SET threads = {threads}");
        Run(connection, $"SET memory_limit = '{memory / 1024}KiB'");
        Run(connection, $"SET temp_directory = '{target}.spill'");
        foreach (var (table, order) in ((string, string)[])
            [("person", "person_id"), ("observation_period", "person_id"), ("concept", "concept_id"), ("measurement", "measurement_concept_id, person_id")])
        {
            var file = Path.Combine(folder, $"{table}.{format}");
            var read = format == "parquet" ? "read_parquet" : "read_csv";
            Run(connection, $"CREATE TABLE {table} AS SELECT * FROM {read}('{file}') ORDER BY {order}");
        }

        Run(connection, $"CHECKPOINT");
    }

    private static void Run(DuckDBConnection connection, FormattableString sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql.ToString(CultureInfo.InvariantCulture);
        command.ExecuteNonQuery();
    }
}
