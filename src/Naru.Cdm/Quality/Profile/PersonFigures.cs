using System.Globalization;
using Naru.Cdm.Loading;
using Naru.Core;

namespace Naru.Cdm.Quality.Profile;

/// <summary>
/// The profile of a hospital person by person, in cells that are fixed beforehand and follow from no data: what a question about the quality of a
/// hospital's data counts when its answer is to leave the hospital. (<see cref="DataProfile"/> is for people inside: it counts records too, and its
/// shape follows from the data.) Immutable.
/// </summary>
/// <param name="PersonId">The person.</param>
/// <param name="SexAndAge">Which of <see cref="SexAndAgeCells"/>, counted from 0.</param>
/// <param name="YearsObserved">How many years of 365.25 days the person is under observation, overlaps counted once; null without a period.</param>
/// <param name="Records">Which of <see cref="RecordCells"/>, counted from 0, ascending.</param>
public sealed record PersonFigures(long PersonId, int SexAndAge, double? YearsObserved, IReadOnlyList<int> Records)
{
    private const int BandYears = 10;
    private const int OpenBand = 9;
    private const int OldestAge = 120;

    private static readonly string[] Sexes = ["male", "female", "other"];

    /// <summary>Sex and age: bands of ten years, the last one open, and unknown ages.</summary>
    public static ValueList<string> SexAndAgeCells { get; } = Sexes
        .SelectMany(sex => Enumerable.Range(0, OpenBand + 2).Select(band => $"{sex} {Band(band)}"))
        .ToValueList();

    /// <summary>
    /// For each table of records, that the person has one; and, where records should have a standard concept, that the person has one without:
    /// what the check <c>standardConceptRecordCompleteness</c> counts, in persons.
    /// </summary>
    public static ValueList<string> RecordCells { get; } = RecordTable.All
        .SelectMany(t => t.IsMapped ? (string[])[t.Name, $"{t.Name} without a standard concept"] : [t.Name])
        .ToValueList();

    /// <summary>What is counted, as the text of a question: whoever asks for other years asks another question.</summary>
    /// <param name="year">The year in which ages are taken; the dead have the age at which they died.</param>
    /// <param name="until">Until which day observation counts.</param>
    public static string Canonical(int year, DateOnly until) => string.Create(
        CultureInfo.InvariantCulture, $"naru-profile 1\nall persons\nage in {year:0000}, or at death\nyears of observation until {until:yyyy-MM-dd}\n");

    /// <summary>Reads all persons of some data, in rising order of their ids.</summary>
    /// <param name="database">The data.</param>
    /// <param name="year">See <see cref="Canonical"/>.</param>
    /// <param name="until">See <see cref="Canonical"/>.</param>
    /// <param name="person">Told of each person.</param>
    /// <param name="cancellation">Interrupts the statement.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Read(CdmDatabase database, int year, DateOnly until, Action<PersonFigures> person, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(person);
        using var connection = database.Connect();
        Sql.Query(
            connection,
            Statement(year, until),
            reader =>
            {
                while (reader.Read())
                {
                    var records = new List<int>();
                    for (var i = 0; i < RecordCells.Count; i++)
                    {
                        if (reader.GetBoolean(i + 4))
                        {
                            records.Add(i);
                        }
                    }

                    person(new PersonFigures(
                        reader.GetInt64(0),
                        Cell(reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetInt64(2)),
                        reader.IsDBNull(3) ? null : reader.GetInt64(3) / 365.25,
                        records));
                }

                return true;
            },
            cancellation);
    }

    private static string Statement(int year, DateOnly until)
    {
        var joins = RecordTable.All.Select((t, i) =>
            $"LEFT JOIN (SELECT person_id, true AS any_record, bool_or(coalesce({t.Concept}, 0) = 0) AS unmapped FROM cdm.{t.Name} GROUP BY 1) t{i} "
            + $"ON t{i}.person_id = person.person_id");
        var flags = RecordTable.All.SelectMany((t, i) =>
            t.IsMapped ? (string[])[$"coalesce(t{i}.any_record, false)", $"coalesce(t{i}.unmapped, false)"] : [$"coalesce(t{i}.any_record, false)"]);
        return $"""
            {ObservationReader.Stretches(until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))},
            observed AS (SELECT person_id, sum(last - first + 1)::BIGINT AS days FROM stretch GROUP BY 1),
            dead AS (SELECT person_id, min(death_date) AS day FROM cdm.death GROUP BY 1)
            SELECT person.person_id::BIGINT,
                (CASE gender_concept_id WHEN 8507 THEN 0 WHEN 8532 THEN 1 ELSE 2 END)::INTEGER,
                (least({year.ToString(CultureInfo.InvariantCulture)}, year(dead.day)) - year_of_birth)::BIGINT,
                observed.days,
                {string.Join(", ", flags)}
            FROM cdm.person
            LEFT JOIN observed ON observed.person_id = person.person_id
            LEFT JOIN dead ON dead.person_id = person.person_id
            {string.Join('\n', joins)}
            ORDER BY person.person_id
            """;
    }

    private static int Cell(int sex, long? age) =>
        (sex * (OpenBand + 2)) + (age is >= 0 and <= OldestAge ? (int)Math.Min(age.Value / BandYears, OpenBand) : OpenBand + 1);

    private static string Band(int band) => band switch
    {
        OpenBand => "90-",
        > OpenBand => "age unknown",
        _ => string.Create(CultureInfo.InvariantCulture, $"{band * BandYears}-{(band * BandYears) + BandYears - 1}"),
    };
}
