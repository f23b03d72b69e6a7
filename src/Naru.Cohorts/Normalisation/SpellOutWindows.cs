using Naru.Cohorts.Model;

namespace Naru.Cohorts.Normalisation;

/// <summary>
/// Says what a window leaves open: days are counted from the index event's start, a start window places the other event's start and
/// an end window its end.
/// <code>
/// EndWindow { Start, End }  →  EndWindow { Start, End, UseIndexEnd: false, UseEventEnd: true }
/// </code>
/// </summary>
internal sealed class SpellOutWindows : DefinitionRewriter
{
    internal override CorrelatedCriterion Rewrite(CorrelatedCriterion correlated) => base.Rewrite(correlated) with
    {
        StartWindow = SpellOut(correlated.StartWindow, placesEnd: false),
        EndWindow = SpellOut(correlated.EndWindow, placesEnd: true),
    };

    private static Window? SpellOut(Window? window, bool placesEnd) => window is null ? null : window with
    {
        UseIndexEnd = window.UseIndexEnd ?? false,
        UseEventEnd = window.UseEventEnd ?? placesEnd,
    };
}
