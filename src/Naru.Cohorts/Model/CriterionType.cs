using Naru.Core;

namespace Naru.Cohorts.Model;

/// <summary>How the end of an event is read from its row.</summary>
public enum EndRule
{
    /// <summary>The end column, as it is; may be missing.</summary>
    Column,

    /// <summary>The end column; where it is missing, the day after the start.</summary>
    ColumnOrNextDay,

    /// <summary>The end column; where missing, the start plus the days of supply; where those are missing, the day after the start.</summary>
    DrugExposure,

    /// <summary>The day after the start.</summary>
    NextDay,
}

/// <summary>What a date adjustment does to a type of criterion.</summary>
public enum AdjustmentRule
{
    /// <summary>It counts from the start or the end, as it says.</summary>
    AsWritten,

    /// <summary>It counts the start from the start and the end from the end, whatever it says (OHDSI, deaths).</summary>
    OwnDates,

    /// <summary>It has no effect (OHDSI, specimens).</summary>
    Ignored,
}

/// <summary>
/// One of OHDSI's sixteen types of criterion: which OMOP table it reads and how. Data, not code: both engines, the checks,
/// the description and the test generators work from this catalogue.
/// </summary>
/// <param name="Name">Name in the JSON, such as <c>ConditionOccurrence</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Table">The OMOP table.</param>
/// <param name="IdColumn">The column that tells the table's rows apart.</param>
/// <param name="StartColumn">The column with the event's start date.</param>
/// <param name="EndRule">How the event's end is read.</param>
public sealed record CriterionType(string Name, BilingualText Label, string Table, string IdColumn, string StartColumn, EndRule EndRule)
{
    /// <summary>The column with the event's end date, if <see cref="EndRule"/> uses one.</summary>
    public string? EndColumn { get; init; }

    /// <summary>The column that <see cref="Criterion.ConceptSetId"/> looks at; null when the type has no concept set.</summary>
    public string? ConceptColumn { get; init; }

    /// <summary>The column that <see cref="Criterion.SourceConceptSetId"/> looks at.</summary>
    public string? SourceConceptColumn { get; init; }

    /// <summary>Name in the JSON of the source concept set.</summary>
    public string? SourceConceptName { get; init; }

    /// <summary>The column with the event's visit; null when such events belong to no visit.</summary>
    public string? VisitColumn { get; init; }

    /// <summary>Whether the JSON has a <c>First</c>.</summary>
    public bool HasFirst { get; init; } = true;

    /// <summary>The domain that the concepts should come from, as OMOP names it.</summary>
    public string? Domain { get; init; }

    /// <summary>What a date adjustment does.</summary>
    public AdjustmentRule Adjustment { get; init; }

    /// <summary>The attributes.</summary>
    public ValueList<AttributeDefinition> Attributes { get; init; } = [];

    /// <summary>What a distinct count can count, besides start, end and visit.</summary>
    public ValueList<CountColumnDefinition> CountColumns { get; init; } = [];

    /// <summary>Whether CDM 5.3 and 5.4 have what this type reads.</summary>
    public bool IsRunnable { get; init; } = true;

    /// <summary>
    /// Whether a distinct count of the given column can be asked for. Visits can always: events without a visit count as missing.
    /// </summary>
    public bool CanCount(CountColumn column) => column == CountColumn.VisitId || CountValue(column) is not null;

    /// <summary>What a distinct count of the given column looks at; null when the type has no such column, and the value is missing.</summary>
    public EventValue? CountValue(CountColumn column) => column switch
    {
        CountColumn.StartDate => new EventStart(),
        CountColumn.EndDate => new EventEnd(),
        CountColumn.VisitId when VisitColumn is not null => new RowColumn(VisitColumn),
        CountColumn.DomainSourceConcept when SourceConceptColumn is not null => new RowColumn(SourceConceptColumn),
        _ => CountColumns.FirstOrDefault(c => c.Column == column)?.Value,
    };

    /// <inheritdoc/>
    public bool Equals(CriterionType? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What a distinct count of a column looks at.</summary>
/// <param name="Column">The column as OHDSI names it.</param>
/// <param name="Value">What it looks at.</param>
public sealed record CountColumnDefinition(CountColumn Column, EventValue Value);
