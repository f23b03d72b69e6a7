namespace Naru.Cohorts.Evaluation;

/// <summary>
/// An OMOP CDM in memory, for the reference evaluator: small data only. Immutable after construction; safe for threads.
/// </summary>
public sealed class CdmSnapshot
{
    private static readonly IReadOnlyList<CdmRow> NoRows = [];

    private readonly IReadOnlyDictionary<string, IReadOnlyList<CdmRow>> tables;
    private readonly Dictionary<string, Dictionary<long, List<CdmRow>>> byPerson = new(StringComparer.Ordinal);

    /// <summary>Takes the rows of the tables that there are, by lower-case OMOP name.</summary>
    public CdmSnapshot(IReadOnlyDictionary<string, IReadOnlyList<CdmRow>> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        this.tables = tables;
        foreach (var (table, rows) in tables)
        {
            if (rows.Count > 0 && rows[0]["person_id"] is not null)
            {
                byPerson[table] = rows.GroupBy(r => r.Long("person_id")!.Value).ToDictionary(g => g.Key, g => g.ToList());
            }
        }

        Persons = Rows("person").Select(r => r.Long("person_id")!.Value).Order().ToList();
        Vocabulary = new SnapshotVocabulary(Rows("concept"), Rows("concept_ancestor"), Rows("concept_relationship"));
        Providers = ById("provider", "provider_id");
        CareSites = ById("care_site", "care_site_id");
    }

    /// <summary>The persons' ids, ascending.</summary>
    public IReadOnlyList<long> Persons { get; }

    /// <summary>The concepts.</summary>
    internal SnapshotVocabulary Vocabulary { get; }

    /// <summary>The providers, by id.</summary>
    internal IReadOnlyDictionary<long, CdmRow> Providers { get; }

    /// <summary>The care sites, by id.</summary>
    internal IReadOnlyDictionary<long, CdmRow> CareSites { get; }

    /// <summary>All rows of a table; none when the data lack it.</summary>
    public IReadOnlyList<CdmRow> Rows(string table) => tables.TryGetValue(table, out var rows) ? rows : NoRows;

    /// <summary>The rows of a table that belong to a person.</summary>
    public IReadOnlyList<CdmRow> Rows(string table, long person) =>
        byPerson.TryGetValue(table, out var persons) && persons.TryGetValue(person, out var rows) ? rows : NoRows;

    private Dictionary<long, CdmRow> ById(string table, string idColumn) => Rows(table).ToDictionary(r => r.Long(idColumn)!.Value);
}
