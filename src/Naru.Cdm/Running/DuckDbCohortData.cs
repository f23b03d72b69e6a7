using System.Collections.Concurrent;
using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cdm.Running;

/// <summary>
/// A CDM in DuckDB as the merge engine reads it. Persons and observation periods are read once and kept: every question needs them.
/// Connections are kept too, one per thread that runs at the same time. Safe for threads.
/// </summary>
public sealed class DuckDbCohortData : ICohortData, IDisposable
{
    private readonly CdmDatabase database;
    private readonly ConcurrentBag<DuckDBConnection> idle = [];
    private readonly Lazy<PeriodColumns> observationPeriods;
    private readonly Lazy<PersonColumns> persons;

    /// <summary>Reads from the given database, which must outlive this.</summary>
    public DuckDbCohortData(CdmDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        this.database = database;
        observationPeriods = new(() => With(PersonTables.ReadObservationPeriods));
        persons = new(() => With(PersonTables.ReadPersons));
    }

    /// <summary>
    /// How many rows a table must have before a scan is narrowed to the persons that still matter: reading a small table whole is
    /// cheaper than passing the persons. Tests set 0.
    /// </summary>
    public long NarrowFromRows { get; init; } = 500_000;

    /// <inheritdoc/>
    public ValueList<Error> Refusals => database.IsCurrent ? [] : [StoreErrors.StoreReplaced.At(SourcePlace.None)];

    /// <summary>Number of persons.</summary>
    internal long PersonCount => RowCount("person");

    internal PeriodColumns ObservationPeriods => observationPeriods.Value;

    internal PersonColumns Persons => persons.Value;

    /// <inheritdoc/>
    public bool HasColumn(string table, string column) => database.HasColumn(table, column)
        || (database.EmptyTables.Contains(table) && OmopSchema.Table(table)?.Field(column) is not null);

    /// <inheritdoc/>
    public ICohortReader Begin(CohortPlan plan, CancellationToken cancellationToken) => DuckDbCohortReader.Begin(this, plan, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    internal long RowCount(string table) => database.RowCounts[table];

    internal DuckDBConnection Rent() => idle.TryTake(out var connection) ? connection : database.Connect();

    internal void Return(DuckDBConnection connection) => idle.Add(connection);

    private T With<T>(Func<DuckDBConnection, T> read)
    {
        var connection = Rent();
        try
        {
            return read(connection);
        }
        finally
        {
            Return(connection);
        }
    }
}
