using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Cohorts.Normalisation;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>
/// Conditions that must all hold — in groups of type ALL, across the additional criteria and all inclusion rules — do not ask
/// for different numbers of the same events. Where one window lies within the other, at least n in the smaller contradicts
/// fewer than n in the larger. (OHDSI's check compares concept sets only, and so also warns of what can well hold.)
/// </summary>
internal sealed class ContradictionCheck : Check
{
    /// <summary>No person writes so many different conditions on the same events; a program must not be able to stall the check.</summary>
    private const int MostCompared = 500;

    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Correlated
        .Where(p => p.Group.IsConjunction)
        .GroupBy(p => (p.Group.Index, WhatIsCounted(Normaliser.Normalise(p.Value))))
        .SelectMany(same => Contradictions([.. same]));

    private static IEnumerable<Error> Contradictions(List<CorrelatedPlace> places)
    {
        // Conditions that ask for the same contradict the same: one of each is compared with.
        var earlier = new Dictionary<(Window?, Window?, Occurrence), CorrelatedPlace>();
        foreach (var place in places)
        {
            if (earlier.Values.FirstOrDefault(p => Contradict(p.Value, place.Value)) is { } contradicted)
            {
                yield return Report(CheckErrors.ContradictingConditions, place.Path, contradicted.Path);
            }

            if (earlier.Count < MostCompared)
            {
                var asked = Normaliser.Normalise(place.Value);
                earlier.TryAdd((asked.StartWindow, asked.EndWindow, asked.Occurrence), place);
            }
        }
    }

    private static bool Contradict(CorrelatedCriterion a, CorrelatedCriterion b) =>
        (Minimum(a.Occurrence) > Maximum(b.Occurrence) && LiesWithin(a, b))
        || (Minimum(b.Occurrence) > Maximum(a.Occurrence) && LiesWithin(b, a));

    /// <summary>A condition without its windows and its number: what it counts.</summary>
    private static CorrelatedCriterion WhatIsCounted(CorrelatedCriterion condition) => condition with
    {
        StartWindow = null,
        EndWindow = null,
        Occurrence = condition.Occurrence with { Type = OccurrenceType.AtLeast, Count = 0 },
    };

    private static int Minimum(Occurrence occurrence) => occurrence.Type == OccurrenceType.AtMost ? 0 : occurrence.Count;

    private static int Maximum(Occurrence occurrence) => occurrence.Type == OccurrenceType.AtLeast ? int.MaxValue : occurrence.Count;

    private static bool LiesWithin(CorrelatedCriterion inner, CorrelatedCriterion outer) =>
        LiesWithin(inner.StartWindow, outer.StartWindow, WindowBounds.OfStart)
        && LiesWithin(inner.EndWindow, outer.EndWindow, WindowBounds.OfEnd);

    private static bool LiesWithin(Window? inner, Window? outer, Func<Window, WindowBounds> bounds) =>
        outer is null || bounds(outer).Contains(inner is null ? new WindowBounds(Interval.Everything, false, false) : bounds(inner));
}
