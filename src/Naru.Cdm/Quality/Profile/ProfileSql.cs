using DuckDB.NET.Data;
using Naru.Cdm.Loading;

namespace Naru.Cdm.Quality.Profile;

/// <summary>Runs the statements of a profile over one connection, for one thread.</summary>
internal sealed class ProfileSql(DuckDBConnection connection, CancellationToken cancellation)
{
    /// <summary>All rows of a query; it is interrupted when cancellation is asked for.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public List<T> Rows<T>(string sql, Func<DuckDBDataReader, T> read) => Sql.Query(
        connection, sql, reader =>
        {
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        },
        cancellation);

    /// <summary>The single number of a query.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public long Number(string sql) => Rows(sql, r => r.GetInt64(0))[0];
}
