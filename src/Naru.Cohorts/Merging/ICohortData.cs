using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Merging;

/// <summary>A data set that plans can be run on: the port to the database. Safe for threads.</summary>
public interface ICohortData
{
    /// <summary>Whether the data have a column of a table.</summary>
    bool HasColumn(string table, string column);

    /// <summary>Why the data must not answer now, asked before every question; empty if they may.</summary>
    ValueList<Error> Refusals { get; }

    /// <summary>Begins a run: resolves the plan's concept sets.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ICohortReader Begin(CohortPlan plan, CancellationToken cancellationToken);
}

/// <summary>Reads what one run of one plan needs. For one thread.</summary>
public interface ICohortReader : IDisposable
{
    /// <summary>All observation periods.</summary>
    PeriodColumns ObservationPeriods { get; }

    /// <summary>All persons.</summary>
    PersonColumns Persons { get; }

    /// <summary>The concepts of a concept set of the plan, ascending.</summary>
    long[] ConceptSet(int index);

    /// <summary>Reads events.</summary>
    /// <param name="scan">Which.</param>
    /// <param name="persons">The persons that still matter, ascending; the reader may give others' events too.</param>
    EventColumns Read(EventScan scan, long[]? persons);

    /// <summary>Reads the exposures of a custom era.</summary>
    /// <param name="scan">Which.</param>
    /// <param name="persons">The persons that still matter, ascending; the reader may give others' exposures too.</param>
    PeriodColumns Read(ExposureScan scan, long[]? persons);
}

/// <summary>Periods of persons, ordered by person and start. Days are day numbers.</summary>
/// <param name="Persons">The persons.</param>
/// <param name="Starts">First days.</param>
/// <param name="Ends">Last days.</param>
public sealed record PeriodColumns(long[] Persons, int[] Starts, int[] Ends)
{
    /// <summary>Number of periods.</summary>
    public int Count => Persons.Length;
}

/// <summary>The persons, ascending; missing values are <see cref="EventColumns.NoValue"/>.</summary>
/// <param name="Ids">Their ids.</param>
/// <param name="BirthYears">Years of birth.</param>
/// <param name="Genders">Gender concepts.</param>
/// <param name="Races">Race concepts.</param>
/// <param name="Ethnicities">Ethnicity concepts.</param>
public sealed record PersonColumns(long[] Ids, long[] BirthYears, long[] Genders, long[] Races, long[] Ethnicities);
