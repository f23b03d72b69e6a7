using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Windows run forwards and do not exclude each other.</summary>
internal sealed class WindowCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Correlated.SelectMany(FindIn);

    private static IEnumerable<Error> FindIn(CorrelatedPlace place)
    {
        var value = place.Value;
        WindowBounds? start = value.StartWindow is { } s ? WindowBounds.OfStart(s) : null;
        WindowBounds? end = value.EndWindow is { } e ? WindowBounds.OfEnd(e) : null;
        foreach (var (window, name) in ((Window?, string)[])[(value.StartWindow, "StartWindow"), (value.EndWindow, "EndWindow")])
        {
            foreach (var finding in NegativeDays(window, $"{place.Path}.{name}"))
            {
                yield return finding;
            }
        }

        var startIsImpossible = start?.IsImpossible(value.IgnoreObservationPeriod) ?? false;
        var endIsImpossible = end?.IsImpossible(value.IgnoreObservationPeriod) ?? false;
        if (startIsImpossible)
        {
            yield return Report(CheckErrors.EmptyWindow, $"{place.Path}.StartWindow");
        }

        if (endIsImpossible)
        {
            yield return Report(CheckErrors.EmptyWindow, $"{place.Path}.EndWindow");
        }

        if (!startIsImpossible && !endIsImpossible && start is { } first && end is { } second && first.Excludes(second))
        {
            yield return Report(CheckErrors.ContradictingWindows, $"{place.Path}.EndWindow");
        }
    }

    private static IEnumerable<Error> NegativeDays(Window? window, string path)
    {
        if (window?.Start.Days is < 0)
        {
            yield return Report(CheckErrors.NegativeWindowDays, $"{path}.Start.Days", window.Start.Days.Value);
        }

        if (window?.End.Days is < 0)
        {
            yield return Report(CheckErrors.NegativeWindowDays, $"{path}.End.Days", window.End.Days.Value);
        }
    }
}
