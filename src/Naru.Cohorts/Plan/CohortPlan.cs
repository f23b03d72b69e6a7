using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Plan;

/// <summary>
/// How a definition is answered: which concept sets to resolve, which events to read with one small statement each, and how to
/// merge them person by person. Every step looks at one person at a time (per-person locality), so the same plan can run on any
/// partition of the persons.
/// </summary>
public sealed record CohortPlan
{
    /// <summary>
    /// The concept sets to resolve; everything else refers to them by index. Each is the union of some expressions (usually one).
    /// </summary>
    public required ValueList<ValueList<ConceptSetExpression>> ConceptSets { get; init; }

    /// <summary>The statements that read events.</summary>
    public required ValueList<EventScan> Scans { get; init; }

    /// <summary>Events by index: a scan, and the condition that each of its events must satisfy as index event.</summary>
    public required ValueList<EventSet> EventSets { get; init; }

    /// <summary>The event sets whose events let a person in, in the definition's order.</summary>
    public required ValueList<int> Primary { get; init; }

    /// <summary>Observation needed around a primary event.</summary>
    public required ObservationWindow Window { get; init; }

    /// <summary>Which of a person's primary events go on.</summary>
    public required EventLimit PrimaryLimit { get; init; }

    /// <summary>The additional criteria; null when there are none, and then <see cref="QualifiedLimit"/> does not apply.</summary>
    public Condition? Additional { get; init; }

    /// <summary>Which of a person's qualified events go on.</summary>
    public required EventLimit QualifiedLimit { get; init; }

    /// <summary>The inclusion rules.</summary>
    public required ValueList<Condition> Rules { get; init; }

    /// <summary>Which of a person's included events make entries.</summary>
    public required EventLimit ExpressionLimit { get; init; }

    /// <summary>When entries end.</summary>
    public EndStrategy? End { get; init; }

    /// <summary>The exposures of a custom era; null for other strategies.</summary>
    public ExposureScan? Exposures { get; init; }

    /// <summary>The event sets that end membership early.</summary>
    public required ValueList<int> Censoring { get; init; }

    /// <summary>Calendar bounds of every row.</summary>
    public Period? CensorWindow { get; init; }

    /// <summary>Days by which rows are prolonged to merge them.</summary>
    public required int EraPad { get; init; }

    /// <summary>Whether a group asks a member only about the events that the members before it left undecided.</summary>
    public bool SkipDecided { get; init; }

    /// <summary>Whether the criteria with the fewest rows are read first, and leave out persons for the others.</summary>
    public bool CheapestFirst { get; init; }

    /// <summary>Whether criteria that will be asked about are read side by side.</summary>
    public bool ReadAhead { get; init; }

    /// <summary>How statements are put.</summary>
    public ScanStrategies Strategies { get; init; }
}

/// <summary>The events of a scan that satisfy a condition.</summary>
/// <param name="Scan">Index of the scan in the plan.</param>
/// <param name="Condition">What each event must satisfy as index event; null for nothing.</param>
public sealed record EventSet(int Scan, Condition? Condition);
