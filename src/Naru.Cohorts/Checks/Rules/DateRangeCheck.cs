using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Date conditions and periods run forwards, and their dates are in the time of medical records.</summary>
internal sealed class DateRangeCheck : Check
{
    // Nobody alive was recorded before 1900; beyond 2100 a date can only mean "no end", which has its own way of being said.
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2100, 12, 31);

    internal override IEnumerable<Error> Find(WalkedDefinition walked) => walked.Attributes.SelectMany(p => p.Attribute switch
    {
        DateAttribute date => FindIn(date, p.Path),
        PeriodAttribute period => FindIn(period, p.Path),
        _ => [],
    });

    private static IEnumerable<Error> FindIn(DateAttribute attribute, string path)
    {
        var range = attribute.Range;
        var extent = range.Operator is RangeOperator.Between or RangeOperator.NotBetween ? range.Extent : null;
        return FindIn(attribute.Definition.Label, range.Value, extent, path, "Value", "Extent");
    }

    private static IEnumerable<Error> FindIn(PeriodAttribute attribute, string path) =>
        FindIn(attribute.Definition.Label, attribute.Period.Start, attribute.Period.End, path, "StartDate", "EndDate");

    private static IEnumerable<Error> FindIn(BilingualText label, DateOnly? first, DateOnly? last, string path, string firstMember, string lastMember)
    {
        if (first is { } start && last is { } end && start > end)
        {
            yield return Report(CheckErrors.ReversedRange, path, label, ValueText.Of(start), ValueText.Of(end));
        }

        foreach (var (date, member) in ((DateOnly? Date, string Member)[])[(first, firstMember), (last, lastMember)])
        {
            if (date is { } day && (day < Earliest || day > Latest))
            {
                yield return Report(CheckErrors.ImplausibleDate, $"{path}.{member}", label, ValueText.Of(day));
            }
        }
    }
}
