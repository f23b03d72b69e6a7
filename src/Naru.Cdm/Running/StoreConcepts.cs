using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;
using Naru.Core;
using Naru.Vocabulary.Concepts;
using Naru.Vocabulary.Search;

namespace Naru.Cdm.Running;

/// <summary>
/// How often a store has which concept: its statistics, read once, and exact counts of persons for whole concept sets. The numbers are the
/// hospital's own and exact: they are for people within it, and leave it only through disclosure control. Safe for threads.
/// </summary>
public sealed class StoreConcepts : IConceptUse
{
    private static readonly string[] Eras = ["condition_era", "drug_era", "dose_era"];

    private readonly CdmDatabase database;
    private readonly Dictionary<long, ConceptUse> uses;

    private StoreConcepts(CdmDatabase database, Dictionary<long, ConceptUse> uses)
    {
        this.database = database;
        this.uses = uses;
        Persons = uses.Where(u => u.Value.Persons > 0).ToDictionary(u => u.Key, u => u.Value.Persons);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<long, long> Persons { get; }

    /// <summary>Reads the statistics of a store.</summary>
    /// <param name="database">The store, which must outlive this.</param>
    /// <returns>The statistics; or that there are none: the data are no store, or one of an older Naru.</returns>
    public static Result<StoreConcepts> Of(CdmDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        using var connection = database.Connect();
        if (database.Manifest is null || !ConceptStatistics.AreIn(connection))
        {
            return Result.Failure<StoreConcepts>([StoreErrors.NoStore.At(SourcePlace.None)]);
        }

        var eras = string.Join(", ", Eras.Select(Sql.Text));
        var read = Sql.Query(
            connection,
            $"""
            SELECT concept_id, max(persons), sum(records)::BIGINT, sum(sources)::BIGINT FROM (
                SELECT concept_id, persons, CASE WHEN table_name IN ({eras}) THEN 0 ELSE records END AS records, 0 AS sources
                FROM {StoreSchema.Read}.naru.concept_statistics
                UNION ALL
                SELECT source_concept_id, 0, 0, records FROM {StoreSchema.Read}.naru.source_concept_statistics)
            WHERE concept_id <> 0 GROUP BY concept_id
            """,
            reader =>
            {
                var rows = new Dictionary<long, ConceptUse>();
                while (reader.Read())
                {
                    rows.Add(reader.GetInt64(0), new ConceptUse(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
                }

                return rows;
            },
            CancellationToken.None);
        return Result.Success(new StoreConcepts(database, read));
    }

    /// <summary>How often the store has a concept.</summary>
    public ConceptUse this[long concept] => uses.GetValueOrDefault(concept);

    /// <summary>How many persons have a record of any of some concepts, exactly.</summary>
    /// <param name="concepts">The concepts, as records carry them; source concepts are not looked for.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public long PersonsWithAny(IEnumerable<long> concepts, CancellationToken cancellation = default)
    {
        var present = concepts.Distinct().Where(c => this[c].Persons > 0).Order().ToList();
        if (present.Count == 0)
        {
            return 0;
        }

        // Numbers stand in the statement itself, so that DuckDB passes over the row groups of other concepts.
        var list = string.Join(',', present);
        var parts = OmopSchema.AllTables
            .Where(t => t.EventConcept is { } concept && database.RowCounts.GetValueOrDefault(t.Name) > 0 && database.HasColumn(t.Name, concept.Name))
            .Select(t => $"SELECT person_id FROM cdm.{t.Name} WHERE {t.EventConcept!.Name} IN ({list})");
        using var connection = database.Connect();
        return Sql.Query(
            connection,
            $"SELECT count(DISTINCT person_id) FROM ({string.Join(" UNION ALL ", parts)})",
            reader => reader.Read() ? reader.GetInt64(0) : 0,
            cancellation);
    }
}
