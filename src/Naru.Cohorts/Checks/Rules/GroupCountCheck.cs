using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Groups ask for a number of members that can, but need not, hold.</summary>
internal sealed class GroupCountCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Groups.SelectMany(FindIn);

    private static IEnumerable<Error> FindIn(GroupPlace place)
    {
        var (group, members) = (place.Group, place.Group.MemberCount);
        if (group.IsEmpty)
        {
            return place.Parent is null ? [] : [Report(CheckErrors.EmptyGroup, place.Path)];
        }

        return (group.Type, group.Count) switch
        {
            (GroupType.AtLeast, <= 0) => [Report(CheckErrors.AtLeastNone, $"{place.Path}.Count", group.Count.Value)],
            (GroupType.AtLeast, { } count) when count > members => [Report(CheckErrors.AtLeastTooMany, $"{place.Path}.Count", count, members)],
            (GroupType.AtMost, < 0) => [Report(CheckErrors.AtMostNegative, $"{place.Path}.Count", group.Count.Value)],
            (GroupType.AtMost, { } count) when count >= members => [Report(CheckErrors.AtMostAlwaysHolds, $"{place.Path}.Count", count, members)],
            _ => [],
        };
    }
}
