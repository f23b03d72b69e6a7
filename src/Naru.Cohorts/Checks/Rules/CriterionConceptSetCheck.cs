using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Criteria on coded records say which concepts they look for.</summary>
internal sealed class CriterionConceptSetCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Criteria
        .Where(p => p.Criterion is { Type: { ConceptColumn: not null, IsRunnable: true }, ConceptSetId: null, SourceConceptSetId: null })
        .Select(p => Report(CheckErrors.NoConceptSet, p.Path, p.Criterion.Type.Label));
}
