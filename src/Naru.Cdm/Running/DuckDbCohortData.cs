using System.Collections.Concurrent;
using DuckDB.NET.Data;
using Naru.Cdm.Schema;
using Naru.Cdm.Store;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cdm.Running;

/// <summary>
/// A CDM in DuckDB as the merge engine reads it. Persons, observation periods and the statistics of a store are read once and kept:
/// every question needs them. Connections are kept too, one per thread that runs at the same time. Safe for threads.
/// </summary>
public sealed class DuckDbCohortData : ICohortData, IDisposable
{
    private readonly CdmDatabase database;
    private readonly ConcurrentBag<DuckDBConnection> idle = [];
    private readonly ConcurrentDictionary<(string Table, string Column), StoredConcepts?> storedConcepts = new();
    private readonly ConcurrentDictionary<string, SourceConcepts?> sourceConcepts = new(StringComparer.Ordinal);
    private readonly Lazy<bool> hasStatistics;
    private readonly Lazy<ObservationPeriods> observationPeriods;
    private readonly Lazy<PersonColumns> persons;
    private readonly Lazy<StoredVocabulary?> vocabulary;

    /// <summary>Reads from the given database, which must outlive this.</summary>
    public DuckDbCohortData(CdmDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        this.database = database;
        observationPeriods = new(() => With(PersonTables.ReadObservationPeriods));
        hasStatistics = new(() => database.Manifest is not null && With(ConceptStatistics.AreIn));
        vocabulary = new(() => hasStatistics.Value ? With(StoredVocabulary.Read) : null);
        persons = new(() => With(c => PersonTables.ReadPersons(c, observationPeriods.Value.Persons)));
    }

    /// <inheritdoc/>
    public ValueList<Error> Refusals => database.IsCurrent ? [] : [StoreErrors.StoreReplaced.At(SourcePlace.None)];

    internal ObservationPeriods ObservationPeriods => observationPeriods.Value;

    internal PersonColumns Persons => persons.Value;

    /// <summary>What of its vocabulary a store's events need; null for data without statistics.</summary>
    internal StoredVocabulary? Vocabulary => vocabulary.Value;

    /// <inheritdoc/>
    public bool HasColumn(string table, string column) => database.HasColumn(table, column)
        || (database.EmptyTables.Contains(table) && OmopSchema.Table(table)?.Field(column) is not null);

    /// <inheritdoc/>
    public ICohortReader Begin(CohortPlan plan, CancellationToken cancellationToken) => new DuckDbCohortReader(this, plan, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    internal long RowCount(string table) => database.RowCounts[table];

    /// <summary>The concepts that a column of a store has; null for data and columns without statistics.</summary>
    internal StoredConcepts? StoredConcepts(string table, string column) => !hasStatistics.Value
        ? null
        : storedConcepts.GetOrAdd((table, column), static (key, self) => self.ReadStored(key.Table, key.Column), this);

    /// <summary>Which concepts stand beside source concepts in a table of a store; null for data and tables without statistics.</summary>
    internal SourceConcepts? SourceConcepts(string table) =>
        !hasStatistics.Value || OmopSchema.Table(table) is not { } known || ConceptStatistics.SourceConcept(known) is not { } column
            ? null
            : sourceConcepts.GetOrAdd(table, static (name, a) => a.Self.With(c => Running.SourceConcepts.Read(c, name, a.Column)), (Self: this, Column: column));

    private DuckDBConnection Rent() => idle.TryTake(out var connection) ? connection : database.Connect();

    private void Return(DuckDBConnection connection) => idle.Add(connection);

    private StoredConcepts? ReadStored(string table, string column)
    {
        var known = OmopSchema.Table(table);
        if (column == known?.EventConcept?.Name)
        {
            return With(c => Running.StoredConcepts.Read(c, table));
        }

        return known is not null && column == ConceptStatistics.SourceConcept(known)
            ? With(c => Running.StoredConcepts.ReadSources(c, table))
            : null;
    }

    internal void With(Action<DuckDBConnection> run) => With(connection =>
    {
        run(connection);
        return true;
    });

    internal T With<T>(Func<DuckDBConnection, T> read)
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
