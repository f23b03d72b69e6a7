using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>No record can start after it ends, nor can a person be older at its start than at its end.</summary>
internal sealed class StartBeforeEndCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Criteria.SelectMany(FindIn);

    private static IEnumerable<Error> FindIn(CriterionPlace place)
    {
        var dates = place.Criterion.Attributes.OfType<DateAttribute>().ToList();
        var numbers = place.Criterion.Attributes.OfType<NumberAttribute>().ToList();
        return
        [
            .. from start in dates
               where start.Definition.Value is EventStart
               from end in dates
               where end.Definition.Value is EventEnd && IsAfter(RangeIntervals.Of(start.Range), RangeIntervals.Of(end.Range))
               select Contradiction(place, start, end),
            .. from start in numbers
               where IsAgeAtStart(start)
               from end in numbers
               where IsAgeAtEnd(end) && IsAfter(Ages(start), Ages(end))
               select Contradiction(place, start, end),
        ];
    }

    private static Error Contradiction(CriterionPlace place, CriterionAttribute start, CriterionAttribute end) =>
        Report(CheckErrors.StartAfterEnd, $"{place.Path}.{end.Definition.Name}", start.Definition.Label, end.Definition.Label);

    private static bool IsAfter(Interval[] start, Interval[] end) => start[0].Low > end[^1].High;

    private static Interval[] Ages(NumberAttribute attribute) => RangeIntervals.Of(attribute.Range, attribute.Definition.Precision);

    private static bool IsAgeAtStart(NumberAttribute attribute) => attribute.Definition.Value is Age { AtEnd: false };

    private static bool IsAgeAtEnd(NumberAttribute attribute) => attribute.Definition.Value is Age { AtEnd: true };
}
