using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Adjusted events do not end before they start, and adjustments have the effect they seem to have.</summary>
internal sealed class DateAdjustmentCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Criteria.SelectMany(p =>
        p.Criterion is { DateAdjustment: { } adjustment, Type: { IsRunnable: true } type }
            ? FindIn(type, adjustment, $"{p.Path}.DateAdjustment")
            : []);

    private static IEnumerable<Error> FindIn(CriterionType type, DateAdjustment adjustment, string path)
    {
        switch (type.Adjustment)
        {
            case AdjustmentRule.Ignored:
                yield return Report(CheckErrors.AdjustmentIgnored, path, type.Label);
                yield break;
            case AdjustmentRule.OwnDates when adjustment is not { StartWith: AdjustedDate.Start, EndWith: AdjustedDate.End }:
                yield return Report(CheckErrors.AdjustmentKeepsOwnDates, path, type.Label);
                break;
        }

        var fromOneDate = type.Adjustment == AdjustmentRule.AsWritten && adjustment.StartWith == adjustment.EndWith;
        if (fromOneDate && adjustment.StartOffset > adjustment.EndOffset)
        {
            yield return Report(CheckErrors.AdjustedEndBeforeStart, path, (long)adjustment.StartOffset - adjustment.EndOffset);
        }
    }
}
