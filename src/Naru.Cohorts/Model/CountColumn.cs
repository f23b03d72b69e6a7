namespace Naru.Cohorts.Model;

/// <summary>What a distinct count counts. Names are OHDSI's, without underscores.</summary>
public enum CountColumn
{
    /// <summary><c>DAYS_SUPPLY</c>.</summary>
    DaysSupply,

    /// <summary><c>DOMAIN_CONCEPT</c>: the record's concept; the default.</summary>
    DomainConcept,

    /// <summary><c>DOMAIN_SOURCE_CONCEPT</c>: the record's source concept.</summary>
    DomainSourceConcept,

    /// <summary><c>DURATION</c>: days from start to end.</summary>
    Duration,

    /// <summary><c>END_DATE</c>.</summary>
    EndDate,

    /// <summary><c>ERA_OCCURRENCES</c>: number of records that make up an era.</summary>
    EraOccurrences,

    /// <summary><c>GAP_DAYS</c>.</summary>
    GapDays,

    /// <summary><c>QUANTITY</c>.</summary>
    Quantity,

    /// <summary><c>RANGE_HIGH</c>.</summary>
    RangeHigh,

    /// <summary><c>RANGE_LOW</c>.</summary>
    RangeLow,

    /// <summary><c>REFILLS</c>.</summary>
    Refills,

    /// <summary><c>START_DATE</c>.</summary>
    StartDate,

    /// <summary><c>UNIT</c>.</summary>
    Unit,

    /// <summary><c>VALUE_AS_NUMBER</c>.</summary>
    ValueAsNumber,

    /// <summary><c>VISIT_ID</c>.</summary>
    VisitId,

    /// <summary><c>VISIT_DETAIL_ID</c>.</summary>
    VisitDetailId,
}
