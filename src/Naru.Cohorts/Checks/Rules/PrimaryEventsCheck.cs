using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Somebody must be able to enter.</summary>
internal sealed class PrimaryEventsCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) =>
        walked.Definition.Primary.Criteria.Count == 0 ? [Report(CheckErrors.NoPrimaryEvents, "$.PrimaryCriteria.CriteriaList")] : [];
}
