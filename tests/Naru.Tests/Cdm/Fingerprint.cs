using DuckDB.NET.Data;
using Naru.Cdm;
using Naru.Cdm.Schema;

namespace Naru.Tests.Cdm;

internal static class Fingerprint
{
    /// <summary>For each table that is not empty, its name, its number of rows and a hash of all of them in their order of columns.</summary>
    public static string Of(CdmDatabase database)
    {
        using var connection = database.Connect();
        return string.Join('\n', OmopSchema.LoadedTables.Select(t => Of(connection, t.Name)).Where(line => !line.Contains(" 0 ", StringComparison.Ordinal)));
    }

    /// <summary>The first value of a query's first row.</summary>
    public static object? Scalar(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static string Of(DuckDBConnection connection, string table) =>
        $"{table} {Scalar(connection, $"SELECT count(*) FROM cdm.{table}")} {Scalar(connection, $"SELECT sum(hash(t)) FROM cdm.{table} t")}";
}
