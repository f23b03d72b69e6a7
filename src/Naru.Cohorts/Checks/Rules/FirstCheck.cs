using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>"First only" is applied before the attributes filter, which surprises.</summary>
internal sealed class FirstCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Criteria
        .Where(p => p.Criterion is { First: true, Attributes.Count: > 0 })
        .Select(p => Report(CheckErrors.FirstBeforeFilters, $"{p.Path}.First", p.Criterion.Type.Label));
}
