using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Only events that belong to visits can be asked to share one.</summary>
internal sealed class SameVisitCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Correlated
        .Where(p => p.Value.RestrictVisit)
        .SelectMany(p => WithoutVisit(p, walked) is { } type
            ? [Report(CheckErrors.NoVisitToShare, $"{p.Path}.RestrictVisit", type.Label)]
            : Array.Empty<Error>());

    private static CriterionType? WithoutVisit(CorrelatedPlace place, WalkedDefinition walked)
    {
        var own = place.Value.Criterion.Type;
        if (own.VisitColumn is null)
        {
            return own;
        }

        var index = place.Group.Index is { } criterion
            ? [criterion.Criterion.Type]
            : walked.Definition.Primary.Criteria.Select(c => c.Type).ToArray();
        return index.Length > 0 && Array.TrueForAll(index, t => t.VisitColumn is null) ? index[0] : null;
    }
}
