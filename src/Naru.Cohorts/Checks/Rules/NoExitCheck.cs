using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Where all events enter, something should end membership.</summary>
internal sealed class NoExitCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var definition = walked.Definition;
        var allEventsEnter = definition.Primary.Limit == EventLimit.All
            && definition.ExpressionLimit == EventLimit.All
            && (definition.AdditionalCriteria is null || definition.QualifiedLimit == EventLimit.All);
        return allEventsEnter && definition.EndStrategy is null ? [Report(CheckErrors.NoExitCriteria, "$.EndStrategy")] : [];
    }
}
