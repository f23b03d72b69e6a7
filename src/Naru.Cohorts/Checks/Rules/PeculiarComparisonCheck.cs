using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Attributes that OHDSI compares with something else than their names say; its answers decide, so people should know.</summary>
internal sealed class PeculiarComparisonCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) =>
    [
        .. walked.Attributes.SelectMany(FindIn),
        .. walked.Criteria.Where(p => p.Criterion.Type == CriterionTypes.DrugEra).SelectMany(FindGapDays),
    ];

    private static IEnumerable<Error> FindIn(AttributePlace place)
    {
        var definition = place.Attribute.Definition;
        return (place.Owner?.Name, definition.Name) switch
        {
            (null, "RaceCS" or "EthnicityCS") => [Report(CheckErrors.ComparedWithGender, place.Path, definition.Label)],
            ("DrugExposure", "OccurrenceEndDate") => [Report(CheckErrors.EndDateComparesStart, place.Path, place.Owner!.Label)],
            ("VisitDetail", "Age") => [Report(CheckErrors.AgeAtVisitEnd, place.Path, place.Owner!.Label)],
            _ => [],
        };
    }

    private static IEnumerable<Error> FindGapDays(CriterionPlace place)
    {
        var names = place.Criterion.Attributes.Select(a => a.Definition.Name).ToHashSet(StringComparer.Ordinal);
        return (names.Contains("GapDays"), names.Contains("EraLength")) switch
        {
            (true, true) => [Report(CheckErrors.GapDaysCompareLength, $"{place.Path}.GapDays")],
            (true, false) => [Report(CheckErrors.GapDaysAlone, $"{place.Path}.GapDays")],
            _ => [],
        };
    }
}
