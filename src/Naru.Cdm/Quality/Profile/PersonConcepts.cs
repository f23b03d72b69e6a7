using System.Globalization;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Quality.Profile;

/// <summary>
/// Which concepts of a list each person has a record of: what a hospital's counts of concepts are made of when they are to leave it. The list is the
/// asker's. Made from what the hospital has, it would tell by itself that somebody has a rare disease.
/// </summary>
public static class PersonConcepts
{
    /// <summary>What is counted, as the text of a question; the concepts themselves are its cells.</summary>
    public const string Canonical = "naru-concepts 1\nall persons\nconcepts of records of events and eras, as recorded\n";

    /// <summary>The name of a concept's cell.</summary>
    public static string Cell(long concept) => concept.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads the persons who have a record of any of some concepts, in rising order of their ids.</summary>
    /// <param name="database">The data.</param>
    /// <param name="concepts">The concepts, distinct, as records carry them; source concepts are not looked for.</param>
    /// <param name="person">Told of each person: the id, and the places of the concepts in the list, ascending by concept.</param>
    /// <param name="cancellation">Interrupts the statement.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Read(
        CdmDatabase database, IReadOnlyList<long> concepts, Action<long, IReadOnlyList<int>> person, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(concepts);
        ArgumentNullException.ThrowIfNull(person);
        var places = concepts.Select((concept, i) => (concept, i)).ToDictionary(c => c.concept, c => c.i);

        // Numbers stand in the statement itself, so that DuckDB passes over the row groups of other concepts.
        var list = string.Join(',', concepts.Select(Cell));
        var parts = OmopSchema.AllTables
            .Where(t => t.EventConcept is { } concept && database.RowCounts.GetValueOrDefault(t.Name) > 0 && database.HasColumn(t.Name, concept.Name))
            .Select(t => $"SELECT person_id::BIGINT AS person, {t.EventConcept!.Name}::BIGINT AS concept FROM cdm.{t.Name} WHERE {t.EventConcept.Name} IN ({list})")
            .ToList();
        if (parts.Count == 0 || concepts.Count == 0)
        {
            return;
        }

        using var connection = database.Connect();
        Sql.Query(
            connection,
            $"SELECT DISTINCT person, concept FROM ({string.Join(" UNION ALL ", parts)}) ORDER BY person, concept",
            reader =>
            {
                var (current, found) = ((long?)null, new List<int>());
                while (reader.Read())
                {
                    var next = reader.GetInt64(0);
                    if (current is { } before && before != next)
                    {
                        person(before, found);
                        found = [];
                    }

                    current = next;
                    found.Add(places[reader.GetInt64(1)]);
                }

                if (current is { } last)
                {
                    person(last, found);
                }

                return true;
            },
            cancellation);
    }
}
