using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Cohorts.Evaluation;

namespace Naru.Cdm.Running;

/// <summary>Copies a CDM into memory for the reference evaluator: for small data only.</summary>
public static class SnapshotLoader
{
    /// <summary>All rows of all tables.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CdmSnapshot Load(CdmDatabase database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.Connect();
        return new CdmSnapshot(OmopSchema.LoadedTables.ToDictionary(
            t => t.Name,
            t => (IReadOnlyList<CdmRow>)Rows(connection, t.Name, cancellationToken),
            StringComparer.Ordinal));
    }

    private static List<CdmRow> Rows(DuckDBConnection connection, string table, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {CdmDatabase.Schema}.{table}";
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => i, StringComparer.OrdinalIgnoreCase);
        var rows = new List<CdmRow>();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var values = new object?[reader.FieldCount];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = reader.IsDBNull(i) ? null : Plain(reader.GetValue(i));
            }

            rows.Add(new CdmRow(columns, values));
        }

        return rows;
    }

    private static object Plain(object value) => value switch
    {
        long or double or string or DateOnly => value,
        DateTime time => DateOnly.FromDateTime(time),
        float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
    };
}
