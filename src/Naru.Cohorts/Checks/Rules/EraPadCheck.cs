using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Entries are prolonged before they are merged, never shortened.</summary>
internal sealed class EraPadCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Definition.Collapse.EraPad < 0
        ? [Report(CheckErrors.NegativeEraPad, "$.CollapseSettings.EraPad", walked.Definition.Collapse.EraPad)]
        : [];
}
