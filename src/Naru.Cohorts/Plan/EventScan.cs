using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Plan;

/// <summary>Columns that a scan gives besides person and start.</summary>
[Flags]
public enum ScanColumns
{
    /// <summary>No more.</summary>
    None = 0,

    /// <summary>The event's end.</summary>
    End = 1,

    /// <summary>The event's visit.</summary>
    Visit = 2,

    /// <summary>The day by which primary events are ordered, where it differs from the start (user-defined periods).</summary>
    Sort = 4,

    /// <summary>The id of the event's row.</summary>
    Id = 8,

    /// <summary>All of them.</summary>
    All = End | Visit | Sort | Id,
}

/// <summary>Reads the events of one criterion (without the criterion's own group) from the data: one statement.</summary>
/// <param name="Type">The type of criterion.</param>
public sealed record EventScan(CriterionType Type)
{
    /// <summary>Index of the concept set in the plan; null means any concept.</summary>
    public int? ConceptSet { get; init; }

    /// <summary>Index of the source concept set in the plan.</summary>
    public int? SourceConceptSet { get; init; }

    /// <summary>Whether only each person's first row with such concepts counts.</summary>
    public bool First { get; init; }

    /// <summary>Filters; numbers of concept sets in them are indexes in the plan.</summary>
    public ValueList<CriterionAttribute> Attributes { get; init; } = [];

    /// <summary>Filters on the person that are answered in memory, not in the statement; numbers as in <see cref="Attributes"/>.</summary>
    public ValueList<CriterionAttribute> PersonAttributes { get; init; } = [];

    /// <summary>New dates for the events.</summary>
    public DateAdjustment? Adjustment { get; init; }

    /// <summary>What a distinct count needs of each event.</summary>
    public EventValue? Count { get; init; }

    /// <summary>Columns that somebody reads.</summary>
    public ScanColumns Columns { get; init; } = ScanColumns.All;

    /// <summary>Whether only the persons that still have events need be kept.</summary>
    public bool NarrowToPersons { get; init; }
}

/// <summary>Reads the drug exposures of a custom era: one statement.</summary>
/// <param name="ConceptSet">Index of the concept set in the plan; concept or source concept must lie in it.</param>
/// <param name="DaysSupplyOverride">Length of every exposure, if not as recorded.</param>
public sealed record ExposureScan(int ConceptSet, int? DaysSupplyOverride)
{
    /// <summary>Whether only the persons that still have events need be read.</summary>
    public bool NarrowToPersons { get; init; }
}
