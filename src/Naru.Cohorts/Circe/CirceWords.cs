using Naru.Cohorts.Model;

namespace Naru.Cohorts.Circe;

/// <summary>The words of OHDSI's JSON and what they mean; the order is the one in which errors list them.</summary>
internal static class CirceWords
{
    internal static readonly IReadOnlyDictionary<string, EventLimit> Limits = new Dictionary<string, EventLimit>(StringComparer.Ordinal)
    {
        ["All"] = EventLimit.All,
        ["First"] = EventLimit.First,
        ["Last"] = EventLimit.Last,
    };

    internal static readonly IReadOnlyDictionary<string, GroupType> Groups = new Dictionary<string, GroupType>(StringComparer.Ordinal)
    {
        ["ALL"] = GroupType.All,
        ["ANY"] = GroupType.Any,
        ["AT_LEAST"] = GroupType.AtLeast,
        ["AT_MOST"] = GroupType.AtMost,
    };

    internal static readonly IReadOnlyDictionary<string, RangeOperator> Ranges = new Dictionary<string, RangeOperator>(StringComparer.Ordinal)
    {
        ["lt"] = RangeOperator.LessThan,
        ["lte"] = RangeOperator.LessOrEqual,
        ["eq"] = RangeOperator.Equal,
        ["!eq"] = RangeOperator.NotEqual,
        ["gt"] = RangeOperator.GreaterThan,
        ["gte"] = RangeOperator.GreaterOrEqual,
        ["bt"] = RangeOperator.Between,
        ["!bt"] = RangeOperator.NotBetween,
    };

    internal static readonly IReadOnlyDictionary<string, (TextOperator Operator, bool Negated)> Texts =
        new Dictionary<string, (TextOperator, bool)>(StringComparer.Ordinal)
        {
            ["contains"] = (TextOperator.Contains, false),
            ["!contains"] = (TextOperator.Contains, true),
            ["startsWith"] = (TextOperator.StartsWith, false),
            ["!startsWith"] = (TextOperator.StartsWith, true),
            ["endsWith"] = (TextOperator.EndsWith, false),
            ["!endsWith"] = (TextOperator.EndsWith, true),
            ["eq"] = (TextOperator.Equal, false),
            ["!eq"] = (TextOperator.Equal, true),
        };

    internal static readonly IReadOnlyDictionary<string, AdjustedDate> AdjustedDates = new Dictionary<string, AdjustedDate>(StringComparer.Ordinal)
    {
        ["START_DATE"] = AdjustedDate.Start,
        ["END_DATE"] = AdjustedDate.End,
    };

    internal static readonly IReadOnlyDictionary<string, AdjustedDate> OffsetDates = new Dictionary<string, AdjustedDate>(StringComparer.Ordinal)
    {
        ["StartDate"] = AdjustedDate.Start,
        ["EndDate"] = AdjustedDate.End,
    };

    internal static readonly IReadOnlyDictionary<string, CountColumn> CountColumns = new Dictionary<string, CountColumn>(StringComparer.Ordinal)
    {
        ["DAYS_SUPPLY"] = CountColumn.DaysSupply,
        ["DOMAIN_CONCEPT"] = CountColumn.DomainConcept,
        ["DOMAIN_SOURCE_CONCEPT"] = CountColumn.DomainSourceConcept,
        ["DURATION"] = CountColumn.Duration,
        ["END_DATE"] = CountColumn.EndDate,
        ["ERA_OCCURRENCES"] = CountColumn.EraOccurrences,
        ["GAP_DAYS"] = CountColumn.GapDays,
        ["QUANTITY"] = CountColumn.Quantity,
        ["RANGE_HIGH"] = CountColumn.RangeHigh,
        ["RANGE_LOW"] = CountColumn.RangeLow,
        ["REFILLS"] = CountColumn.Refills,
        ["START_DATE"] = CountColumn.StartDate,
        ["UNIT"] = CountColumn.Unit,
        ["VALUE_AS_NUMBER"] = CountColumn.ValueAsNumber,
        ["VISIT_ID"] = CountColumn.VisitId,
        ["VISIT_DETAIL_ID"] = CountColumn.VisitDetailId,
    };

    internal static readonly IReadOnlyDictionary<string, int> CollapseTypes = new Dictionary<string, int>(StringComparer.Ordinal) { ["ERA"] = 0 };

    /// <summary>The word for a meaning.</summary>
    internal static string Word<T>(IReadOnlyDictionary<string, T> words, T meaning)
        where T : struct => words.First(w => w.Value.Equals(meaning)).Key;
}
