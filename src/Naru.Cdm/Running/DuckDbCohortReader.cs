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

    public long RowsOf(EventScan scan) => scan.ConceptSet is { } set && data.StoredConcepts(scan.Type.Table) is { } stored
        ? stored.RowsOf(conceptSets[set])
        : data.RowCount(scan.Type.Table);

    public EventColumns Read(EventScan scan, PersonSet? persons)
    {
        if (IsNowhere(scan))
        {
            return EventColumns.Empty;
        }

        var statement = ScanCompiler.Compile(scan, plan.Strategies);
        return Read(statement.Select, scan.Type.Table, persons).ToEvents(statement.MergesFirst);
    }

    public EventColumns Read(ExposureScan scan, PersonSet? persons) => conceptSets[scan.ConceptSet].Length == 0
        ? EventColumns.Empty
        : Read(ScanCompiler.Compile(scan, plan.Strategies), CriterionTypes.DrugExposure.Table, persons).ToEvents(onlyFirst: false);

    public void Dispose() => data.Return(connection);

    /// <summary>Whether it is known without a look at the rows that none can be found.</summary>
    private bool IsNowhere(EventScan scan)
    {
        if (scan.SourceConceptSet is { } source && conceptSets[source].Length == 0)
        {
            return true;
        }

        return scan.ConceptSet is { } set
            && (conceptSets[set].Length == 0
                || (plan.Strategies.HasFlag(ScanStrategies.StoredConcepts) && data.StoredConcepts(scan.Type.Table) is { } stored && stored.Of(conceptSets[set]) is null));
    }

    private EventBuffer Read(SqlSelect select, string table, PersonSet? persons)
    {
        var buffer = new EventBuffer(data.ObservationPeriods.Persons, persons);
        ChunkQuery.Run(
            connection, DuckDbPrinter.Print(select, list => InText(list, table)), Value, (in Chunk chunk) => buffer.Append(chunk), cancellationToken);
        return buffer;
    }

    /// <summary>The numbers that stand in the statement itself.</summary>
    private SqlIdList InText(SqlIdList list, string table) => list switch
    {
        StoredConceptIds set when data.StoredConcepts(table) is { } stored => Short(stored.Of(conceptSets[set.Index])!, set),
        StoredConceptIds set => Short(new ListedIds(conceptSets[set.Index].ToValueList()), set),
        _ => list,
    };

    private static SqlIdList Short(SqlIdList known, SqlIdList list) =>
        known is ListedIds { Ids.Count: 0 or > MostNumbersInText } ? list : known;

    private object Value(object parameter) => parameter switch
    {
        ConceptSetIds set => conceptSets[set.Index],
        StoredConceptIds set => conceptSets[set.Index],
        _ => Statements.PlainValue(parameter),
    };
}
