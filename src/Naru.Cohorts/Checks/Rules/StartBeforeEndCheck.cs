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
        var attributes = place.Criterion.Attributes;
        return Contradictions(place.Path, attributes.OfType<DateAttribute>(), d => d.Definition.Value is EventStart, d => d.Definition.Value is EventEnd, d => RangeIntervals.Of(d.Range))
            .Concat(Contradictions(place.Path, attributes.OfType<NumberAttribute>(), IsAgeAtStart, IsAgeAtEnd, n => RangeIntervals.Of(n.Range, n.Definition.Precision)));
    }

    private static IEnumerable<Error> Contradictions<T>(string path, IEnumerable<T> attributes, Func<T, bool> isStart, Func<T, bool> isEnd, Func<T, Interval[]> intervals)
        where T : CriterionAttribute
    {
        var all = attributes.ToList();
        return from start in all
               where isStart(start)
               from end in all
               where isEnd(end) && intervals(start)[0].Low > intervals(end)[^1].High
               select Report(CheckErrors.StartAfterEnd, $"{path}.{end.Definition.Name}", start.Definition.Label, end.Definition.Label);
    }

    private static bool IsAgeAtStart(NumberAttribute attribute) => attribute.Definition.Value is Age { AtEnd: false };

    private static bool IsAgeAtEnd(NumberAttribute attribute) => attribute.Definition.Value is Age { AtEnd: true };
}
