using DuckDB.NET.Data;
using Naru.Cohorts.Merging;

namespace Naru.Cdm.Running;

/// <summary>Reads what every question needs of every person.</summary>
internal static class PersonTables
{
    internal static PeriodColumns ReadObservationPeriods(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT person_id, observation_period_start_date - DATE '0001-01-01', observation_period_end_date - DATE '0001-01-01'
            FROM cdm.observation_period
            ORDER BY person_id, observation_period_start_date, observation_period_end_date, observation_period_id
            """;
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
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT person_id, CAST(year_of_birth AS BIGINT), CAST(gender_concept_id AS BIGINT),
              CAST(race_concept_id AS BIGINT), CAST(ethnicity_concept_id AS BIGINT)
            FROM cdm.person
            ORDER BY person_id
            """;
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, 5).Select(_ => new List<long>()).ToArray();
        while (reader.Read())
        {
            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Add(reader.IsDBNull(i) ? EventColumns.NoValue : reader.GetInt64(i));
            }
        }

        return new PersonColumns([.. columns[0]], [.. columns[1]], [.. columns[2]], [.. columns[3]], [.. columns[4]]);
    }
}
