using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Passes;

/// <summary>
/// Answers filters on the person (age, sex) from the persons that are in memory anyway, instead of joining <c>person</c>.
/// <code>
/// conditions JOIN person WHERE year(start) − year_of_birth >= 18  →  conditions; the age is looked up here
/// </code>
/// </summary>
internal static class PersonsFromMemory
{
    internal static readonly OptimisingPass Pass = new(
        "persons-from-memory",
        new("나이와 성별 조건을 조인 없이 메모리에 있는 사람 정보로 확인합니다.", "Checks age and sex with the persons in memory, without a join."),
        plan => plan with { Scans = plan.Scans.Select(Apply).ToValueList() });

    private static EventScan Apply(EventScan scan)
    {
        // A user-defined period replaces the event's days, but not for the age.
        if (scan.Attributes.Any(a => a is PeriodAttribute) || !scan.Attributes.Any(IsOfPerson))
        {
            return scan;
        }

        return scan with
        {
            Attributes = scan.Attributes.Where(a => !IsOfPerson(a)).ToValueList(),
            PersonAttributes = scan.Attributes.Where(IsOfPerson).ToValueList(),
        };
    }

    private static bool IsOfPerson(CriterionAttribute attribute) => attribute.Definition.Value is Age or PersonColumn;
}
