using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>No list has the same criterion twice.</summary>
internal sealed class DuplicateCriterionCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) =>
    [
        .. Duplicates(walked.Definition.Primary.Criteria, "$.PrimaryCriteria.CriteriaList"),
        .. walked.Groups.SelectMany(FindIn),
        .. Duplicates(walked.Definition.CensoringCriteria, "$.CensoringCriteria"),
    ];

    private static IEnumerable<Error> FindIn(GroupPlace place) =>
    [
        .. Duplicates(place.Group.Criteria, $"{place.Path}.CriteriaList"),
        .. Duplicates(place.Group.Demographics, $"{place.Path}.DemographicCriteriaList"),
        .. Duplicates(place.Group.Groups, $"{place.Path}.Groups"),
    ];

    private static IEnumerable<Error> Duplicates<T>(ValueList<T> members, string path)
        where T : notnull
    {
        if (members.Count < 2)
        {
            yield break;
        }

        var seen = new Dictionary<T, int>();
        for (var i = 0; i < members.Count; i++)
        {
            if (!seen.TryAdd(members[i], i))
            {
                yield return Report(CheckErrors.DuplicateCriterion, $"{path}[{i}]", $"{path}[{seen[members[i]]}]");
            }
        }
    }
}
