using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>
/// Conditions on the entry event that look beyond the observation everybody is sure to have. One finding says how far they
/// look, because the remedy is one: a longer observation window.
/// </summary>
internal sealed class ObservationCoverageCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var observed = walked.Definition.Primary.Window;
        var (before, after, count, first) = (0.0, 0.0, 0, (string?)null);
        foreach (var place in walked.Correlated.Where(p => p.Group.Index is null))
        {
            if (place.Value.StartWindow is not { } window)
            {
                continue;
            }

            // An open bound means "as far as observed", so it asks for nothing.
            var (low, high) = (FiniteOrZero(WindowBounds.Day(window.Start)), FiniteOrZero(WindowBounds.Day(window.End)));
            if (-low > observed.PriorDays || high > observed.PostDays)
            {
                (before, after) = (Math.Max(before, -low), Math.Max(after, high));
                count++;
                first ??= $"{place.Path}.StartWindow";
            }
        }

        object[] arguments = [count, observed.PriorDays, observed.PostDays, ValueText.Of(before), ValueText.Of(after)];
        return first is null ? [] : [Report(CheckErrors.WindowBeyondObservation, first, count, arguments)];
    }

    private static double FiniteOrZero(double day) => double.IsFinite(day) ? day : 0;
}
