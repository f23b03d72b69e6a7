using DuckDB.NET.Data;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;
using Naru.Core;

namespace Naru.Cdm.Running;

/// <summary>Runs the statements of one plan on one connection.</summary>
internal sealed class DuckDbCohortReader : ICohortReader
{
    /// <summary>More numbers than this are passed as one parameter: reading a statement costs about a microsecond for each.</summary>
    private const int MostNumbersInText = 2_000;

    private readonly DuckDbCohortData data;
    private readonly CohortPlan plan;
    private readonly DuckDBConnection connection;
    private readonly CancellationToken cancellationToken;
    private long[][] conceptSets = [];

    private DuckDbCohortReader(DuckDbCohortData data, CohortPlan plan, CancellationToken cancellationToken)
    {
        this.data = data;
        this.plan = plan;
        this.cancellationToken = cancellationToken;
        connection = data.Rent();
    }

    public ObservationPeriods ObservationPeriods => data.ObservationPeriods;

    public PersonColumns Persons => data.Persons;

    public long[] ConceptSet(int index) => conceptSets[index];

    internal static DuckDbCohortReader Begin(DuckDbCohortData data, CohortPlan plan, CancellationToken cancellationToken)
    {
        var reader = new DuckDbCohortReader(data, plan, cancellationToken);
        try
        {
            reader.conceptSets = ConceptSetResolver.Resolve(reader.connection, plan.ConceptSets, cancellationToken);
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public long RowsOf(EventScan scan) => scan.ConceptSet is { } set && data.StoredConcepts(scan.Type.Table, scan.Type.ConceptColumn!) is { } stored
        ? stored.RowsOf(conceptSets[set])
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
        return Read(statement.Select, table, persons).ToEvents(statement.MergesFirst);
    }

    public EventColumns Read(ExposureScan scan, PersonSet? persons)
    {
        var table = CriterionTypes.DrugExposure.Table;
        return IsNowhere(scan.ConceptSet, table, "drug_concept_id") && IsNowhere(scan.ConceptSet, table, "drug_source_concept_id")
            ? EventColumns.Empty
            : Read(ScanCompiler.Compile(scan, plan.Strategies), table, persons).ToEvents(onlyFirst: false);
    }

    public void Dispose() => data.Return(connection);

    /// <summary>Whether it is known without a look at the rows that a column has none of the concepts.</summary>
    private bool IsNowhere(int set, string table, string column) => conceptSets[set].Length == 0
        || (plan.Strategies.HasFlag(ScanStrategies.StoredConcepts) && data.StoredConcepts(table, column)?.Of(conceptSets[set]) is ListedIds { Ids.Count: 0 });

    private EventBuffer Read(SqlSelect select, string table, PersonSet? persons)
    {
        var buffer = new EventBuffer(data.ObservationPeriods.Persons, persons);
        ChunkQuery.Run(
            connection, DuckDbPrinter.Print(select, list => InText(list, table)), Value, (in Chunk chunk) => buffer.Append(chunk), cancellationToken);
        return buffer;
    }

    /// <summary>The numbers that stand in the statement itself.</summary>
    private SqlIdList InText(SqlIdList list, string table)
    {
        var known = list switch
        {
            StoredConceptIds set when data.StoredConcepts(table, set.Column) is { } stored => stored.Of(conceptSets[set.Index]),
            StoredConceptIds set => new ListedIds(conceptSets[set.Index].ToValueList()),
            _ => list,
        };
        return known is ListedIds { Ids.Count: > MostNumbersInText } ? list : known;
    }

    private object Value(object parameter) => parameter switch
    {
        ConceptSetIds set => conceptSets[set.Index],
        StoredConceptIds set => conceptSets[set.Index],
        _ => Statements.PlainValue(parameter),
    };
}
