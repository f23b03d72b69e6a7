using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Sql;

namespace Naru.Cdm.Running;

/// <summary>Reads what every question needs of every person.</summary>
internal static class PersonTables
{
    internal static PeriodColumns ReadObservationPeriods(DuckDBConnection connection)
    {
        using var command = Statements.Prepare(connection, CommonStatements.ObservationPeriods, Statements.PlainValue);
        using var reader = command.ExecuteReader();
        return PeriodsOf(reader);
    }

    internal static PeriodColumns PeriodsOf(DuckDBDataReader reader)
    {
        List<long> persons = [];
        List<int> starts = [];
        List<int> ends = [];
        while (reader.Read())
        {
            persons.Add(reader.GetInt64(0));
            starts.Add(RowReading.Day(reader, 1));
            ends.Add(RowReading.Day(reader, 2));
        }

        return new PeriodColumns([.. persons], [.. starts], [.. ends]);
    }

    internal static PersonColumns ReadPersons(DuckDBConnection connection)
    {
        using var command = Statements.Prepare(connection, CommonStatements.Persons, Statements.PlainValue);
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, 5).Select(_ => new List<long>()).ToArray();
        while (reader.Read())
        {
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Add(reader.IsDBNull(i) ? EventColumns.NoValue : Convert.ToInt64(reader.GetValue(i), CultureInfo.InvariantCulture));
            }
        }

        return new PersonColumns([.. columns[0]], [.. columns[1]], [.. columns[2]], [.. columns[3]], [.. columns[4]]);
    }
}
