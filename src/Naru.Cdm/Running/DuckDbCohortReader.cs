using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;
using Naru.Core;

namespace Naru.Cdm.Running;

/// <summary>Runs the statements of one plan.</summary>
internal sealed class DuckDbCohortReader : ICohortReader
{
    /// <summary>More numbers than this are passed as one parameter: reading a statement costs about a microsecond for each.</summary>
    private const int MostNumbersInText = 2_000;

    private readonly DuckDbCohortData data;
    private readonly CohortPlan plan;
    private readonly CancellationToken cancellationToken;
    private readonly long[]?[] eventConcepts;
    private long[][]? conceptSets;

    internal DuckDbCohortReader(DuckDbCohortData data, CohortPlan plan, CancellationToken cancellationToken)
    {
        this.data = data;
        this.plan = plan;
        this.cancellationToken = cancellationToken;
        eventConcepts = new long[]?[plan.ConceptSets.Count];
    }

    public ObservationPeriods ObservationPeriods => data.ObservationPeriods;

    public PersonColumns Persons => data.Persons;

    /// <summary>
    /// All concepts of a set, by statements that resolve all sets at once when one is asked for. Most questions never need them: what
    /// they look for are events (<see cref="EventConcepts"/>).
    /// </summary>
    public long[] ConceptSet(int index) =>
        (conceptSets ??= data.With(c => StatementLinks.Resolve(c, plan.ConceptSets, cancellationToken)))[index];

    public long RowsOf(EventScan scan) => scan.ConceptSet is { } set && data.StoredConcepts(scan.Type.Table, scan.Type.ConceptColumn!) is { } stored
        ? stored.RowsOf(EventConcepts(set, scan.Type.Table, scan.Type.ConceptColumn!))
        : data.RowCount(scan.Type.Table);

    public EventColumns Read(EventScan scan, PersonSet? persons)
    {
        var table = scan.Type.Table;
        if ((scan.ConceptSet is { } set && IsNowhere(set, table, scan.Type.ConceptColumn!))
            || (scan.SourceConceptSet is { } source && IsNowhere(source, table, scan.Type.SourceConceptColumn!)))
        {
            return EventColumns.Empty;
        }

        var statement = ScanCompiler.Compile(scan, plan.Strategies);
        return Read([statement.Select], table, persons).ToEvents(statement.MergesFirst);
    }

    public EventColumns Read(ExposureScan scan, PersonSet? persons)
    {
        var table = CriterionTypes.DrugExposure.Table;
        return IsNowhere(scan.ConceptSet, table, "drug_concept_id") && IsNowhere(scan.ConceptSet, table, "drug_source_concept_id")
            ? EventColumns.Empty
            : Read(ScanCompiler.Compile(scan, plan.Strategies), table, persons).ToEvents(onlyFirst: false);
    }

    public void Dispose()
    {
        // Connections were given back after each statement.
    }

    /// <summary>Whether it is known without a look at the rows that a column has none of the concepts.</summary>
    private bool IsNowhere(int set, string table, string column)
    {
        var concepts = EventConcepts(set, table, column);
        return concepts.Length == 0
            || (plan.Strategies.HasFlag(ScanStrategies.StoredConcepts) && data.StoredConcepts(table, column)?.RowsOf(concepts) is 0);
    }

    /// <summary>
    /// The concepts of a set that a column can have: where there are statistics of it, those that occur in the store. What has none (causes
    /// of death) may have concepts that occur nowhere else, which the vocabulary in memory does not know.
    /// </summary>
    private long[] EventConcepts(int set, string table, string column) =>
        plan.Strategies.HasFlag(ScanStrategies.StoredConcepts) && data.StoredConcepts(table, column) is not null
            ? eventConcepts[set] ??= data.Vocabulary?.Resolve(plan.ConceptSets[set]) ?? ConceptSet(set)
            : ConceptSet(set);

    private EventBuffer Read(ValueList<SqlSelect> selects, string table, PersonSet? persons)
    {
        var buffer = new EventBuffer(data.ObservationPeriods.Persons, persons);
        foreach (var select in selects)
        {
            var statement = DuckDbPrinter.Print(select, list => InText(list, table));
            data.With(c => ChunkQuery.Run(c, statement, p => Value(p, table), (in Chunk chunk) => buffer.Append(chunk), cancellationToken));
        }

        return buffer;
    }

    /// <summary>The numbers that stand in the statement itself.</summary>
    private SqlIdList InText(SqlIdList list, string table)
    {
        var known = list switch
        {
            StoredConceptIds set when data.StoredConcepts(table, set.Column) is { } stored => stored.Of(EventConcepts(set.Index, table, set.Column)),
            StoredConceptIds set => new ListedIds(EventConcepts(set.Index, table, set.Column).ToValueList()),
            ConceptsBesideSources set when data.SourceConcepts(table) is { } sources => sources.Beside(EventConcepts(set.Index, table, sources.Column)),
            ConceptsBesideSources => new AnyId(),
            _ => list,
        };
        return known is ListedIds { Ids.Count: > MostNumbersInText } ? TooLong(list) : known;
    }

    private static SqlIdList TooLong(SqlIdList list) => list is ConceptsBesideSources ? new AnyId() : list;

    private object Value(object parameter, string table) => parameter switch
    {
        ConceptSetIds set => ConceptSet(set.Index),
        StoredConceptIds set => EventConcepts(set.Index, table, set.Column),
        _ => Statements.PlainValue(parameter),
    };
}
