using Naru.Core;

namespace Naru.Cohorts.Sql;

/// <summary>Short forms for building expressions.</summary>
internal static class SqlBuild
{
    internal static SqlExpression Day(DateOnly date) => new SqlValue((long)date.DayNumber);

    internal static SqlExpression DayOf(SqlExpression date) => Call(SqlFunction.DayNumber, date);

    internal static SqlExpression Call(SqlFunction function, params ReadOnlySpan<SqlExpression> arguments) => new SqlCall(function, ValueList.Create(arguments));

    internal static SqlExpression And(params ReadOnlySpan<SqlExpression> conditions) => Join(SqlOperator.And, conditions);

    internal static SqlExpression Or(params ReadOnlySpan<SqlExpression> conditions) => Join(SqlOperator.Or, conditions);

    private static SqlExpression Join(SqlOperator op, ReadOnlySpan<SqlExpression> conditions)
    {
        var result = conditions[0];
        foreach (var condition in conditions[1..])
        {
            result = new SqlBinary(op, result, condition);
        }

        return result;
    }
}
