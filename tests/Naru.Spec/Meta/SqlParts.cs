using Naru.Cohorts.Sql;

namespace Naru.Spec.Meta;

/// <summary>Everything that stands in a statement, subqueries included.</summary>
internal sealed class SqlParts : SqlVisitor<IEnumerable<SqlExpression>>
{
    private static readonly SqlParts Children = new();

    internal static IEnumerable<SqlSelect> Selects(SqlSelect select) =>
        select.From is SqlSubquery subquery ? Selects(subquery.Select).Prepend(select) : [select];

    internal static IEnumerable<SqlSource> Sources(SqlSelect select) =>
        Selects(select).SelectMany(s => s.Joins.Select(SqlSource (j) => j.Table).Prepend(s.From));

    internal static IEnumerable<SqlExpression> Expressions(SqlSelect select) =>
        Selects(select).SelectMany(s => s.Columns.Select(c => c.Expression).Concat(s.Joins.SelectMany(j => j.On)).Concat(s.Where)).SelectMany(Within);

    private static IEnumerable<SqlExpression> Within(SqlExpression expression) => expression.Accept(Children).SelectMany(Within).Prepend(expression);

    public override IEnumerable<SqlExpression> Visit(SqlColumn expression) => [];

    public override IEnumerable<SqlExpression> Visit(SqlValue expression) => [];

    public override IEnumerable<SqlExpression> Visit(SqlConstant expression) => [];

    public override IEnumerable<SqlExpression> Visit(SqlBinary expression) => [expression.Left, expression.Right];

    public override IEnumerable<SqlExpression> Visit(SqlNot expression) => [expression.Operand];

    public override IEnumerable<SqlExpression> Visit(SqlIsNull expression) => [expression.Operand];

    public override IEnumerable<SqlExpression> Visit(SqlIn expression) => [expression.Operand];

    public override IEnumerable<SqlExpression> Visit(SqlCall expression) => expression.Arguments;

    public override IEnumerable<SqlExpression> Visit(SqlRowNumber expression) => expression.OrderBy.Prepend(expression.Person);
}
