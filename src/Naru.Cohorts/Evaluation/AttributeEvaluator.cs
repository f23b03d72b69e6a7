using System.Globalization;
using Naru.Cohorts.Model;

namespace Naru.Cohorts.Evaluation;

/// <summary>Whether an event satisfies an attribute. As in SQL, a missing value satisfies neither a test nor its negation.</summary>
internal sealed class AttributeEvaluator(PersonScope scope, ValueReader values) : CriterionAttributeVisitor<bool>
{
    public override bool Visit(DateAttribute attribute) =>
        Value(attribute) is long day && Compare(attribute.Range.Operator, day, attribute.Range.Value.DayNumber, attribute.Range.Extent?.DayNumber ?? 0);

    public override bool Visit(NumberAttribute attribute)
    {
        var range = attribute.Range;
        var precision = attribute.Definition.Precision;
        return Value(attribute) is { } value && Compare(
            range.Operator,
            Convert.ToDouble(value, CultureInfo.InvariantCulture),
            range.ValueAs(precision),
            range.Extent is null ? 0 : range.ExtentAs(precision));
    }

    public override bool Visit(TextAttribute attribute) =>
        Value(attribute) is string text && LikePattern.Matches(text, attribute.Filter.LikePattern) != attribute.Filter.Negated;

    public override bool Visit(ConceptsAttribute attribute) =>
        HasRow(attribute) && Value(attribute) is long concept && attribute.Concepts.Any(c => c.Id == concept) != attribute.Excluded;

    public override bool Visit(ConceptSetAttribute attribute)
    {
        if (!HasRow(attribute))
        {
            return false;
        }

        var concept = (long?)Value(attribute);
        if (attribute.Selection.ConceptSetId is not { } id)
        {
            return concept is null == attribute.Selection.IsExclusion;
        }

        var set = scope.ConceptSet(id);
        return attribute.Selection.IsExclusion
            ? set.Count == 0 || (concept is { } outside && !set.Contains(outside))
            : concept is { } inside && set.Contains(inside);
    }

    public override bool Visit(ConceptSetNumberAttribute attribute) =>
        Value(attribute) is long concept && scope.ConceptSet(attribute.ConceptSetId).Contains(concept);

    public override bool Visit(AbnormalAttribute attribute)
    {
        var value = values.Visit(new RowColumn("value_as_number")) as double?;
        var low = values.Visit(new RowColumn("range_low")) as double?;
        var high = values.Visit(new RowColumn("range_high")) as double?;
        return value < low || value > high || values.Visit(new RowColumn("value_as_concept_id")) is 4155142L or 4155143L;
    }

    /// <summary>Each given day must lie within the record.</summary>
    public override bool Visit(PeriodAttribute attribute) =>
        ((DateOnly?[])[attribute.Period.Start, attribute.Period.End]).All(d => d is null || (Start <= d.Value.DayNumber && End >= d.Value.DayNumber));

    private long Start => (long)values.Visit(new EventStart())!;

    private long? End => (long?)values.Visit(new EventEnd());

    private static bool Compare(RangeOperator op, double x, double value, double extent) => op switch
    {
        RangeOperator.LessThan => x < value,
        RangeOperator.LessOrEqual => x <= value,
        RangeOperator.Equal => x == value,
        RangeOperator.NotEqual => x != value,
        RangeOperator.GreaterThan => x > value,
        RangeOperator.GreaterOrEqual => x >= value,
        RangeOperator.Between => x >= value && x <= extent,
        RangeOperator.NotBetween => !(x >= value && x <= extent),
    };

    private object? Value(CriterionAttribute attribute) => attribute.Definition.Value.Accept(values);

    private bool HasRow(CriterionAttribute attribute) => values.HasRowOf(attribute.Definition.Value);
}
