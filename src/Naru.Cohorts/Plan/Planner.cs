using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Plan;

/// <summary>
/// Turns a normalised definition into the plain plan: one scan per criterion, all columns, nothing shared. The optimising
/// passes take it from there.
/// </summary>
internal sealed class Planner
{
    private readonly List<ValueList<ConceptSetExpression>> conceptSets = [];
    private readonly Dictionary<int, int> conceptSetIndexes = [];
    private readonly List<EventScan> scans = [];
    private readonly List<EventSet> eventSets = [];
    private readonly ConceptSetRenumbering numbering;

    private Planner(CohortDefinition definition)
    {
        numbering = new ConceptSetRenumbering(ConceptSetIndex);
        foreach (var group in definition.ConceptSets.GroupBy(s => s.Id))
        {
            // Two sets of one number are one set, the union of both.
            conceptSetIndexes[group.Key] = conceptSets.Count;
            conceptSets.Add(group.Select(s => s.Expression).ToValueList());
        }
    }

    internal static CohortPlan Plan(CohortDefinition definition) => new Planner(definition).Build(definition);

    private CohortPlan Build(CohortDefinition definition)
    {
        var primary = definition.Primary.Criteria.Select(c => Add(c, null)).ToValueList();
        var additional = definition.AdditionalCriteria is { } group ? ToCondition(group) : null;
        var rules = definition.InclusionRules.Select(Condition (r) => ToCondition(r.Expression)).ToValueList();
        var censoring = definition.CensoringCriteria.Select(c => Add(c, null)).ToValueList();
        var exposures = definition.EndStrategy is CustomEraStrategy era
            ? new ExposureScan(ConceptSetIndex(era.DrugConceptSetId), era.DaysSupplyOverride)
            : null;
        return new CohortPlan
        {
            ConceptSets = conceptSets.ToValueList(),
            Scans = scans.ToValueList(),
            EventSets = eventSets.ToValueList(),
            Primary = primary,
            Window = definition.Primary.Window,
            PrimaryLimit = definition.Primary.Limit,
            Additional = additional,
            QualifiedLimit = definition.QualifiedLimit,
            Rules = rules,
            ExpressionLimit = definition.ExpressionLimit,
            End = definition.EndStrategy,
            Exposures = exposures,
            Censoring = censoring,
            CensorWindow = definition.CensorWindow,
            EraPad = definition.Collapse.EraPad,
        };
    }

    /// <summary>A number that the definition does not have means a set without concepts.</summary>
    private int ConceptSetIndex(int id)
    {
        if (!conceptSetIndexes.TryGetValue(id, out var index))
        {
            index = conceptSets.Count;
            conceptSetIndexes[id] = index;
            conceptSets.Add([]);
        }

        return index;
    }

    private int Add(Criterion criterion, EventValue? count)
    {
        scans.Add(new EventScan(criterion.Type)
        {
            ConceptSet = criterion.ConceptSetId is { } id ? ConceptSetIndex(id) : null,
            SourceConceptSet = criterion.SourceConceptSetId is { } source ? ConceptSetIndex(source) : null,
            First = criterion.First,
            Attributes = numbering.Renumber(criterion.Attributes),
            Adjustment = criterion.Type.Adjustment == AdjustmentRule.Ignored ? null : criterion.DateAdjustment,
            Count = count,
        });
        var scan = scans.Count - 1;
        eventSets.Add(new EventSet(scan, criterion.Correlated is { } group ? ToCondition(group) : null));
        return eventSets.Count - 1;
    }

    private GroupCondition ToCondition(CriteriaGroup group) => new(
        group.Type,
        group.Count ?? 0,
        group.Criteria.Select(Condition (c) => ToCondition(c))
            .Concat(group.Demographics.Select(d => new DemographicCondition(numbering.Renumber(d.Attributes))))
            .Concat(group.Groups.Select(ToCondition))
            .ToValueList());

    private CorrelatedCondition ToCondition(CorrelatedCriterion correlated)
    {
        var occurrence = correlated.Occurrence;
        var count = occurrence.IsDistinct
            ? correlated.Criterion.Type.CountValue(occurrence.CountColumn ?? CountColumn.DomainConcept)
            : null;
        return new CorrelatedCondition(Add(correlated.Criterion, count), occurrence.Type, occurrence.Count)
        {
            Windows = Windows(correlated),
            IsDistinct = occurrence.IsDistinct,
            RestrictVisit = correlated.RestrictVisit,
            WithinPeriod = !correlated.IgnoreObservationPeriod,
        };
    }

    private static ValueList<WindowPlan> Windows(CorrelatedCriterion correlated)
    {
        var windows = new List<WindowPlan>();
        if (correlated.StartWindow is { } start)
        {
            windows.Add(ToWindow(start, start.UseEventEnd ?? false, !correlated.IgnoreObservationPeriod));
        }

        if (correlated.EndWindow is { } end)
        {
            windows.Add(ToWindow(end, end.UseEventEnd ?? true, !correlated.IgnoreObservationPeriod));
        }

        return windows.ToValueList();
    }

    private static WindowPlan ToWindow(Window window, bool ofEnd, bool withinPeriod)
    {
        var anchor = window.UseIndexEnd ?? false ? BoundAnchor.IndexEnd : BoundAnchor.IndexStart;
        return new WindowPlan(ofEnd, ToBound(window.Start), ToBound(window.End));

        DayBound ToBound(WindowEndpoint endpoint) => endpoint.Days is { } days
            ? new DayBound(anchor, (long)endpoint.Coefficient * days)
            : new DayBound(!withinPeriod ? BoundAnchor.None : endpoint.Coefficient == -1 ? BoundAnchor.PeriodStart : BoundAnchor.PeriodEnd);
    }
}
