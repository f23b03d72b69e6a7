using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Drug eras at any time depend on how completely the data record days of supply.</summary>
internal sealed class DrugEraWindowCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Correlated
        .Where(p => p.Value.Criterion.Type == CriterionTypes.DrugEra && IsOpen(p.Value.StartWindow) && IsOpen(p.Value.EndWindow))
        .Select(p => Report(CheckErrors.DrugEraWithoutWindow, p.Path));

    private static bool IsOpen(Window? window) =>
        window is null or { Start: { Days: null, Coefficient: < 0 }, End: { Days: null, Coefficient: > 0 } };
}
