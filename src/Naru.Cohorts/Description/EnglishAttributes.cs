using Naru.Cohorts.Model;

namespace Naru.Cohorts.Description;

/// <summary>Conditions on attributes, in English.</summary>
internal sealed class EnglishAttributes(ConceptSetNames names) : CriterionAttributeVisitor<string>
{
    public override string Visit(DateAttribute attribute) => $"{Label(attribute)} {Range(attribute.Range)}";

    public override string Visit(NumberAttribute attribute) => $"{Label(attribute)} {Range(attribute.Range)}";

    public override string Visit(TextAttribute attribute) => $"{Label(attribute)} {Text(attribute.Filter)}";

    public override string Visit(ConceptsAttribute attribute) =>
        attribute.Excluded
            ? $"{Label(attribute)}: none of {string.Join(", ", attribute.Concepts.Select(Concept))}"
            : $"{Label(attribute)}: {English.Or([.. attribute.Concepts.Select(Concept)])}";

    public override string Visit(ConceptSetAttribute attribute) => (attribute.Selection.ConceptSetId, attribute.Selection.IsExclusion) switch
    {
        (null, false) => $"{Label(attribute)} recorded",
        (null, true) => $"{Label(attribute)} not recorded",
        ({ } id, false) => $"{Label(attribute)} in concept set {names[id]}",
        ({ } id, true) => $"{Label(attribute)} outside concept set {names[id]}",
    };

    public override string Visit(ConceptSetNumberAttribute attribute) => $"{Label(attribute)} in concept set {names[attribute.ConceptSetId]}";

    public override string Visit(AbnormalAttribute attribute) => $"{Label(attribute)} (outside its normal range, or marked as low or high)";

    public override string Visit(PeriodAttribute attribute) =>
        $"{Label(attribute)}: {Covered(attribute.Period)}";

    /// <summary>A period with open ends: <c>2020-01-01 to 2020-12-31</c>.</summary>
    internal static string Period(Period period) => (period.Start, period.End) switch
    {
        ({ } start, { } end) => $"{Values.Of(start)} to {Values.Of(end)}",
        ({ } start, null) => $"{Values.Of(start)} on",
        (null, { } end) => $"up to {Values.Of(end)}",
        (null, null) => "any day",
    };

    internal static string Concept(Concept concept) =>
        string.IsNullOrWhiteSpace(concept.Name) ? $"concept {Values.Of(concept.Id)}" : $"{concept.Name} ({Values.Of(concept.Id)})";

    private static string Covered(Period period) => (period.Start, period.End) switch
    {
        ({ } start, { } end) => $"covers {Values.Of(start)} and {Values.Of(end)}, which are taken as its start and end",
        ({ } start, null) => $"covers {Values.Of(start)}, which is taken as its start",
        (null, { } end) => $"covers {Values.Of(end)}, which is taken as its end",
        (null, null) => Period(period),
    };

    private static string Label(CriterionAttribute attribute) => attribute.Definition.Label.English;

    private static string Range(DateRange range)
    {
        var (value, extent) = (Values.Of(range.Value), Values.Of(range.Extent ?? range.Value));
        return range.Operator switch
        {
            RangeOperator.LessThan => $"before {value}",
            RangeOperator.LessOrEqual => $"on or before {value}",
            RangeOperator.Equal => $"on {value}",
            RangeOperator.NotEqual => $"not on {value}",
            RangeOperator.GreaterThan => $"after {value}",
            RangeOperator.GreaterOrEqual => $"on or after {value}",
            RangeOperator.Between => $"from {value} to {extent}",
            RangeOperator.NotBetween => $"before {value} or after {extent}",
        };
    }

    private static string Range(NumberRange range)
    {
        var (value, extent) = (Values.Of(range.Value), Values.Of(range.Extent ?? range.Value));
        return range.Operator switch
        {
            RangeOperator.LessThan => $"less than {value}",
            RangeOperator.LessOrEqual => $"at most {value}",
            RangeOperator.Equal => $"exactly {value}",
            RangeOperator.NotEqual => $"other than {value}",
            RangeOperator.GreaterThan => $"more than {value}",
            RangeOperator.GreaterOrEqual => $"at least {value}",
            RangeOperator.Between => $"from {value} to {extent}",
            RangeOperator.NotBetween => $"less than {value} or more than {extent}",
        };
    }

    private static string Text(TextFilter filter) => (filter.Operator, filter.Negated) switch
    {
        (TextOperator.Contains, false) => $"contains '{filter.Text}'",
        (TextOperator.Contains, true) => $"does not contain '{filter.Text}'",
        (TextOperator.StartsWith, false) => $"starts with '{filter.Text}'",
        (TextOperator.StartsWith, true) => $"does not start with '{filter.Text}'",
        (TextOperator.EndsWith, false) => $"ends with '{filter.Text}'",
        (TextOperator.EndsWith, true) => $"does not end with '{filter.Text}'",
        (TextOperator.Equal, false) => $"is '{filter.Text}'",
        (TextOperator.Equal, true) => $"is not '{filter.Text}'",
    };
}
