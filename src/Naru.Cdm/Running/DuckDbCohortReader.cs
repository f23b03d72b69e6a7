using DuckDB.NET.Data;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Cohorts.Sql;

namespace Naru.Cdm.Running;

/// <summary>Runs the statements of one plan on one connection.</summary>
internal sealed class DuckDbCohortReader : ICohortReader
{
    /// <summary>
    /// Persons are passed as a parameter only while they are few: each costs a value, and a scan that finds most of the persons anyway
    /// gains nothing.
    /// </summary>
    private const int MostPersonsToPass = 2_000;

    private readonly DuckDbCohortData data;
    private readonly DuckDBConnection connection;
    private readonly CancellationToken cancellationToken;
    private long[][] conceptSets = [];

    private DuckDbCohortReader(DuckDbCohortData data, CancellationToken cancellationToken)
    {
        this.data = data;
        this.cancellationToken = cancellationToken;
        connection = data.Rent();
    }

    public PeriodColumns ObservationPeriods => data.ObservationPeriods;

    public PersonColumns Persons => data.Persons;

    public long[] ConceptSet(int index) => conceptSets[index];

    internal static DuckDbCohortReader Begin(DuckDbCohortData data, CohortPlan plan, CancellationToken cancellationToken)
    {
        var reader = new DuckDbCohortReader(data, cancellationToken);
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

    public EventColumns Read(EventScan scan, long[]? persons)
    {
        var narrow = IsWorthPassing(persons, scan.Type.Table);
        if (IsEmptySet(scan.ConceptSet) || IsEmptySet(scan.SourceConceptSet) || (narrow && persons!.Length == 0))
        {
            return EventColumns.Empty;
        }

        return Run(ScanCompiler.Compile(scan, narrow), persons, EventsOf);
    }

    public PeriodColumns Read(ExposureScan scan, long[]? persons) => IsEmptySet(scan.ConceptSet)
        ? new PeriodColumns([], [], [])
        : Run(ScanCompiler.Compile(scan, IsWorthPassing(persons, CriterionTypes.DrugExposure.Table)), persons, PersonTables.PeriodsOf);

    public void Dispose() => data.Return(connection);

    private static EventColumns EventsOf(DuckDBDataReader reader)
    {
        List<long> persons = [];
        List<long> ids = [];
        List<int> starts = [];
        var (end, ends) = Column<int>(reader, "end_day");
        var (sort, sorts) = Column<int>(reader, "sort_day");
        var (visit, visits) = Column<long>(reader, "visit_id");
        var (count, counts) = Column<long>(reader, "count_value");
        var isReal = count >= 0 && reader.GetFieldType(count) == typeof(double);
        while (reader.Read())
        {
            persons.Add(reader.GetInt64(0));
            ids.Add(reader.GetInt64(1));
            starts.Add(RowReading.Day(reader, 2));
            ends?.Add(RowReading.Day(reader, end));
            sorts?.Add(RowReading.Day(reader, sort));
            visits?.Add(RowReading.Countable(reader, visit, isReal: false));
            counts?.Add(RowReading.Countable(reader, count, isReal));
        }

        return new EventColumns
        {
            Persons = [.. persons],
            Ids = [.. ids],
            Starts = [.. starts],
            Ends = ends?.ToArray(),
            Sorts = sorts?.ToArray(),
            Visits = visits?.ToArray(),
            Counts = counts?.ToArray(),
        };
    }

    private static (int Ordinal, List<T>? Values) Column<T>(DuckDBDataReader reader, string name)
    {
        for (var i = 3; i < reader.FieldCount; i++)
        {
            if (reader.GetName(i) == name)
            {
                return (i, []);
            }
        }

        return (-1, null);
    }

    private T Run<T>(SqlSelect select, long[]? persons, Func<DuckDBDataReader, T> read)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var command = Statements.Prepare(connection, select, parameter => Value(parameter, persons));
        return Cancellable.Run(
            command,
            () =>
            {
                using var reader = command.ExecuteReader();
                return read(reader);
            },
            cancellationToken);
    }

    private object Value(object parameter, long[]? persons) => parameter switch
    {
        ConceptSetIds set => conceptSets[set.Index].ToList(),
        RemainingPersons => persons!.ToList(),
        _ => Statements.PlainValue(parameter),
    };

    private bool IsWorthPassing(long[]? persons, string table) =>
        persons is not null
        && persons.Length <= MostPersonsToPass
        && persons.Length <= data.PersonCount / 4
        && data.RowCount(table) >= data.NarrowFromRows;

    private bool IsEmptySet(int? set) => set is { } index && conceptSets[index].Length == 0;
}
