using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks;

/// <summary>
/// Parts of a definition without the members that have no meaning, such as explicit defaults: two parts that mean the same are
/// equal even where one export writes out what another leaves away.
/// </summary>
internal static class Meaning
{
    internal static Criterion Of(Criterion criterion) => criterion with
    {
        DateAdjustment = criterion.DateAdjustment is { } adjustment ? adjustment with { Extra = [] } : null,
        Correlated = criterion.Correlated is { IsEmpty: false } group ? Of(group) : null,
        Extra = [],
    };

    internal static CorrelatedCriterion Of(CorrelatedCriterion correlated) => correlated with
    {
        Criterion = Of(correlated.Criterion),
        Occurrence = correlated.Occurrence with { Extra = [] },
        StartWindow = Of(correlated.StartWindow, placesEnd: false),
        EndWindow = Of(correlated.EndWindow, placesEnd: true),
        Extra = [],
    };

    internal static DemographicCriterion Of(DemographicCriterion demographic) => demographic with { Extra = [] };

    internal static CriteriaGroup Of(CriteriaGroup group) => group with
    {
        Criteria = group.Criteria.Select(Of).ToValueList(),
        Demographics = group.Demographics.Select(Of).ToValueList(),
        Groups = group.Groups.Select(Of).ToValueList(),
        Extra = [],
    };

    private static Window? Of(Window? window, bool placesEnd) => window is null ? null : window with
    {
        Start = window.Start with { Extra = [] },
        End = window.End with { Extra = [] },
        UseIndexEnd = window.UseIndexEnd ?? false,
        UseEventEnd = window.UseEventEnd ?? placesEnd,
        Extra = [],
    };
}
