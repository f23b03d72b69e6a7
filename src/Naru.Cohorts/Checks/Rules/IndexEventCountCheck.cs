using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>
/// A condition that allows none of the entry event's own kind, in a window that holds the index date, always fails: the entry
/// event counts itself.
/// </summary>
internal sealed class IndexEventCountCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Correlated
        .Where(p => p.Group.Index is null
            && AllowsNone(p.Value.Occurrence)
            && HoldsIndexDate(p.Value)
            && IsEveryEntry(p.Value.Criterion, walked.Definition.Primary))
        .Select(p => Report(CheckErrors.CountsTheIndexEvent, p.Path, p.Value.Occurrence.Count));

    private static bool AllowsNone(Occurrence occurrence) => occurrence is { Type: not OccurrenceType.AtLeast, Count: 0 };

    private static bool HoldsIndexDate(CorrelatedCriterion value) =>
        (value.StartWindow is null || HoldsIndexDate(WindowBounds.OfStart(value.StartWindow)))
        && (value.EndWindow is null || WindowBounds.OfEnd(value.EndWindow).Days == Interval.Everything);

    private static bool HoldsIndexDate(WindowBounds start) => start is { FromIndexEnd: false, PlacesEnd: false } && start.Days.Contains(0);

    // Only a condition without further filters is sure to count whatever the entry criterion, with all its filters, lets in.
    private static bool IsEveryEntry(Criterion counted, PrimaryCriteria primary) =>
        counted is { First: false, Attributes.Count: 0, DateAdjustment: null, Correlated: null }
        && primary.Criteria.Count > 0
        && primary.Criteria.All(entry => entry.Type == counted.Type
            && entry.DateAdjustment is null
            && (counted.ConceptSetId is null || counted.ConceptSetId == entry.ConceptSetId)
            && (counted.SourceConceptSetId is null || counted.SourceConceptSetId == entry.SourceConceptSetId));
}
