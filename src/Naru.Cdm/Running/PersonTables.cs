using DuckDB.NET.Data;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;

namespace Naru.Cdm.Running;

/// <summary>Reads what every question needs of every person.</summary>
internal static class PersonTables
{
    internal static ObservationPeriods ReadObservationPeriods(DuckDBConnection connection)
    {
        var starts = new List<int>();
        var ends = new List<int>();
        var offsets = new List<int>();
        var ids = new List<long>();
        Read(connection, CommonStatements.ObservationPeriods, (in Chunk chunk) =>
        {
            var rows = chunk.AllRows();
            var persons = new long[rows.Length];
            var days = new int[rows.Length];
            chunk.CopyNumbers(chunk.Column("person_id"), rows, persons);
            for (var i = 0; i < persons.Length; i++)
            {
                if (ids.Count == 0 || ids[^1] != persons[i])
                {
                    ids.Add(persons[i]);
                    offsets.Add(starts.Count + i);
                }
            }

            chunk.CopyDays(chunk.Column("start_day"), rows, days);
            starts.AddRange(days);
            chunk.CopyDays(chunk.Column("end_day"), rows, days);
            ends.AddRange(days);
        });
        return new ObservationPeriods(new PersonIndex([.. ids]), [.. offsets, starts.Count], [.. starts], [.. ends]);
    }

    internal static PersonColumns ReadPersons(DuckDBConnection connection, PersonIndex index)
    {
        var persons = new PersonColumns(
            new bool[index.Count], new long[index.Count], new long[index.Count], new long[index.Count], new long[index.Count]);
        Read(connection, CommonStatements.Persons, (in Chunk chunk) =>
        {
            var rows = new int[chunk.Rows];
            var numbers = new int[chunk.Rows];
            var count = chunk.Pick(chunk.Column("person_id"), index, null, rows, numbers);
            Scatter(chunk, "year_of_birth", rows.AsSpan(0, count), numbers, persons.BirthYears);
            Scatter(chunk, "gender_concept_id", rows.AsSpan(0, count), numbers, persons.Genders);
            Scatter(chunk, "race_concept_id", rows.AsSpan(0, count), numbers, persons.Races);
            Scatter(chunk, "ethnicity_concept_id", rows.AsSpan(0, count), numbers, persons.Ethnicities);
            foreach (var number in numbers.AsSpan(0, count))
            {
                persons.IsKnown[number] = true;
            }
        });
        return persons;
    }

    private static void Read(DuckDBConnection connection, SqlSelect select, ChunkQuery.Consumer consume) =>
        ChunkQuery.Run(connection, DuckDbPrinter.Print(select), Statements.PlainValue, consume, CancellationToken.None);

    private static void Scatter(in Chunk chunk, string column, ReadOnlySpan<int> rows, int[] numbers, long[] target)
    {
        var values = new long[rows.Length];
        chunk.CopyNumbers(chunk.Column(column), rows, values);
        for (var i = 0; i < values.Length; i++)
        {
            target[numbers[i]] = values[i];
        }
    }
}
