using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Death is looked for after the index event.</summary>
internal sealed class DeathWindowCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Correlated
        .Where(p => p.Value.Criterion.Type == CriterionTypes.Death && p.Value.StartWindow is { Start.Coefficient: < 0, End.Coefficient: <= 0 })
        .Select(p => Report(CheckErrors.DeathBeforeIndex, $"{p.Path}.StartWindow"));
}
