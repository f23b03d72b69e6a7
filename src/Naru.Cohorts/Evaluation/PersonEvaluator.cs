using Naru.Cohorts.Model;

namespace Naru.Cohorts.Evaluation;

/// <summary>Evaluates criteria and groups for one person: one method per node, nothing remembered, nothing clever.</summary>
internal sealed class PersonEvaluator(PersonScope scope)
{
    /// <summary>The events that a criterion finds.</summary>
    internal List<Event> Events(Criterion criterion)
    {
        var type = criterion.Type;
        var rows = scope.Rows(type.Table).Where(r => HasConcepts(criterion, r));
        if (criterion.First)
        {
            rows = rows.OrderBy(r => r.Date(type.StartColumn)).ThenBy(r => r.Long(type.IdColumn)).Take(1);
        }

        return rows.Select(r => Event(criterion, r)).OfType<Event>().Where(e => SatisfiesOwnCriteria(criterion, e)).ToList();
    }

    /// <summary>Whether an index event satisfies a group.</summary>
    internal bool Holds(CriteriaGroup group, IndexEvent index)
    {
        if (group.IsEmpty)
        {
            return true;
        }

        var holding = group.Criteria.Count(c => Holds(c, index))
            + group.Demographics.Count(d => Holds(d, index))
            + group.Groups.Count(g => Holds(g, index));
        return group.Type switch
        {
            GroupType.All => holding == group.MemberCount,
            GroupType.Any => holding > 0,
            // OHDSI joins the members' events, so that "at least" a negative number still needs one member to hold.
            GroupType.AtLeast => holding >= group.Count && (holding > 0 || group.Count == 0),
            GroupType.AtMost => holding <= group.Count,
        };
    }

    private bool Holds(CorrelatedCriterion correlated, IndexEvent index)
    {
        var matches = Events(correlated.Criterion).Where(e => IsPlaced(correlated, e, index)).ToList();
        var occurrence = correlated.Occurrence;
        var count = occurrence.IsDistinct
            ? matches.Select(e => CountValue(correlated, e)).Where(v => v is not null).Distinct().Count()
            : matches.Count;
        // Only "at most" and a count of zero can hold where nothing matches (OHDSI's left join).
        return (matches.Count > 0 || occurrence.Type == OccurrenceType.AtMost || occurrence.Count == 0) && occurrence.Type switch
        {
            OccurrenceType.Exactly => count == occurrence.Count,
            OccurrenceType.AtMost => count <= occurrence.Count,
            OccurrenceType.AtLeast => count >= occurrence.Count,
        };
    }

    private bool Holds(DemographicCriterion demographic, IndexEvent index)
    {
        var attributes = new AttributeEvaluator(scope, new ValueReader(scope, index.Start, index.End, null));
        return demographic.Attributes.All(a => a.Accept(attributes));
    }

    private static bool IsPlaced(CorrelatedCriterion correlated, Event e, IndexEvent index)
    {
        if (!correlated.IgnoreObservationPeriod && (e.Start < index.PeriodStart || e.Start > index.PeriodEnd))
        {
            return false;
        }

        if (correlated.RestrictVisit && (e.VisitId is null || e.VisitId != index.VisitId))
        {
            return false;
        }

        return (correlated.StartWindow is not { } start || IsWithin(start, start.UseEventEnd ?? false, correlated, e, index))
            && (correlated.EndWindow is not { } end || IsWithin(end, end.UseEventEnd ?? true, correlated, e, index));
    }

    private static bool IsWithin(Window window, bool useEventEnd, CorrelatedCriterion correlated, Event e, IndexEvent index)
    {
        var day = useEventEnd ? e.End : e.Start;
        var anchor = window.UseIndexEnd ?? false ? index.End : index.Start;
        return IsBeyond(window.Start, (bound) => day >= bound) && IsBeyond(window.End, (bound) => day <= bound);

        bool IsBeyond(WindowEndpoint endpoint, Func<long?, bool> holds)
        {
            if (endpoint.Days is { } days)
            {
                return holds(anchor + ((long)endpoint.Coefficient * days));
            }

            return correlated.IgnoreObservationPeriod || holds(endpoint.Coefficient == -1 ? index.PeriodStart : index.PeriodEnd);
        }
    }

    private object? CountValue(CorrelatedCriterion correlated, Event e)
    {
        var column = correlated.Occurrence.CountColumn ?? CountColumn.DomainConcept;
        return correlated.Criterion.Type.CountValue(column)?.Accept(new ValueReader(scope, e.Start, e.End, e.Row));
    }

    private bool HasConcepts(Criterion criterion, CdmRow row) =>
        IsIn(criterion.ConceptSetId, criterion.Type.ConceptColumn, row) && IsIn(criterion.SourceConceptSetId, criterion.Type.SourceConceptColumn, row);

    private bool IsIn(int? conceptSet, string? column, CdmRow row) =>
        conceptSet is not { } id || (row.Long(column!) is { } concept && scope.ConceptSet(id).Contains(concept));

    /// <summary>The event of a row, if it satisfies the attributes.</summary>
    private Event? Event(Criterion criterion, CdmRow row)
    {
        var type = criterion.Type;
        var (start, end) = Dates(criterion, row);
        if (criterion.DateAdjustment is not null && type.Adjustment != AdjustmentRule.Ignored && !(end >= start))
        {
            return null;
        }

        var attributes = new AttributeEvaluator(scope, new ValueReader(scope, start, end, row));
        if (!criterion.Attributes.All(a => a.Accept(attributes)))
        {
            return null;
        }

        var own = criterion.Attributes.OfType<PeriodAttribute>().FirstOrDefault()?.Period;
        return new Event(
            row.Long(type.IdColumn)!.Value,
            own?.Start?.DayNumber ?? start,
            own?.End?.DayNumber ?? end,
            start,
            type.VisitColumn is null ? null : row.Long(type.VisitColumn),
            row);
    }

    private static (long Start, long? End) Dates(Criterion criterion, CdmRow row)
    {
        var type = criterion.Type;
        var start = (long)row.Date(type.StartColumn)!.Value.DayNumber;
        var recorded = type.EndColumn is null ? null : (long?)row.Date(type.EndColumn)?.DayNumber;
        var end = type.EndRule switch
        {
            EndRule.Column => recorded,
            EndRule.ColumnOrNextDay => recorded ?? start + 1,
            EndRule.DrugExposure => recorded ?? start + (row.Long("days_supply") ?? 1),
            EndRule.NextDay => start + 1,
        };
        if (criterion.DateAdjustment is not { } adjustment)
        {
            return (start, end);
        }

        long? Day(AdjustedDate date) => date == AdjustedDate.Start ? start : end;
        return type.Adjustment switch
        {
            AdjustmentRule.AsWritten => Day(adjustment.StartWith) is { } from
                ? (from + adjustment.StartOffset, Day(adjustment.EndWith) + adjustment.EndOffset)
                // Without a day to count from the event has no start; no event satisfies "ends after it starts" then.
                : (start, null),
            AdjustmentRule.OwnDates => (start + adjustment.StartOffset, end + adjustment.EndOffset),
            AdjustmentRule.Ignored => (start, end),
        };
    }

    /// <summary>With criteria of its own, an event must lie in an observation period and satisfy them as index event.</summary>
    private bool SatisfiesOwnCriteria(Criterion criterion, Event e) =>
        criterion.Correlated is not { } group || scope.ObservationPeriods()
            .Where(p => p.Start <= e.Start && e.Start <= p.End)
            .Any(p => Holds(group, new IndexEvent(0, e.Start, e.End, p.Start, p.End, e.VisitId)));
}
