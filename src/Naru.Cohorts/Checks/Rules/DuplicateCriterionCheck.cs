using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Normalisation;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>No list has the same criterion twice.</summary>
internal sealed class DuplicateCriterionCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) =>
    [
        .. Duplicates(walked.Definition.Primary.Criteria, Normaliser.Normalise, "$.PrimaryCriteria.CriteriaList"),
        .. walked.Groups.SelectMany(FindIn),
        .. Duplicates(walked.Definition.CensoringCriteria, Normaliser.Normalise, "$.CensoringCriteria"),
    ];

    private static IEnumerable<Error> FindIn(GroupPlace place) =>
    [
        .. Duplicates(place.Group.Criteria, Normaliser.Normalise, $"{place.Path}.CriteriaList"),
        .. Duplicates(place.Group.Demographics, Normaliser.Normalise, $"{place.Path}.DemographicCriteriaList"),
        .. Duplicates(place.Group.Groups, Normaliser.Normalise, $"{place.Path}.Groups"),
    ];

    private static IEnumerable<Error> Duplicates<T>(ValueList<T> members, Func<T, T> meaning, string path)
        where T : notnull
    {
        if (members.Count < 2)
        {
            yield break;
        }

        var seen = new Dictionary<T, int>();
        for (var i = 0; i < members.Count; i++)
        {
            var member = meaning(members[i]);
            if (!seen.TryAdd(member, i))
            {
                yield return Report(CheckErrors.DuplicateCriterion, $"{path}[{i}]", $"{path}[{seen[member]}]");
            }
        }
    }
}
