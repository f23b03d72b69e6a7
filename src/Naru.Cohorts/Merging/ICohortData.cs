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

    /// <summary>Begins a run.</summary>
    ICohortReader Begin(CohortPlan plan, CancellationToken cancellationToken);
}

/// <summary>Reads what one run of one plan needs. A plan that reads ahead (<see cref="CohortPlan.ReadAhead"/>) calls it from several threads.</summary>
public interface ICohortReader : IDisposable
{
    /// <summary>All observation periods, and by them the persons.</summary>
    ObservationPeriods ObservationPeriods { get; }

    /// <summary>What is known of the persons.</summary>
    PersonColumns Persons { get; }

    /// <summary>The concepts of a concept set of the plan, ascending.</summary>
    long[] ConceptSet(int index);

    /// <summary>How many rows a scan has to look at, as far as the data's statistics tell; for choosing what to read first.</summary>
    long RowsOf(EventScan scan);

    /// <summary>Reads events.</summary>
    /// <param name="scan">Which.</param>
    /// <param name="persons">The persons that still matter; null for all. Others' events are left out.</param>
    EventColumns Read(EventScan scan, PersonSet? persons);

    /// <summary>Reads the exposures of a custom era, as events with ends.</summary>
    /// <param name="scan">Which.</param>
    /// <param name="persons">The persons that still matter; null for all. Others' exposures are left out.</param>
    EventColumns Read(ExposureScan scan, PersonSet? persons);
}
