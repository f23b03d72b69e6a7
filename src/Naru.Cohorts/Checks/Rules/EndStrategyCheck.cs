using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Membership lasts, and drug eras have possible settings.</summary>
internal sealed class EndStrategyCheck : Check
{
    private static readonly Finder Strategies = new();

    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Definition.EndStrategy?.Accept(Strategies) ?? [];

    private sealed class Finder : EndStrategyVisitor<IEnumerable<Error>>
    {
        public override IEnumerable<Error> Visit(DateOffsetStrategy strategy) => (strategy.From, strategy.Offset) switch
        {
            (AdjustedDate.Start, 0) => [Report(CheckErrors.ZeroExitOffset, "$.EndStrategy.DateOffset.Offset")],
            (AdjustedDate.Start, < 0) => [Report(CheckErrors.ExitBeforeEntry, "$.EndStrategy.DateOffset.Offset", -(long)strategy.Offset)],
            (AdjustedDate.End, < 0) => [Report(CheckErrors.ExitBeforeEventEnd, "$.EndStrategy.DateOffset.Offset", -(long)strategy.Offset)],
            _ => [],
        };

        public override IEnumerable<Error> Visit(CustomEraStrategy strategy)
        {
            if (strategy.GapDays < 0)
            {
                yield return Report(CheckErrors.ImpossibleEraSetting, "$.EndStrategy.CustomEra.GapDays", strategy.GapDays);
            }

            if (strategy.DaysSupplyOverride is { } days and <= 0)
            {
                yield return Report(CheckErrors.ImpossibleEraSetting, "$.EndStrategy.CustomEra.DaysSupplyOverride", days);
            }
        }
    }
}
