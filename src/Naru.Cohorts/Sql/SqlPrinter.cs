using System.Globalization;
using System.Text;
using Naru.Core;

namespace Naru.Cohorts.Sql;

/// <summary>
/// Prints statements. A dialect overrides what differs, and is offered to users only when the whole spec suite passes on it.
/// One printer prints one statement.
/// </summary>
public abstract class SqlPrinter : SqlVisitor<bool>
{
    private readonly Func<SqlIdList, SqlIdList>? resolve;
    private readonly StringBuilder text = new();
    private readonly List<object> parameters = [];
    private int indent;

    /// <summary>A printer.</summary>
    /// <param name="resolve">Gives the ids of a list if they are known, or the list as it is. Null: everything becomes a parameter.</param>
    protected SqlPrinter(Func<SqlIdList, SqlIdList>? resolve) => this.resolve = resolve;

    /// <summary>Prints a statement.</summary>
    protected SqlStatement PrintStatement(SqlSelect select)
    {
        Print(select);
        return new SqlStatement(text.ToString(), parameters.ToValueList());
    }

    /// <summary>The name by which a table of the CDM is reached.</summary>
    protected abstract string TableName(string table);

    /// <summary>
    /// How a number or a date stands in a statement of a run, where the database can plan with it; null for what must stay a parameter,
    /// as every text must.
    /// </summary>
    protected abstract string? Literal(object value);

    /// <summary>Prints the parameter that holds a value.</summary>
    protected abstract void PrintValue(string parameter, object value);

    /// <summary>Prints "is one of the list" behind the operand.</summary>
    protected abstract void PrintIn(string parameter);

    /// <summary>Prints a function call.</summary>
    protected abstract void PrintCall(SqlCall call);

    /// <inheritdoc/>
    public sealed override bool Visit(SqlColumn expression) => Append($"{expression.Alias}.{expression.Name}");

    /// <inheritdoc/>
    public sealed override bool Visit(SqlValue expression)
    {
        if (resolve is not null && Literal(expression.Value) is { } literal)
        {
            return Append(literal);
        }

        PrintValue(Parameter(expression.Value), expression.Value);
        return true;
    }

    /// <inheritdoc/>
    public sealed override bool Visit(SqlConstant expression) => Append(Number(expression.Value));

    /// <inheritdoc/>
    public sealed override bool Visit(SqlBinary expression)
    {
        Append("(");
        expression.Left.Accept(this);
        Append(Symbol(expression.Operator));
        expression.Right.Accept(this);
        return Append(")");
    }

    /// <inheritdoc/>
    public sealed override bool Visit(SqlNot expression)
    {
        Append("NOT (");
        expression.Operand.Accept(this);
        return Append(")");
    }

    /// <inheritdoc/>
    public sealed override bool Visit(SqlIsNull expression)
    {
        expression.Operand.Accept(this);
        return Append(" IS NULL");
    }

    /// <inheritdoc/>
    public sealed override bool Visit(SqlIn expression)
    {
        switch (resolve?.Invoke(expression.List))
        {
            case AnyId:
                return Append("TRUE");
            case ListedIds { Ids.Count: 0 }:
                return Append("FALSE");
            case ListedIds listed:
                expression.Operand.Accept(this);
                return Append($" IN ({string.Join(", ", listed.Ids.Select(Number))})");
            case IdRange range:
                expression.Operand.Accept(this);
                return Append($" BETWEEN {Number(range.First)} AND {Number(range.Last)}");
            default:
                expression.Operand.Accept(this);
                PrintIn(Parameter(expression.List));
                return true;
        }
    }

    /// <inheritdoc/>
    public sealed override bool Visit(SqlCall expression)
    {
        PrintCall(expression);
        return true;
    }

    /// <inheritdoc/>
    public sealed override bool Visit(SqlRowNumber expression)
    {
        Append("row_number() OVER (PARTITION BY ");
        expression.Person.Accept(this);
        Append(" ORDER BY ");
        PrintList(expression.OrderBy, ", ");
        return Append(")");
    }

    /// <summary>Adds text as it is.</summary>
    protected bool Append(string part)
    {
        text.Append(part);
        return true;
    }

    /// <summary>Prints expressions with something between them.</summary>
    protected void PrintList(IEnumerable<SqlExpression> expressions, string separator)
    {
        var first = true;
        foreach (var expression in expressions)
        {
            if (!first)
            {
                Append(separator);
            }

            first = false;
            expression.Accept(this);
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Symbol(SqlOperator op) => op switch
    {
        SqlOperator.And => " AND ",
        SqlOperator.Or => " OR ",
        SqlOperator.Equal => " = ",
        SqlOperator.NotEqual => " <> ",
        SqlOperator.Less => " < ",
        SqlOperator.LessOrEqual => " <= ",
        SqlOperator.Greater => " > ",
        SqlOperator.GreaterOrEqual => " >= ",
        SqlOperator.Plus => " + ",
        SqlOperator.Minus => " - ",
        SqlOperator.Divide => " / ",
        SqlOperator.Like => " LIKE ",
    };

    private string Parameter(object value)
    {
        parameters.Add(value);
        return "$" + parameters.Count.ToString(CultureInfo.InvariantCulture);
    }

    private void Print(SqlSelect select)
    {
        Append("SELECT ");
        for (var i = 0; i < select.Columns.Count; i++)
        {
            Append(i > 0 ? ", " : "");
            select.Columns[i].Expression.Accept(this);
            Append(" AS " + select.Columns[i].Name);
        }

        Line("FROM ");
        Print(select.From);
        foreach (var join in select.Joins)
        {
            Line(join.IsOuter ? "LEFT JOIN " : "JOIN ");
            Print(join.Table);
            Append(" ON ");
            PrintList(join.On, " AND ");
        }

        if (select.Where.Count > 0)
        {
            Line("WHERE ");
            indent++;
            for (var i = 0; i < select.Where.Count; i++)
            {
                if (i > 0)
                {
                    Line("AND ");
                }

                select.Where[i].Accept(this);
            }

            indent--;
        }

        if (select.OrderBy.Count > 0)
        {
            Line("ORDER BY " + string.Join(", ", select.OrderBy));
        }
    }

    private void Print(SqlSource source)
    {
        switch (source)
        {
            case SqlTable table:
                Append($"{TableName(table.Name)} {table.Alias}");
                break;
            case SqlSubquery subquery:
                Append("(");
                indent++;
                Line("");
                Print(subquery.Select);
                indent--;
                Append($") {subquery.Alias}");
                break;
        }
    }

    private void Line(string start) => text.Append('\n').Append(' ', indent * 2).Append(start);
}
