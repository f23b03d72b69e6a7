using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Days of observation are not negative.</summary>
internal sealed class ObservationWindowCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var window = walked.Definition.Primary.Window;
        if (window.PriorDays < 0)
        {
            yield return Report(CheckErrors.NegativeObservationWindow, "$.PrimaryCriteria.ObservationWindow.PriorDays", window.PriorDays);
        }

        if (window.PostDays < 0)
        {
            yield return Report(CheckErrors.NegativeObservationWindow, "$.PrimaryCriteria.ObservationWindow.PostDays", window.PostDays);
        }
    }
}
