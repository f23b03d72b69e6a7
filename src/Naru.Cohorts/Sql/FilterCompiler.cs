using Naru.Cohorts.Model;
using Naru.Core;
using static Naru.Cohorts.Sql.SqlBuild;

namespace Naru.Cohorts.Sql;

/// <summary>Compiles attributes to conditions, all of which must hold. Unknown counts as not satisfied, as always in SQL.</summary>
internal sealed class FilterCompiler(ValueCompiler values) : CriterionAttributeVisitor<IEnumerable<SqlExpression>>
{
    public override IEnumerable<SqlExpression> Visit(DateAttribute attribute)
    {
        var range = attribute.Range;
        return attribute.Definition.Value is EventStart && values.PlainStartDate is { } date
            ? [Compare(range.Operator, date, new SqlValue(range.Value), range.Extent is { } last ? new SqlValue(last) : null)]
            : [Compare(range.Operator, Value(attribute), Day(range.Value), range.Extent is { } end ? Day(end) : null)];
    }

    public override IEnumerable<SqlExpression> Visit(NumberAttribute attribute)
    {
        var range = attribute.Range;
        var precision = attribute.Definition.Precision;
        return
        [
            Compare(
                range.Operator,
                Value(attribute),
                new SqlValue(range.ValueAs(precision)),
                range.Extent is null ? null : new SqlValue(range.ExtentAs(precision))),
        ];
    }

    public override IEnumerable<SqlExpression> Visit(TextAttribute attribute)
    {
        var like = new SqlBinary(SqlOperator.Like, Value(attribute), new SqlValue(attribute.Filter.LikePattern));
        return [attribute.Filter.Negated ? new SqlNot(like) : like];
    }

    public override IEnumerable<SqlExpression> Visit(ConceptsAttribute attribute)
    {
        var value = Value(attribute);
        var isListed = new SqlIn(value, new ListedIds(attribute.Concepts.Select(c => c.Id).Distinct().Order().ToValueList()));
        return attribute.Excluded ? [new SqlNot(isListed)] : [isListed];
    }

    public override IEnumerable<SqlExpression> Visit(ConceptSetAttribute attribute)
    {
        var value = Value(attribute);
        if (attribute.Selection.ConceptSetId is not { } set)
        {
            return [attribute.Selection.IsExclusion ? new SqlIsNull(value) : new SqlNot(new SqlIsNull(value))];
        }

        // A missing value lies outside an empty set only: "NULL NOT IN ()" is true, "NULL NOT IN (1)" is unknown.
        var isIn = new SqlIn(value, new ConceptSetIds(set));
        return attribute.Selection.IsExclusion ? [new SqlNot(isIn)] : [isIn];
    }

    public override IEnumerable<SqlExpression> Visit(ConceptSetNumberAttribute attribute) =>
        [new SqlIn(Value(attribute), new ConceptSetIds(attribute.ConceptSetId))];

    public override IEnumerable<SqlExpression> Visit(AbnormalAttribute attribute)
    {
        var value = values.Own("value_as_number");
        return
        [
            Or(
                new SqlBinary(SqlOperator.Less, value, values.Own("range_low")),
                new SqlBinary(SqlOperator.Greater, value, values.Own("range_high")),
                new SqlIn(values.Own("value_as_concept_id"), new ListedIds([4155142, 4155143]))),
        ];
    }

    public override IEnumerable<SqlExpression> Visit(PeriodAttribute attribute) =>
        ((DateOnly?[])[attribute.Period.Start, attribute.Period.End]).OfType<DateOnly>().Select(date => And(
            new SqlBinary(SqlOperator.LessOrEqual, values.Start, Day(date)),
            new SqlBinary(SqlOperator.GreaterOrEqual, values.End, Day(date))));

    private static SqlExpression Compare(RangeOperator op, SqlExpression x, SqlExpression low, SqlExpression? high) => op switch
    {
        RangeOperator.LessThan => new SqlBinary(SqlOperator.Less, x, low),
        RangeOperator.LessOrEqual => new SqlBinary(SqlOperator.LessOrEqual, x, low),
        RangeOperator.Equal => new SqlBinary(SqlOperator.Equal, x, low),
        RangeOperator.NotEqual => new SqlBinary(SqlOperator.NotEqual, x, low),
        RangeOperator.GreaterThan => new SqlBinary(SqlOperator.Greater, x, low),
        RangeOperator.GreaterOrEqual => new SqlBinary(SqlOperator.GreaterOrEqual, x, low),
        RangeOperator.Between => And(
            new SqlBinary(SqlOperator.GreaterOrEqual, x, low), new SqlBinary(SqlOperator.LessOrEqual, x, high!)),
        RangeOperator.NotBetween => Or(new SqlBinary(SqlOperator.Less, x, low), new SqlBinary(SqlOperator.Greater, x, high!)),
    };

    private SqlExpression Value(CriterionAttribute attribute) => attribute.Definition.Value.Accept(values);
}
