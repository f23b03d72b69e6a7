using Naru.Core;

namespace Naru.Cohorts.Sql;

/// <summary>A SQL expression as a tree: a closed family, walked by <see cref="SqlVisitor{T}"/>. Values only enter as parameters.</summary>
public abstract record SqlExpression
{
    private protected SqlExpression()
    {
    }

    /// <summary>Calls the visitor's method for this kind.</summary>
    public abstract T Accept<T>(SqlVisitor<T> visitor);
}

/// <summary>A column of a table or subquery in scope.</summary>
/// <param name="Alias">Alias of the table or subquery.</param>
/// <param name="Name">Name of the column.</param>
public sealed record SqlColumn(string Alias, string Name) : SqlExpression
{
    /// <inheritdoc/>
    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A value, passed as a parameter: <c>long</c>, <c>int</c>, <c>double</c>, <c>string</c> or <see cref="DateOnly"/>.</summary>
/// <param name="Value">The value.</param>
public sealed record SqlValue(object Value) : SqlExpression
{
    /// <inheritdoc/>
    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A whole number that belongs to the statement's shape, not to the question (an offset of 1, a zero).</summary>
/// <param name="Value">The number.</param>
public sealed record SqlConstant(long Value) : SqlExpression
{
    /// <inheritdoc/>
    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Two expressions with an operator between them.</summary>
/// <param name="Operator">One of the operators of <see cref="SqlOperator"/>.</param>
/// <param name="Left">Left of it.</param>
/// <param name="Right">Right of it.</param>
public sealed record SqlBinary(SqlOperator Operator, SqlExpression Left, SqlExpression Right) : SqlExpression
{
    /// <inheritdoc/>
    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>The negation of a condition.</summary>
/// <param name="Operand">The condition.</param>
public sealed record SqlNot(SqlExpression Operand) : SqlExpression
{
    /// <inheritdoc/>
    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Whether a value is missing.</summary>
/// <param name="Operand">The value.</param>
public sealed record SqlIsNull(SqlExpression Operand) : SqlExpression
{
    /// <inheritdoc/>
    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>
/// Whether an id is one of a list. False, not unknown, when the list is empty. Ids that are known when the statement is printed stand in it
/// as numbers, so that the database can skip what lies outside; a list that only a run knows is one parameter.
/// </summary>
/// <param name="Operand">The id.</param>
/// <param name="List">The ids.</param>
public sealed record SqlIn(SqlExpression Operand, SqlIdList List) : SqlExpression
{
    /// <inheritdoc/>
    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>A call of a function that every dialect knows under some name.</summary>
/// <param name="Function">The function.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record SqlCall(SqlFunction Function, ValueList<SqlExpression> Arguments) : SqlExpression
{
    /// <inheritdoc/>
    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>The number of a row within its person, in the given order.</summary>
/// <param name="Person">The person's id.</param>
/// <param name="OrderBy">The order; total, so that no number hangs on a tie.</param>
public sealed record SqlRowNumber(SqlExpression Person, ValueList<SqlExpression> OrderBy) : SqlExpression
{
    /// <inheritdoc/>
    public override T Accept<T>(SqlVisitor<T> visitor) => visitor.Visit(this);
}

/// <summary>Operators between two expressions.</summary>
public enum SqlOperator
{
    /// <summary>Both conditions.</summary>
    And,

    /// <summary>Either condition.</summary>
    Or,

    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    LessOrEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,

    /// <summary>Sum.</summary>
    Plus,

    /// <summary>Difference; of two dates, in days.</summary>
    Minus,

    /// <summary>Quotient of real numbers.</summary>
    Divide,

    /// <summary>Text pattern with <c>%</c> and <c>_</c>.</summary>
    Like,
}

/// <summary>Functions.</summary>
public enum SqlFunction
{
    /// <summary>The first argument that is not missing.</summary>
    Coalesce,

    /// <summary>A date's day number: days since 0001-01-01.</summary>
    DayNumber,

    /// <summary>The calendar year of a day number, which may lie outside the calendar.</summary>
    YearOfDay,

    /// <summary>The first argument, missing where it equals the second.</summary>
    NullIf,
}

/// <summary>Where the ids of an <see cref="SqlIn"/> come from when the statement is run: a closed family.</summary>
public abstract record SqlIdList
{
    private protected SqlIdList()
    {
    }
}

/// <summary>The concepts of a concept set of the plan.</summary>
/// <param name="Index">Index of the set in the plan.</param>
public sealed record ConceptSetIds(int Index) : SqlIdList;

/// <summary>Concepts that are known when the statement is printed.</summary>
/// <param name="Ids">Their ids.</param>
public sealed record ListedIds(ValueList<long> Ids) : SqlIdList;

/// <summary>The concepts of a concept set of the plan that a column of the scan's table has, as far as the data's statistics tell.</summary>
/// <param name="Index">Index of the set in the plan.</param>
/// <param name="Column">The column.</param>
public sealed record StoredConceptIds(int Index, string Column) : SqlIdList;

/// <summary>
/// The concepts that stand beside source concepts of a set in the scan's table, as far as the data's statistics tell. A table is
/// clustered by its concepts, so that its source concepts are found by these.
/// </summary>
/// <param name="Index">Index of the set in the plan.</param>
public sealed record ConceptsBesideSources(int Index) : SqlIdList;

/// <summary>Whatever there is, missing ids too.</summary>
public sealed record AnyId : SqlIdList;

/// <summary>Everything from one id to another.</summary>
/// <param name="First">The least.</param>
/// <param name="Last">The greatest.</param>
public sealed record IdRange(long First, long Last) : SqlIdList;

/// <summary>Walks expressions: a new kind breaks the build of every dialect until it is handled.</summary>
/// <typeparam name="T">What each kind is turned into.</typeparam>
public abstract class SqlVisitor<T>
{
    /// <summary>A column.</summary>
    public abstract T Visit(SqlColumn expression);

    /// <summary>A value.</summary>
    public abstract T Visit(SqlValue expression);

    /// <summary>A constant.</summary>
    public abstract T Visit(SqlConstant expression);

    /// <summary>Two expressions.</summary>
    public abstract T Visit(SqlBinary expression);

    /// <summary>A negation.</summary>
    public abstract T Visit(SqlNot expression);

    /// <summary>A test for a missing value.</summary>
    public abstract T Visit(SqlIsNull expression);

    /// <summary>A membership.</summary>
    public abstract T Visit(SqlIn expression);

    /// <summary>A function call.</summary>
    public abstract T Visit(SqlCall expression);

    /// <summary>A row number.</summary>
    public abstract T Visit(SqlRowNumber expression);
}
